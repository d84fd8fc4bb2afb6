import { Link } from 'wouter';
import type { Career } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { count } from '../../format.ts';
import { Marked } from './marked.tsx';

/** A career with its skills; those that have questions say how many. While searching it leaves its summary out, so that more fits. */
export function CareerCard({
  career,
  counts,
  search,
}: {
  career: Career;
  counts: ReadonlyMap<string, number>;
  search: string;
}) {
  return (
    <Card className="group relative grid h-full content-start gap-3 p-5 transition-colors duration-150 hover:border-line-strong md:p-6">
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="font-serif text-xl leading-snug">
          <Link
            href={`/library/careers/${career.id}`}
            className="after:absolute after:inset-0 after:rounded-card group-hover:text-accent"
          >
            <Marked search={search}>{career.title}</Marked>
          </Link>
        </h3>
        <span className="num text-sm whitespace-nowrap text-ink-3">
          {career.questionCount === 0 ? 'No questions yet' : count(career.questionCount, 'question')}
        </span>
      </div>
      {search === '' && <p className="text-ink-2">{career.summary}</p>}
      <ul aria-label="Skills" className="mt-auto flex flex-wrap gap-1.5 pt-1">
        {career.skills.map(({ id, title }) => (
          <li key={id}>
            <SkillChip title={title} questions={counts.get(id) ?? 0} search={search} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SkillChip({ title, questions, search }: { title: string; questions: number; search: string }) {
  return (
    <Chip tone={questions > 0 ? 'accent' : 'plain'}>
      <Marked search={search}>{title}</Marked>
      {questions > 0 && (
        <span className="num">
          {questions}
          <span className="sr-only"> questions</span>
        </span>
      )}
    </Chip>
  );
}
