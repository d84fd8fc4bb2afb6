import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { toast } from '../../hooks/toast.ts';
import { newSeed, type SetUp, toQuery } from './set-up.ts';

/** Copies a link that brings somebody else to this set-up, its choice of questions included. */
export function CopyLink({ setUp, onSeed }: { setUp: SetUp; onSeed: (seed: number) => void }) {
  const [shown, setShown] = useState(false);
  const linkOf = (seed: number) => `${location.origin}/interviews/new?${toQuery({ ...setUp, seed })}`;
  const copy = async () => {
    const seed = setUp.seed ?? newSeed();
    onSeed(seed);
    try {
      await navigator.clipboard.writeText(linkOf(seed));
      toast('Link copied. Whoever opens it finds this set-up, and is asked by the same choice.');
    } catch {
      setShown(true); // browsers give the clipboard to https and localhost alone
    }
  };
  return (
    <>
      <Button look="quiet" onClick={() => void copy()}>
        <Link2 size={17} aria-hidden /> Copy a link to this set-up
      </Button>
      {shown && setUp.seed !== null && (
        <div className="w-full">
          <Field label="Link to this set-up" hint="This browser copies nothing by itself here: copy it by hand.">
            {(control) => (
              <input {...control} readOnly value={linkOf(setUp.seed ?? 0)} onFocus={(event) => event.target.select()} />
            )}
          </Field>
        </div>
      )}
    </>
  );
}
