import { EllipsisVertical } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { answersHref } from '../../answers-href.ts';
import type { DeckQuestion } from '../../api-types.ts';
import { ReportDialog } from '../../components/report-dialog.tsx';
import { isOwn } from '../../own-deck.ts';
import { useCardChange } from './use-card-change.ts';

/** Earlier answers, suspend or resume, flag, report. */
export function QuestionMenu({ question }: { question: DeckQuestion }) {
  const [, navigate] = useLocation();
  const [reporting, setReporting] = useState(false);
  const reportNext = useRef(false);
  const change = useCardChange(question.deckId);
  const { suspended = false, flag = 0 } = question.card ?? {};
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={`More for: ${question.prompt.trim()}`}
          className="grid size-11 place-items-center rounded-small text-ink-3 hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken"
        >
          <EllipsisVertical size={18} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          onCloseAutoFocus={() => {
            // Only now, so that the dialog gives the focus back to the menu’s button, not to an item that is gone.
            if (reportNext.current) setReporting(true);
            reportNext.current = false;
          }}
          className="appear z-20 min-w-52 rounded-control border border-line-strong bg-surface p-1.5 shadow-raised"
        >
          <Item onSelect={() => navigate(answersHref(question.id))}>Earlier answers</Item>
          <Item onSelect={() => change.mutate({ question, change: { suspended: !suspended } })}>
            {suspended ? 'Resume' : 'Suspend: ask it no more'}
          </Item>
          <Item onSelect={() => change.mutate({ question, change: { flag: flag > 0 ? 0 : 1 } })}>
            {flag > 0 ? 'Remove the flag' : 'Flag'}
          </Item>
          {!isOwn(question) && (
            <Item
              onSelect={() => {
                reportNext.current = true;
              }}
            >
              Report this question…
            </Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Root>
      {reporting && <ReportDialog question={question} onClose={() => setReporting(false)} />}
    </>
  );
}

function Item({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer items-center rounded-small px-3 outline-none data-[highlighted]:bg-accent-soft"
    >
      {children}
    </DropdownMenu.Item>
  );
}
