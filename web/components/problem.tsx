import { messageOf } from './error-state.tsx';

/** Why something failed, said once it did: what was thrown, or a sentence. Nothing where nothing has failed. */
export function Problem({ of, className = '' }: { of: unknown; className?: string }) {
  if (of === null || of === undefined || of === '') return null;
  return (
    <p role="alert" className={`text-sm font-[550] text-wrong ${className}`}>
      {typeof of === 'string' ? of : messageOf(of)}
    </p>
  );
}
