import { compile } from 'html-to-text';

/**
 * The words of a card's HTML, its lines, lists and `code`; pictures and sound leave a mark where they were. Markup is
 * read no deeper and no wider than a card ever is.
 */
export const plainText = (html: string): string =>
  htmlToText(html.replaceAll(/\[(?:sound:[^\]]*|anki:play:[^\]]*)\]/gi, '[sound]'))
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/** Whether a card's HTML shows or plays a file. */
export const hasMedia = (html: string): boolean =>
  /<(?:img|audio|video|object|embed|svg)\b|\[sound:|\[anki:play:/i.test(html);

/** Whether there is anything to read, pictures and sound apart. */
export const hasWords = (text: string): boolean => /[^\s[\]]/.test(text.replaceAll(/\[(?:picture|sound)\]/g, ''));

/** Plain text as Markdown that reads the same: marks are escaped except for `code`, lines stay lines. */
export const asMarkdown = (text: string): string =>
  text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/[\\*_<>#[\]`~|]/g, '\\$&') : part))
    .join('')
    .replaceAll(/(\S)\n(?=\S)/g, '$1  \n');

const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

const htmlToText = compile({
  wordwrap: false,
  limits: { maxDepth: 60, maxChildNodes: 10_000, maxInputLength: 400_000, ellipsis: ' …' },
  formatters: {
    picture: (_element, _walk, builder) => builder.addInline('[picture]'),
    sound: (_element, _walk, builder) => builder.addInline('[sound]'),
  },
  selectors: [
    { selector: 'img', format: 'picture' },
    { selector: 'svg', format: 'picture' },
    { selector: 'audio', format: 'sound' },
    { selector: 'video', format: 'picture' },
    { selector: 'object', format: 'picture' },
    { selector: 'embed', format: 'picture' },
    { selector: 'a', format: 'inline' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'hr', format: 'lineBreak' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: line },
    { selector: 'td', format: 'inlineSurround', options: { prefix: '', suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { prefix: '', suffix: ' ' } },
    { selector: 'code', format: 'inlineSurround', options: { prefix: '`', suffix: '`' } },
    { selector: 'pre > code', format: 'inline' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
  ],
});
