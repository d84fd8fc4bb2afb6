import { Fragment } from 'react';

/** Text of a question or point, with its `code` spans set in the mono face; nothing else of Markdown. */
export function InlineCode({ children }: { children: string }) {
  const parts = children.trim().split(/`([^`]+)`/);
  return parts.map((part, index) => {
    if (index % 2 === 0) return <Fragment key={index}>{index === 0 ? part : part.replace(leadingMarks, '')}</Fragment>;
    const marks = leadingMarks.exec(parts[index + 1] ?? '')?.[0] ?? '';
    return (
      <span key={index} className={marks && 'whitespace-nowrap'}>
        <code className="code whitespace-normal">{unbroken(part)}</code>
        {marks}
      </span>
    );
  });
}

/** The first paragraph of such a text on one line, for where there are no faces. */
export const plainLine = (text: string): string =>
  (text.trim().split(/\n\s*\n/)[0] ?? '').replaceAll('`', '').replaceAll(/\s+/g, ' ');

/** Marks right after a code span, which must not stand alone on the next line. */
const leadingMarks = /^[.,;:!?)’”]+/;

/** Keeps short words with a hyphen, such as options, on one line. */
function unbroken(code: string) {
  return code.split(/( +)/).map((word, index) =>
    word.includes('-') && word.length <= 20 ? (
      <span key={index} className="whitespace-nowrap">
        {word}
      </span>
    ) : (
      word
    ),
  );
}
