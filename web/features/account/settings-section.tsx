import type { ReactNode } from 'react';
import { Card } from '../../components/card.tsx';
import { keepFocus } from '../../components/keep-focus.ts';

/** A part of Settings: what it is about beside its controls. */
export function SettingsSection({
  id,
  title,
  about,
  children,
}: {
  id: string;
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section
      ref={keepFocus}
      aria-labelledby={id}
      className="grid items-start gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div className="grid gap-1.5 lg:pt-6">
        <h2 id={id} className="scroll-mt-6 font-serif text-xl leading-snug">
          {title}
        </h2>
        {about && <div className="text-sm text-ink-2">{about}</div>}
      </div>
      <Card className="p-5 md:p-7">{children}</Card>
    </section>
  );
}
