import { describe, expect, it } from 'vitest';
import { clozeText } from '../../api/imports/anki/cloze.ts';
import { asMarkdown, plainText } from '../../api/imports/anki/plain-text.ts';
import { renderCard } from '../../api/imports/anki/render-card.ts';
import { selectReviews, type RevlogEntry } from '../../api/imports/anki/select-reviews.ts';

describe('a template', () => {
  const render = (front: string, back = '', fields = ['F', 'B', '']) =>
    renderCard(
      {
        name: 'Basic',
        isCloze: false,
        fields: ['Front', 'Back', 'Extra'],
        templates: [{ name: 'Card 1', front, back }],
      },
      { fields, tags: ['a', 'b'], deck: 'Net::TCP', ord: 0 },
    );

  it.each([
    ['{{Front}} and {{ Back }}', 'F and B'],
    ['{{Nothing}}.', '.'],
    ['{{#Extra}}x{{/Extra}}{{^Extra}}none{{/Extra}}', 'none'],
    ['{{#Front}}{{#Extra}}x{{/Extra}}y{{/Front}}', 'y'],
    ['{{#Front}}open', 'open'],
    ['{{/Front}}stray', 'stray'],
    ['{{Tags}} {{Deck}} {{Subdeck}} {{Type}} {{Card}}', 'a b Net::TCP TCP Basic Card 1'],
    ['{{text:Front}}{{hint:Back}}{{type:Back}}', 'F'],
    ['{{=<% %>=}}<%Front%>', 'F'],
    ['{{! a remark }}{{Front}}', 'F'],
  ])('%s', (front, expected) => {
    expect(render(front)?.front).toBe(expected);
  });

  it('shows the back without the front', () => {
    expect(render('{{Front}}', '{{FrontSide}}<hr id="answer">{{Back}} {{type:Back}}')?.back).toBe('B B');
  });
  it('with a field of breaks alone counts as empty', () => {
    expect(render('{{#Extra}}x{{/Extra}}', '', ['F', 'B', '<br>&nbsp;'])?.front).toBe('');
  });
  it('that is not there gives no card', () => {
    const type = { name: 'Basic', isCloze: false, fields: ['Front'], templates: [] };
    expect(renderCard(type, { fields: ['F'], tags: [], deck: 'D', ord: 0 })).toBeUndefined();
  });
});

describe('a cloze', () => {
  it.each([
    ['{{c1::a}} b {{c2::c}}', 1, '[…] b c', '<b>a</b> b c'],
    ['{{c1::a::hint}}', 1, '[hint]', '<b>a</b>'],
    ['{{c1::a {{c2::b}} c}}', 2, 'a […] c', 'a <b>b</b> c'],
    ['{{c1::a {{c2::b}} c}}', 1, '[…]', '<b>a b c</b>'],
    ['{{c1,2::a}}', 2, '[…]', '<b>a</b>'],
    ['{{c1::a}} {{c9::open', 1, '[…] {{c9::open', '<b>a</b> {{c9::open'],
    ['{{c1::a}} }} {{', 1, '[…] }} {{', '<b>a</b> }} {{'],
    ['nothing', 1, '', ''],
    ['{{c2::other}}', 1, '', ''],
  ])('%s, number %i', (text, number, front, back) => {
    expect([clozeText(text, number, 'front'), clozeText(text, number, 'back')]).toEqual([front, back]);
  });
});

describe('HTML as text', () => {
  it.each([
    ['a<br>b<div>c &amp; d</div>', 'a\nb\nc & d'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['use <code>ls</code>', 'use `ls`'],
    ['<pre><code>if x:\n  y</code></pre>', 'if x:\n  y'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a b\nc d'],
    ['<img src=x>[sound:y.mp3]', '[picture][sound]'],
    ['<a href="https://example.org">here</a>', 'here'],
    ['<script>x</script><style>y</style>z', 'z'],
    ['<b>un<i>closed', 'unclosed'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
  it('reads the same as Markdown', () => {
    expect(asMarkdown('a*b*\n<c> `d_e` [f]\n\ng')).toBe('a\\*b\\*  \n\\<c\\> `d_e` \\[f\\]\n\ng');
  });
});

describe('the reviews that a card’s memory is made of', () => {
  const [learning, review, relearning, filtered, byHand, rescheduled] = [0, 1, 2, 3, 4, 5];
  const entry = (at: number, kind: number | undefined, over: Partial<RevlogEntry> = {}): RevlogEntry => ({
    at,
    ease: kind === byHand || kind === rescheduled ? 0 : 3,
    factor: kind === byHand ? 0 : 2500,
    durationMs: 1000,
    kind: kind ?? 0,
    ...over,
  });
  const times = (entries: RevlogEntry[]) => selectReviews(entries).map((each) => each.at);

  it('are all there where nothing was reset', () => {
    expect(times([entry(1, learning), entry(2, review), entry(3, relearning), entry(4, review)])).toEqual([1, 2, 3, 4]);
  });
  it('begin with the last unbroken run of learning steps', () => {
    expect(
      times([entry(1, learning), entry(2, review), entry(3, learning), entry(4, learning), entry(5, review)]),
    ).toEqual([3, 4, 5]);
  });
  it('begin after a reset, with or without steps', () => {
    expect(times([entry(1, learning), entry(2, byHand), entry(3, learning), entry(4, review)])).toEqual([3, 4]);
    expect(times([entry(1, learning), entry(2, byHand), entry(3, review)])).toEqual([3]);
    expect(times([entry(1, learning), entry(2, byHand)])).toEqual([]);
  });
  it('go through a due date that was set, and a rescheduling', () => {
    expect(
      times([entry(1, learning), entry(2, byHand, { factor: 2500 }), entry(3, rescheduled), entry(4, review)]),
    ).toEqual([1, 4]);
  });
  it('begin with the first answer where the log is cut off', () => {
    expect(times([entry(1, review), entry(2, review)])).toEqual([1, 2]);
  });
  it('count in a filtered deck only where it rescheduled', () => {
    const cram = entry(2, filtered, { factor: 0 });
    expect(selectReviews([entry(1, learning), cram, entry(3, filtered)]).map((each) => each.counts)).toEqual([
      true,
      false,
      true,
    ]);
  });
  it('have no duration where theirs cannot be', () => {
    expect(selectReviews([entry(1, learning, { durationMs: -5 })])[0]?.durationMs).toBeNull();
  });
  it('are the examples of Anki’s own tests', () => {
    // rslib/src/scheduler/fsrs/params.rs: a card learnt twice after a reset; cramming in between.
    expect(times([entry(1, learning), entry(4, byHand), entry(7, learning), entry(10, review)])).toEqual([7, 10]);
    const crammed = [entry(1, learning), entry(2, review), entry(4, filtered, { factor: 0 }), entry(7, review)];
    expect(
      selectReviews(crammed)
        .filter((each) => each.counts)
        .map((each) => each.at),
    ).toEqual([1, 2, 7]);
  });
});
