import { describe, expect, it } from 'vitest';
import { cutAtWord, questionTitle, quoteOf } from '../../api/notifications/plain-text.ts';

describe('a comment in a sentence', () => {
  it('has its words without the marks of Markdown, on one line', () => {
    const comment = `# Nearly

Say what PID 1 does **when it has _no_ handler**, see [the manual](https://example.org "signals"):

- \`SIGTERM\` is *ignored*
- \`SIGKILL\` is not

> Who says so?

\`\`\`sh
kill -9 1
\`\`\`
![a drawing](x.png) and\\
more`;
    expect(quoteOf(comment)).toBe(
      'Nearly Say what PID 1 does when it has no handler, see the manual: SIGTERM is ignored SIGKILL is not Who says so? kill -9 1 a drawing and more',
    );
  });
  it('keeps what only looks like a mark', () => {
    expect(quoteOf('2 * 3 * 4 is snake_case_name, not 5 < 6')).toBe('2 * 3 * 4 is snake_case_name, not 5 < 6');
  });
  it('has no tags, as on the page', () => {
    expect(quoteOf('<img src=x onerror=alert(1)>\n\nHello <b>there</b>')).toBe('Hello there');
    expect(quoteOf('<hr>')).toBe('');
  });
  it('ends with a word where it is long', () => {
    const words = 'Say it in order. '.repeat(20);
    const quote = quoteOf(words);
    expect(quote.length).toBeLessThanOrEqual(201);
    expect(quote).toMatch(/\b(Say|it|in|order\.)…$/);
  });
  it('is quoted however deep its marks nest', () => {
    for (const marks of ['>', '1. ', '*a_', '[']) expect(quoteOf(marks.repeat(1600))).toMatch(/…$/);
  });
});

describe('a text that is cut', () => {
  it('is whole where it has room', () => expect(cutAtWord('one two', 7)).toBe('one two'));
  it('ends with a whole word, without the comma after it', () => {
    expect(cutAtWord('one, two', 7)).toBe('one…');
    expect(cutAtWord('one two three', 7)).toBe('one two…');
  });
  it('is cut within a word that is longer, never within a character', () => {
    expect(cutAtWord('Donaudampfschiff', 6)).toBe('Donaud…');
    expect(cutAtWord('ab😀cd', 3)).toBe('ab…');
  });
});

describe('what a question is called', () => {
  it('is how its prompt begins, on one line, without the marks of code', () => {
    expect(questionTitle('What does `kubectl get <pod>`\nprint?\n\nAnd *why*?\n')).toBe(
      'What does kubectl get <pod> print?',
    );
    expect(questionTitle('Why does it hang? '.repeat(20))).toMatch(/^Why does it hang\? .{60,90}…$/);
  });
});
