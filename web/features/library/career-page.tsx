import { Link } from 'wouter';
import { ApiError } from '../../api-error.ts';
import type { Deck } from '../../api-types.ts';
import { Card } from '../../components/card.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count, listing } from '../../format.ts';
import { LibraryPage } from './library-page.tsx';
import { useCareers } from './use-careers.ts';
import { useDecks } from './use-decks.ts';

const missing = new ApiError(404, { code: 'not-found', message: 'There is no such career.' });

/** A career and the skills it needs, each with what there is to practise. */
export default function CareerPage({ id }: { id: string }) {
  const careers = useCareers();
  const decks = useDecks();
  const career = careers.data?.items.find((item) => item.id === id);
  const error = careers.error ?? (careers.isSuccess ? missing : undefined);
  return (
    <LibraryPage
      what="career"
      title={career?.title}
      summary={career?.summary}
      failure={career === undefined && error ? { error, retry: () => void careers.refetch() } : undefined}
    >
      {career === undefined ? (
        <CareerSkeleton />
      ) : (
        <section aria-labelledby="skills" className="grid gap-4">
          <h2 id="skills" className="flex flex-wrap items-baseline gap-x-2.5 font-serif text-xl">
            Skills it needs{' '}
            <span className="num font-sans text-sm text-ink-3">{count(career.questionCount, 'question')} in all</span>
          </h2>
          <Card>
            <ol className="divide-y divide-line">
              {career.skills.map((skill) => (
                <SkillRow
                  key={skill.id}
                  skill={skill}
                  decks={decks.data?.items.filter(({ skillId }) => skillId === skill.id)}
                />
              ))}
            </ol>
          </Card>
        </section>
      )}
    </LibraryPage>
  );
}

/** `decks` is undefined until they are known. */
function SkillRow({ skill, decks }: { skill: { id: string; title: string }; decks: readonly Deck[] | undefined }) {
  const questions = decks?.reduce((sum, { questionCount }) => sum + questionCount, 0);
  return (
    <li className="group relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-5 py-4 md:px-6">
      <div className="grid gap-0.5">
        <Link
          href={`/library/skills/${skill.id}`}
          className="text-lg font-[550] after:absolute after:inset-0 group-hover:text-accent"
        >
          {skill.title}
        </Link>
        {decks !== undefined && decks.length > 0 && (
          <span className="text-sm text-ink-2">{listing(decks.map(({ title }) => title))}</span>
        )}
      </div>
      <span className={`num text-sm ${questions ? 'font-[550]' : 'text-ink-3'}`}>
        {questions === undefined ? '' : questions === 0 ? 'No questions yet' : count(questions, 'question')}
      </span>
    </li>
  );
}

function CareerSkeleton() {
  return (
    <Loading label="Loading the career" className="grid gap-4">
      <Skeleton className="h-14 max-w-2xl" />
      <Skeleton className="mt-4 h-6 w-48" />
      <CardSkeleton lines={9} />
    </Loading>
  );
}
