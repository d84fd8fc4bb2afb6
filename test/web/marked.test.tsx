import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Marked } from '../../web/features/library/marked.tsx';
import { MarkedPrompt } from '../../web/features/library/marked-prompt.tsx';
import { runs } from '../support/long.ts';

const pageOf = (element: React.ReactElement) => {
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(element);
  return page;
};
const texts = (page: HTMLElement, selector: string) => [...page.querySelectorAll(selector)].map((el) => el.textContent);
const marksIn = (text: string, search: string) => texts(pageOf(<Marked search={search}>{text}</Marked>), 'mark');

describe('a search marks', () => {
  it('its words wherever they occur, however they are written', () => {
    expect(marksIn('A Pod holds containers; a pod dies.', 'pod')).toEqual(['Pod', 'pod']);
  });
  it('each of several words', () => {
    expect(marksIn('A pod holds containers.', '  containers   pod ')).toEqual(['pod', 'containers']);
  });
  it('the longer of two words that begin alike', () => {
    expect(marksIn('containers', 'con containers')).toEqual(['containers']);
  });
  it('parts of words, as the search finds them', () => {
    expect(marksIn('kubelet', 'let')).toEqual(['let']);
  });
  it.each(['a.c', 'c++', '(', '[a-z]', '\\d', '$', '^', 'a|b', '*', '?', '{2}'])('“%s” to the letter', (search) => {
    expect(marksIn(`abc 22 ${search} xyz`, search)).toEqual([search]);
  });
  it.each(['', '   '])('nothing for “%s”', (search) => {
    expect(marksIn('A pod', search)).toEqual([]);
  });
  it('without changing a letter of the text', () => {
    const words = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(words, words, (text, search) => {
        const { children } = { children: <Marked search={search}>{text}</Marked> };
        expect(renderToStaticMarkup(children).replaceAll(/<\/?mark[^>]*>/g, '')).toBe(
          renderToStaticMarkup(<>{text}</>),
        );
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});

describe('a prompt', () => {
  const prompt = '\nWhat does `docker run` do, and who runs it?\n';

  it('sets code apart', () => {
    const page = pageOf(<MarkedPrompt search="">{prompt}</MarkedPrompt>);
    expect(texts(page, 'code')).toEqual(['docker run']);
    expect(page.textContent).toBe('What does docker run do, and who runs it?');
  });
  it('marks the words of a search in its code too', () => {
    const page = pageOf(<MarkedPrompt search="run">{prompt}</MarkedPrompt>);
    expect(texts(page, 'mark')).toEqual(['run', 'run']);
    expect(texts(page, 'code mark')).toEqual(['run']);
  });
  it('that begins with code keeps it apart', () => {
    expect(texts(pageOf(<MarkedPrompt search="">`ls` lists what?</MarkedPrompt>), 'code')).toEqual(['ls']);
  });
  it('keeps a lone backtick', () => {
    const page = pageOf(<MarkedPrompt search="">What is ` for?</MarkedPrompt>);
    expect(page.textContent).toBe('What is ` for?');
  });
});
