import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';

/** Catches what its children throw, a chunk that no longer exists after an update included. */
export class Boundary extends Component<
  { children: ReactNode; fallback: ReactNode; onFailure?: () => void },
  { failed: boolean }
> {
  override state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override componentDidCatch() {
    this.props.onFailure?.();
  }
  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/** Around a page: offers to load it anew. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return <Boundary fallback={<PageFailed />}>{children}</Boundary>;
}

function PageFailed() {
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <h1 className="headline">This page did not load.</h1>
      <p className="max-w-xl text-ink-2">
        Rehearse may have been updated while it was open, or the connection broke. What you wrote is kept. Load the page
        again.
      </p>
      <Button look="primary" onClick={() => location.reload()}>
        Load again
      </Button>
    </div>
  );
}
