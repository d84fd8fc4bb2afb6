import type { ReactNode } from 'react';
import { Card } from '../../components/card.tsx';
import { PageHeading } from '../../components/page-heading.tsx';

/** The frame of sign-in, sign-up and a new password: a heading, why, a sheet, and what else one may want. */
export function AccountPage({
  title,
  lead,
  children,
  foot,
}: {
  title: string;
  lead: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-md gap-6 md:pt-6">
      <div className="grid gap-3">
        <PageHeading title={title}>{title}</PageHeading>
        <p className="text-ink-2">{lead}</p>
      </div>
      <Card className="p-5 md:p-7">{children}</Card>
      {foot && <div className="grid justify-items-start text-sm text-ink-2">{foot}</div>}
    </div>
  );
}
