import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';

type Level = 2 | 3 | 4 | 5 | 6;
const tags = { 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' } as const;

/** The lazy half of `Markdown`. Headings are moved down to start at `top`; outside links open beside the page. */
export default function MarkdownContent({ children, top }: { children: string; top: 2 | 3 | 4 }) {
  return (
    <div className="prose">
      <ReactMarkdown rehypePlugins={[rehypeSanitize]} components={componentsFor(highestHeading(children), top)}>
        {children}
      </ReactMarkdown>
    </div>
  );
}

const highestHeading = (text: string) =>
  Math.min(6, ...[...text.matchAll(/^(#{1,6}) /gm)].map(([, marks = '']) => marks.length));

function componentsFor(highest: number, top: number): Components {
  const heading = (level: number) => {
    const Tag = tags[clamp(level - highest + top)];
    return ({ children }: { children?: React.ReactNode }) => <Tag>{children}</Tag>;
  };
  return {
    h1: heading(1),
    h2: heading(2),
    h3: heading(3),
    h4: heading(4),
    h5: heading(5),
    h6: heading(6),
    // A block that scrolls sideways must be reachable by keyboard.
    pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
    a: ({ href, children }) =>
      href?.startsWith('http') ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {children}
        </a>
      ) : (
        <a href={href}>{children}</a>
      ),
  };
}
function clamp(level: number): Level {
  if (level <= 2) return 2;
  if (level === 3 || level === 4 || level === 5) return level;
  return 6;
}
