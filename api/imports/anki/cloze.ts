/**
 * A text with cloze deletions (`{{c1::hidden::hint}}`, also inside each other), as the card of one number shows it: the
 * front has `[…]` or the hint in its place, the back the hidden text in bold. Empty if the text has none of that number.
 */
export function clozeText(html: string, number: number, side: 'front' | 'back'): string {
  const nodes = parse(html);
  return mentions(nodes, number) ? show(nodes, number, side) : '';
}

type Node = string | Cloze;
interface Cloze {
  numbers: number[];
  hidden: Node[];
  hint: string;
}

/** Deeper ones are shown as they are written. */
const deepest = 8;

/** One pass over the text, so that its time grows with its length whatever is in it. */
function parse(html: string): Node[] {
  const open: { written: string; nodes: Node[] }[] = [{ written: '', nodes: [] }];
  const add = (node: Node) => node !== '' && open.at(-1)?.nodes.push(node);
  let textFrom = 0;
  for (const { 0: mark, index } of html.matchAll(/\{\{c[\d,]{1,20}::|\}\}/g)) {
    const closes = mark === '}}';
    if (closes ? open.length === 1 : open.length > deepest) continue;
    add(html.slice(textFrom, index));
    textFrom = index + mark.length;
    const closed = closes ? open.pop() : undefined;
    if (closed) add(clozeOf(closed.written, closed.nodes));
    else open.push({ written: mark, nodes: [] });
  }
  add(html.slice(textFrom));
  // What is never closed is text.
  return open.flatMap(({ written, nodes }) => [written, ...nodes]);
}

/** `written` is the opening; a hint stands behind `::` at the end of what is hidden. */
function clozeOf(written: string, nodes: Node[]): Cloze {
  const numbers = written.slice(3, -2).split(',').map(Number);
  const last = nodes.at(-1);
  const cut = typeof last === 'string' ? last.indexOf('::') : -1;
  if (typeof last !== 'string' || cut === -1) return { numbers, hidden: nodes, hint: '' };
  return { numbers, hidden: [...nodes.slice(0, -1), last.slice(0, cut)], hint: last.slice(cut + 2) };
}

const mentions = (nodes: readonly Node[], number: number): boolean =>
  nodes.some((node) => typeof node !== 'string' && (node.numbers.includes(number) || mentions(node.hidden, number)));

function show(nodes: readonly Node[], number: number, side: 'front' | 'back'): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (!node.numbers.includes(number)) return show(node.hidden, number, side);
      return side === 'front' ? `[${node.hint || '…'}]` : `<b>${show(node.hidden, number, side)}</b>`;
    })
    .join('');
}
