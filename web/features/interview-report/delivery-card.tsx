import type { InterviewReport } from '../../api-types.ts';
import { ReportCard } from './report-card.tsx';
import { deliveryWords } from './report-words.ts';

/** How the spoken answers were given, all together: information, no part of the score. */
export function DeliveryCard({ delivery }: { delivery: NonNullable<InterviewReport['delivery']> }) {
  return (
    <ReportCard title="How you spoke">
      <dl className="num grid gap-x-4 gap-y-2.5 text-sm sm:grid-cols-[8.5rem_minmax(0,1fr)]">
        {deliveryWords(delivery).map(({ name, figure }) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="max-sm:mb-1">{figure}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm leading-relaxed text-ink-3">
        Information, no part of the score. Transcripts leave out fillers, so there may be more.
      </p>
    </ReportCard>
  );
}
