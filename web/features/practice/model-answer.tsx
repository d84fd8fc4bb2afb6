import { useEffect } from 'react';
import { Card } from '../../components/card.tsx';
import { Markdown } from '../../components/markdown.tsx';

const titleId = 'model-answer';

/** The model answer; it comes into view when it opens, wherever among the points one is. */
export function ModelAnswer({ text }: { text: string }) {
  useEffect(() => {
    const title = document.getElementById(titleId);
    const top = title?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight * 0.6) title?.scrollIntoView();
  }, []);
  return (
    <Card aria-labelledby={titleId} className="appear">
      <h2 id={titleId} className="scroll-mt-20 border-b border-line px-6 py-4 text-sm font-semibold text-ink-3">
        Model answer
      </h2>
      <div className="px-6 py-5">
        <Markdown top={3}>{text}</Markdown>
      </div>
    </Card>
  );
}
