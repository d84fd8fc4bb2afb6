import { Link } from 'wouter';
import type { Skill } from '../../api-types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Markdown } from '../../components/markdown.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count } from '../../format.ts';
import { DeckCard } from './deck-card.tsx';
import { LibraryPage } from './library-page.tsx';
import { StrangerNote } from './stranger-note.tsx';
import { useDecks } from './use-decks.ts';
import { useSkill } from './use-skill.ts';

/** A skill: its decks to study, the guide to read, the careers that need it. */
export default function SkillPage({ id }: { id: string }) {
  const { data: skill, error, isError, refetch } = useSkill(id);
  return (
    <LibraryPage
      what="skill"
      title={skill?.title}
      summary={skill?.summary}
      failure={isError && skill === undefined ? { error, retry: () => void refetch() } : undefined}
    >
      {skill === undefined ? (
        <SkillSkeleton />
      ) : (
        <>
          <NeededBy careers={skill.careers} />
          {skill.decks.length > 0 ? <Decks skill={skill} /> : <NoDecks skill={skill} />}
          <section
            aria-labelledby="guide"
            className="grid items-start gap-x-10 gap-y-4 border-t border-line pt-8 lg:grid-cols-[15rem_minmax(0,1fr)]"
          >
            <div className="grid gap-1.5 lg:sticky lg:top-8">
              <h2 id="guide" className="font-serif text-2xl tracking-tight">
                Guide
              </h2>
              <p className="text-sm text-ink-2">What interviewers look for, and how a strong answer is built.</p>
            </div>
            <div className="[&_.prose>:first-child]:mt-0">
              <Markdown top={3}>{skill.guide}</Markdown>
            </div>
          </section>
        </>
      )}
    </LibraryPage>
  );
}

function Decks({ skill }: { skill: Skill }) {
  const studying = skill.decks.some(({ enrolled }) => enrolled);
  return (
    <section aria-labelledby="decks" className="grid gap-4">
      <h2 id="decks" className="font-serif text-2xl tracking-tight">
        Decks
      </h2>
      <StrangerNote />
      <ul className="grid gap-4 md:grid-cols-2">
        {skill.decks.map((deck, index) => (
          <li key={deck.id}>
            <DeckCard deck={deck} primary={!studying && index === 0} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says so plainly, and where there is something to practise. */
function NoDecks({ skill }: { skill: Skill }) {
  const decks = useDecks();
  const others = new Map<string, { title: string; questions: number }>();
  for (const { skillId, skillTitle, questionCount } of decks.data?.items.filter((deck) => !deck.own) ?? [])
    others.set(skillId, { title: skillTitle, questions: (others.get(skillId)?.questions ?? 0) + questionCount });
  return (
    <EmptyState title={`${skill.title} has no questions yet.`}>
      <p>The guide below says what interviewers ask and what a strong answer shows.</p>
      {others.size > 0 && (
        <>
          <p className="mt-3">Skills you can practise now:</p>
          <ul className="mt-1 grid">
            {[...others].map(([id, { title, questions }]) => (
              <li key={id}>
                <Link
                  href={`/library/skills/${id}`}
                  className="link inline-flex min-h-11 items-center font-[550] text-ink"
                >
                  {title}
                </Link>
                <span className="num"> · {count(questions, 'question')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </EmptyState>
  );
}

function NeededBy({ careers }: { careers: Skill['careers'] }) {
  if (careers.length === 0) return null;
  return (
    <section aria-labelledby="needed-by" className="-mt-3 flex flex-wrap items-center gap-x-5 text-sm">
      <h2 id="needed-by" className="font-semibold text-ink-3">
        Careers that need it
      </h2>
      <ul className="flex flex-wrap gap-x-5">
        {careers.map(({ id, title }) => (
          <li key={id}>
            <Link
              href={`/library/careers/${id}`}
              className="link inline-flex min-h-8 items-center pointer-coarse:min-h-11"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SkillSkeleton() {
  return (
    <Loading label="Loading the skill" className="grid gap-6">
      <Skeleton className="h-14 max-w-2xl" />
      <div className="grid gap-4 md:grid-cols-2">
        <CardSkeleton lines={6} className="min-h-64" />
        <CardSkeleton lines={6} className="min-h-64" />
      </div>
    </Loading>
  );
}
