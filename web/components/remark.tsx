import { Markdown } from './markdown.tsx';

/** What somebody wrote about an answer or a hand-in: a comment, or why a coach judged as they did. */
export function Remark({ children }: { children: string }) {
  return (
    <div className="max-w-prose min-w-0 break-words">
      <Markdown top={4}>{children}</Markdown>
    </div>
  );
}
