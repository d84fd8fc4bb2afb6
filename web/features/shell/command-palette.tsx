import { Command } from 'cmdk';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { SearchHit } from '../../api-types.ts';
import { Dialog } from '../../components/dialog.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { useSession } from '../../hooks/use-session.ts';
import { useSignOut } from '../../hooks/use-sign-out.ts';
import { useTheme } from '../../hooks/use-theme.ts';
import { useLibrarySearch } from './use-library-search.ts';

/** Find or go to anything: pages, themes, and what the Library holds. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const [, navigate] = useLocation();
  const [, setTheme] = useTheme();
  const [text, setText] = useState('');
  const { data: session } = useSession();
  const signOut = useSignOut();
  const { data: found, isFetching } = useLibrarySearch(text);
  const go = (href: string) => act(() => navigate(href));
  const act = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Dialog title="Find" onClose={onClose}>
      <Command label="Find" shouldFilter loop className="-m-3">
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder="A page, a skill, a question"
          className="mb-2 min-h-11 w-full rounded-control border border-line-field bg-surface px-3 placeholder:text-ink-3"
        />
        {/* Beside the list: a listbox holds options only. */}
        {!isFetching && (
          <Command.Empty className="px-3 py-6 text-ink-2">
            Nothing found. Try a tool or a topic, such as “docker” or “probes”.
          </Command.Empty>
        )}
        <Command.List className="max-h-[50dvh] overflow-y-auto">
          <Group heading="Go to">
            <Item onSelect={go('/')}>Today</Item>
            {session && <Item onSelect={go('/practice')}>Practice what is due</Item>}
            <Item onSelect={go('/interviews')}>Interview: mock interviews</Item>
            <Item onSelect={go('/library')}>Library</Item>
            <Item onSelect={go('/progress')}>Progress</Item>
            <Item onSelect={go('/coach')}>Coach: my cohorts</Item>
            <Item onSelect={go('/join')}>Join a cohort with a code</Item>
            <Item onSelect={go('/settings')}>Settings</Item>
            {!session && <Item onSelect={go('/sign-in')}>Sign in</Item>}
            {session?.user.isAnonymous === true && <Item onSelect={go('/sign-up')}>Keep my work: sign up</Item>}
            {/* A guest would lose the work: Settings ask first. */}
            {session && session.user.isAnonymous !== true && (
              <Item onSelect={act(() => signOut.mutate())}>Sign out</Item>
            )}
          </Group>
          {found && found.items.length > 0 && (
            <Group heading="In the Library">
              {found.items.map((hit) => (
                <Item
                  key={`${hit.kind}-${hit.id}`}
                  value={`${text} ${hit.kind} ${hit.id}`}
                  onSelect={go(addressOf(hit))}
                >
                  <span className="line-clamp-2">
                    <InlineCode>{hit.title}</InlineCode>
                  </span>
                  <span className="ml-auto pl-4 text-sm text-ink-3">{hit.kind}</span>
                </Item>
              ))}
            </Group>
          )}
          <Group heading="Theme">
            <Item onSelect={act(() => setTheme('light'))}>Light theme</Item>
            <Item onSelect={act(() => setTheme('dark'))}>Dark theme</Item>
            <Item onSelect={act(() => setTheme('system'))}>Theme of the system</Item>
          </Group>
        </Command.List>
      </Command>
    </Dialog>
  );
}

function addressOf({ kind, id, deckId }: SearchHit): string {
  if (kind === 'question') return `/library/decks/${deckId ?? ''}#${id}`;
  return `/library/${kind}s/${id}`;
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="py-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

function Item({ value, onSelect, children }: { value?: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      {...(value === undefined ? {} : { value })}
      onSelect={onSelect}
      className="flex min-h-11 cursor-pointer items-center rounded-small px-3 py-2 data-[selected=true]:bg-accent-soft"
    >
      {children}
    </Command.Item>
  );
}
