import { fromMarkdown } from 'mdast-util-from-markdown';

/** What of a text a sentence quotes, characters. */
const mostQuoted = 200;

/** What of a prompt names a question, characters. */
const mostOfPrompt = 100;
/** What of a comment is read for that: marks that nest by the thousand would take seconds, or the whole stack. */
const mostRead = 400;

/** Markdown as a sentence quotes it: its words on one line, without marks, cut at a word. */
export function quoteOf(markdown: string): string {
  const words = oneLine(wordsOf(fromMarkdown(markdown.slice(0, mostRead)))).trim();
  return cutAtWord(markdown.length > mostRead ? `${words} …`.trim() : words, mostQuoted);
}

/** What a question is called in a sentence: how its prompt begins, of whose marks the page knows `code` alone. */
export const questionTitle = (prompt: string): string =>
  cutAtWord(oneLine(prompt.trim().split(/\n\s*\n/)[0] ?? '').replaceAll(/`([^`]+)`/g, '$1'), mostOfPrompt);

/** A text of at most so many characters, shortened at the end of a word; within one only where it is longer than that. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const whole = /\s/.test(text.charAt(most)) ? cut : cut.replace(/\s+\S*$/, '');
  return `${whole.replace(/[\s,;:–—-]+$/, '')}…`;
}

/** One line, whatever is in it. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ');

interface Node {
  type: string;
  value?: string;
  alt?: string | null | undefined;
  children?: readonly Node[];
}

/** The words below a node: those of a picture are its description; a tag has none, as on the page. */
function wordsOf({ type, value, alt, children }: Node): string {
  if (type === 'html' || type === 'definition') return '';
  if (type === 'break') return ' ';
  if (children === undefined) return value ?? alt ?? '';
  return children
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(blocks.has(type) ? ' ' : '');
}

/** What holds paragraphs and the like, not the words of one. */
const blocks = new Set(['root', 'blockquote', 'list', 'listItem']);
