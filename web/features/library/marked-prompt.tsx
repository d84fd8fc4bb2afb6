import { Fragment } from 'react';
import { Marked } from './marked.tsx';

/** A question’s prompt with its `code` set apart and the words of a search marked in both. */
export function MarkedPrompt({ children, search }: { children: string; search: string }) {
  return children
    .trim()
    .split(/`([^`]+)`/)
    .map((part, index) =>
      index % 2 === 1 ? (
        <code key={index} className="code">
          <Marked search={search}>{part}</Marked>
        </code>
      ) : (
        <Fragment key={index}>
          <Marked search={search}>{part}</Marked>
        </Fragment>
      ),
    );
}
