import type { PointRow } from '../../db/schema.ts';

/** Text with `code`, as HTML. */
export const textHtml = (text: string): string =>
  escaped(text.trim())
    .replaceAll(/`([^`\n]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>');

/** Markdown as far as model answers use it: code, bold, lists and paragraphs. */
export const markdownHtml = (markdown: string): string =>
  markdown
    .trim()
    .split(/^```.*$/m)
    .map((part, index) =>
      index % 2 === 1
        ? `<pre><code>${escaped(part.replace(/^\n|\n$/g, ''))}</code></pre>`
        : textHtml(part.replaceAll(/\\([\\*_<>#[\]`~|])/g, '$1')).replaceAll(/\*\*([^*<]+)\*\*/g, '<b>$1</b>'),
    )
    .join('');

/** A rubric as a list; what a good answer cannot do without is marked, what goes beyond it too. */
export const pointsHtml = (points: readonly PointRow[]): string =>
  `<ul>${points.map(({ say, role }) => `<li>${textHtml(say)}${marks[role]}</li>`).join('')}</ul>`;

/** Where the points are taken from. */
export const sourcesHtml = (points: readonly PointRow[]): string =>
  [...new Set(points.flatMap((point) => point.sources))]
    .map((source) => `<a href="${escaped(source)}">${escaped(source)}</a>`)
    .join('<br>');

const marks = { must: ' <b>(must)</b>', ordinary: '', bonus: ' <i>(bonus)</i>' } as const;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
