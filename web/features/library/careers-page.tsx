import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { count } from '../../format.ts';
import { CareerCard } from './career-card.tsx';
import { DecksSection } from './decks-section.tsx';
import { SearchField } from './search-field.tsx';
import { SearchResults } from './search-results.tsx';
import { useCareers } from './use-careers.ts';
import { useQuestionCounts } from './use-decks.ts';
import { useSearch } from './use-search.ts';
import { useSearchText } from './use-search-text.ts';

/** Careers with search; below them every deck or, while searching, what else was found. */
export default function CareersPage() {
  const { text, setText, search, clear } = useSearchText();
  const careers = useCareers(search);
  const hits = useSearch(search);
  const { counts } = useQuestionCounts();
  const searching = search !== '';
  const found = searching ? (hits.data?.items ?? []).filter(({ kind }) => kind !== 'career') : [];
  const settled =
    careers.isSuccess && !careers.isPlaceholderData && (!searching || (!hits.isPending && !hits.isPlaceholderData));
  const nothing = settled && !hits.isError && careers.data.total === 0 && found.length === 0;

  return (
    <div className="grid gap-8">
      <PageHeading title="Library" eyebrow="Library">
        What are you preparing for?
      </PageHeading>
      <SearchField text={text} onText={setText} onClear={clear} />
      {careers.isError && (
        <ErrorState
          title="The careers could not be read"
          error={careers.error}
          onRetry={() => void careers.refetch()}
        />
      )}
      {careers.isPending && <CareersSkeleton />}
      {careers.isSuccess && (
        <section
          aria-labelledby="careers"
          className={
            nothing
              ? 'sr-only'
              : `grid gap-4 transition-opacity duration-150 ${careers.isPlaceholderData ? 'opacity-60' : ''}`
          }
        >
          <h2 id="careers" className="sr-only">
            Careers
          </h2>
          <p role="status" className="num text-sm text-ink-3">
            {nothing ? `Nothing found for ${search}` : `${count(careers.data.total, 'career')} found`}
          </p>
          <ul className="grid gap-4 md:grid-cols-2">
            {careers.data.items.map((career) => (
              <li key={career.id}>
                <CareerCard career={career} counts={counts} search={search} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {nothing && (
        <EmptyState
          title={`Nothing found for “${search}”.`}
          actions={<Button onClick={clear}>Clear the search</Button>}
        >
          Try another term, such as <Term onPick={setText}>kubernetes</Term> or <Term onPick={setText}>probes</Term>.
        </EmptyState>
      )}
      {searching && hits.isError && (
        <ErrorState
          title="Skills, decks and questions could not be searched"
          error={hits.error}
          onRetry={() => void hits.refetch()}
        />
      )}
      {found.length > 0 && <SearchResults hits={found} search={search} />}
      {!searching && <DecksSection />}
    </div>
  );
}

function Term({ children, onPick }: { children: string; onPick: (term: string) => void }) {
  return (
    <button type="button" className="link font-[550]" onClick={() => onPick(children)}>
      {children}
    </button>
  );
}

function CareersSkeleton() {
  return (
    <Loading label="Loading the careers" className="grid gap-4">
      <Skeleton className="h-4 w-28" />
      <div className="grid gap-4 md:grid-cols-2">
        {['a', 'b', 'c', 'd'].map((key) => (
          <CardSkeleton key={key} lines={5} className="min-h-52" />
        ))}
      </div>
    </Loading>
  );
}
