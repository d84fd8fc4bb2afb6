import { useState } from 'react';
import type { Me } from '../../api-types.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { formatDate } from '../../format.ts';
import { useSignOut } from '../../hooks/use-sign-out.ts';
import { DeleteAccount } from './delete-account.tsx';
import { SettingsSection } from './settings-section.tsx';

/** Who is signed in, and the way out. */
export function AccountSection({ me }: { me: Me }) {
  return (
    <SettingsSection id="account" title="Account">
      {me.role === 'guest' ? <Guest me={me} /> : <Owner me={me} />}
      <DeleteAccount me={me} />
    </SettingsSection>
  );
}

function Owner({ me }: { me: Me }) {
  const signOut = useSignOut();
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <div className="grid min-w-0">
        <p className="truncate font-[550]">{me.name}</p>
        <p className="truncate text-ink-2">{me.email}</p>
        {me.role === 'admin' && <p className="mt-1 text-sm text-ink-3">Admin of this server</p>}
      </div>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
    </div>
  );
}

function Guest({ me }: { me: Me }) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="grid justify-items-start gap-4">
      <div className="grid gap-1">
        <p className="font-[550]">You are here as a guest.</p>
        <p className="max-w-xl text-ink-2">
          {me.guestUntil &&
            `Your work is kept until ${formatDate(me.guestUntil, me.timeZone)}, and longer each time you come back. `}
          With an e-mail address and a password it is yours for good.
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ButtonLink look="primary" href="/sign-up?next=/settings">
          Keep my work
        </ButtonLink>
        <Button look="quiet" onClick={() => setAsking(true)}>
          Sign out
        </Button>
      </div>
      {asking && <LoseWork onClose={() => setAsking(false)} />}
    </div>
  );
}

/** A guest has no password to come back with. */
function LoseWork({ onClose }: { onClose: () => void }) {
  const signOut = useSignOut();
  return (
    <Dialog
      title="Sign out and lose this work?"
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={signOut.isPending} onClick={() => signOut.mutate()}>
            Sign out and lose it
          </Button>
          <ButtonLink look="primary" href="/sign-up?next=/settings">
            Keep my work
          </ButtonLink>
        </>
      }
    >
      <p>A guest has no password to come back with. Once signed out, your answers and dates cannot be reached again.</p>
    </Dialog>
  );
}
