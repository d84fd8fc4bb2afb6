import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import type { Deck, Drafts } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { CardSkeleton } from '../../components/card-skeleton.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loading } from '../../components/skeleton.tsx';
import { count } from '../../format.ts';
import { LibraryPage } from '../library/library-page.tsx';
import { useDeck } from '../library/use-decks.ts';
import { AddQuestion } from './add-question.tsx';
import { changeLines, changesOf } from './authoring-words.ts';
import { DeckWordsDialog } from './deck-words-dialog.tsx';
import { DraftList } from './draft-list.tsx';
import { FilesDialog } from './files-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { useDrafts, useRenameDeck } from './use-drafts.ts';

/** A deck of one's own while it is written: its questions, one of them open, and what publishing would change. */
export default function DeckEditorPage({ id }: { id: string }) {
  const deck = useDeck(id);
  const drafts = useDrafts(id);
  const failed = deck.isError ? deck : drafts.isError ? drafts : undefined;
  return (
    <LibraryPage
      what="deck"
      title={deck.data?.title}
      summary={deck.data?.summary}
      between={[{ href: `/library/decks/${id}`, label: deck.data?.title ?? 'Deck' }]}
      failure={
        failed && (deck.data === undefined || drafts.data === undefined)
          ? { error: failed.error, retry: () => void failed.refetch() }
          : undefined
      }
    >
      {deck.data && drafts.data ? (
        <Editing deck={deck.data} drafts={drafts.data} />
      ) : (
        <Loading label="Loading the questions" className="grid gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <CardSkeleton lines={6} />
          <CardSkeleton lines={12} />
        </Loading>
      )}
    </LibraryPage>
  );
}

function Editing({ deck, drafts }: { deck: Deck; drafts: Drafts }) {
  const [search] = useSearchParams();
  const selected = search.get('question') ?? undefined;
  const open = drafts.items.find(({ questionId }) => questionId === selected);
  const here = `/library/decks/${deck.id}/edit`;
  const hrefOf = (questionId: string) => `${here}?question=${encodeURIComponent(questionId)}`;
  const isEmpty = drafts.items.length === 0 && drafts.removed.length === 0 && drafts.elsewhere === 0;
  const add = (
    <AddQuestion
      deckId={deck.id}
      drafts={drafts}
      look={isEmpty ? 'primary' : 'plain'}
      onAdded={(questionId) => navigate(hrefOf(questionId))}
    />
  );
  return (
    <div className="grid gap-6">
      <div className={open ? 'max-lg:hidden' : ''}>
        <DeckBar deck={deck} drafts={drafts} />
      </div>
      {isEmpty ? (
        <EmptyState title="No questions yet." actions={add}>
          Add the first one, or take several from a file: a deck’s own files, a table or Markdown.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <div className={`grid gap-4 ${open ? 'max-lg:hidden' : ''}`}>
            <DraftList deckId={deck.id} drafts={drafts} selected={selected} hrefOf={hrefOf} />
            <div>{add}</div>
          </div>
          {open ? (
            <div className="grid min-w-0 gap-4">
              <div className="lg:hidden">
                <ButtonLink look="quiet" href={here} className="-ml-4">
                  ← All questions
                </ButtonLink>
              </div>
              <QuestionEditor key={open.questionId} deckId={deck.id} draft={open} onClose={() => navigate(here)} />
            </div>
          ) : (
            <p className="pt-3 text-ink-3 max-lg:hidden">Choose a question to write on.</p>
          )}
        </div>
      )}
    </div>
  );
}

function DeckBar({ deck, drafts }: { deck: Deck; drafts: Drafts }) {
  const [asked, setAsked] = useState<'publish' | 'files' | 'words'>();
  const rename = useRenameDeck(deck.id);
  const changes = changesOf(drafts);
  const lines = changeLines(changes);
  const close = () => setAsked(undefined);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      {(lines.length > 0 || changes.faulty.length > 0) && (
        <Button look="primary" disabled={changes.faulty.length > 0} onClick={() => setAsked('publish')}>
          Publish…
        </Button>
      )}
      <Button onClick={() => setAsked('files')}>Files…</Button>
      <Button look="quiet" onClick={() => setAsked('words')}>
        Rename…
      </Button>
      <p role="status" className="num text-sm text-ink-2">
        {changes.faulty.length > 0
          ? `${count(changes.faulty.length, 'question')} to mend before you can publish.`
          : lines.length === 0 && drafts.items.length > 0
            ? 'All that is written is published.'
            : ''}
      </p>
      {asked === 'publish' && <PublishDialog deckId={deck.id} drafts={drafts} onClose={close} />}
      {asked === 'files' && <FilesDialog deckId={deck.id} onClose={close} />}
      {asked === 'words' && (
        <DeckWordsDialog
          heading="Rename this deck"
          action="Save"
          words={deck}
          busy={rename.isPending}
          error={rename.error}
          onWords={(words) => rename.mutate(words, { onSuccess: close })}
          onClose={close}
        />
      )}
    </div>
  );
}
