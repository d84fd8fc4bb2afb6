import { EllipsisVertical } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { Kbd } from '../../components/kbd.tsx';
import { useHotkeys } from '../../hooks/use-hotkeys.ts';
import { isOwn } from '../../own-deck.ts';
import { useCardActions } from './use-card-actions.ts';
import type { Practice } from './use-practice.ts';

/** What else can be done with this question. Not modal: a modal menu would inject a style element, which the policy forbids. */
export function CardMenu({
  practice,
  onReport,
  onStop,
}: {
  practice: Practice;
  onReport: () => void;
  onStop: () => void;
}) {
  const [open, setOpen] = useState(false);
  const { suspend, bury, toggleFlag } = useCardActions(practice);
  const { card, question } = practice.state.current ?? {};
  const flagged = (card?.flag ?? 0) > 0;
  useHotkeys('This question', [
    { keys: '.', label: 'More: flag, bury, suspend, report, stop', run: () => setOpen(true) },
  ]);
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger
        aria-label="More for this question"
        className="-mr-2 flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-control px-2 text-ink-2 hover:bg-sunken data-[state=open]:bg-sunken"
      >
        <Kbd keys="." />
        <EllipsisVertical size={18} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        className="appear z-30 w-72 rounded-card border border-line-strong bg-surface p-1.5 text-ink shadow-raised"
      >
        <Item
          label={flagged ? 'Remove the flag' : 'Flag'}
          note="to find it again in the Library"
          onSelect={toggleFlag}
        />
        <Item label="Bury until tomorrow" note="not today" onSelect={bury} />
        <Item label="Suspend" note="not until I resume it" onSelect={suspend} />
        <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
        {question && !isOwn(question) && (
          <Item label="Report this question" note="something is wrong with it" onSelect={onReport} />
        )}
        <Item label="Stop for now" note="what is left stays due" onSelect={onStop} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function Item({ label, note, onSelect }: { label: string; note: string; onSelect: () => void }) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className="grid min-h-11 content-center rounded-small px-3 py-1.5 leading-snug outline-none data-[highlighted]:bg-accent-soft"
    >
      <span className="font-[550]">{label}</span>
      <span className="text-sm text-ink-3">{note}</span>
    </DropdownMenu.Item>
  );
}
