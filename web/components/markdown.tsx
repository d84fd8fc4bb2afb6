import { lazy, Suspense } from 'react';
import { Loading, Skeleton } from './skeleton.tsx';

const MarkdownContent = lazy(() => import('./markdown-content.tsx'));

/** Markdown, sanitised; its code arrives when first needed. `top` is the level of its highest heading. */
export function Markdown({ children, top = 2 }: { children: string; top?: 2 | 3 | 4 }) {
  return (
    <Suspense fallback={<MarkdownSkeleton />}>
      <MarkdownContent top={top}>{children}</MarkdownContent>
    </Suspense>
  );
}

function MarkdownSkeleton() {
  return (
    <Loading label="Loading the text" className="grid gap-2.5">
      {['w-full', 'w-11/12', 'w-4/5', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-4 max-w-2xl ${width}`} />
      ))}
    </Loading>
  );
}
