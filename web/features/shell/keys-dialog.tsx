import { Fragment } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { type Hotkey, useHotkeyGroups } from '../../hooks/use-hotkeys.ts';

/** Every key that works here, nearest first. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const groups = new Map<string, readonly Hotkey[]>();
  for (const { title, hotkeys } of useHotkeyGroups()) groups.set(title, [...(groups.get(title) ?? []), ...hotkeys]);
  return (
    <Dialog title="Keys" onClose={onClose} textOnly>
      <div className="grid gap-6">
        {[...groups]
          .filter(([, hotkeys]) => hotkeys.length > 0)
          .toReversed()
          .map(([title, hotkeys]) => (
            <section key={title} className="grid gap-2.5">
              <h3 className="text-sm font-semibold text-ink-3">{title}</h3>
              <dl className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2">
                {hotkeys.map(({ keys, label }) => (
                  <Fragment key={label}>
                    <dt>{label}</dt>
                    <dd className="flex justify-end gap-1.5">
                      {[keys].flat().map((key) => (
                        <span key={key} className="flex gap-1">
                          {key.split(' ').map((part) => (
                            <Kbd key={part} keys={part} className="inline-block!" />
                          ))}
                        </span>
                      ))}
                    </dd>
                  </Fragment>
                ))}
              </dl>
            </section>
          ))}
        <p className="text-sm text-ink-3">Keys rest while you type. Escape leaves the field.</p>
      </div>
    </Dialog>
  );
}
