import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end, the main one last. */
  actions?: ReactNode;
  wide?: boolean;
  /** Holds text only: the keyboard then scrolls it. */
  textOnly?: boolean;
  /** At the foot of a phone’s screen, where the thumb is. */
  sheet?: boolean;
}

/** A modal dialog on the browser’s own `<dialog>`: focus stays in it and returns afterwards, Escape and the backdrop close it. Mount it to open it. */
export function Dialog({ title, onClose, children, actions, wide = false, textOnly = false, sheet = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element?.open === false) element.showModal();
    // A dialog that asks for something starts in its first field.
    element?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // A click beside the dialog; Escape and the button are the keyboard's ways.
  useEffect(() => {
    const element = dialog.current;
    const onClick = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [onClose]);
  const place = sheet
    ? 'mt-auto mb-0 w-screen max-w-none rounded-t-card border-x-0 border-b-0 pb-[env(safe-area-inset-bottom)]'
    : `m-auto w-[calc(100vw-2rem)] rounded-card ${wide ? 'max-w-2xl' : 'max-w-lg'}`;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={`appear max-h-[85dvh] overflow-hidden border border-line-strong bg-surface text-ink shadow-raised open:flex ${place}`}
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-6">
          <h2 id={titleId} className="font-semibold">
            {title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            className="grid size-11 place-items-center rounded-small text-ink-3 hover:bg-sunken"
            onClick={onClose}
          >
            <X size={18} aria-hidden />
          </button>
        </div>
        <div className="overflow-y-auto p-6" tabIndex={textOnly ? 0 : undefined}>
          {children}
        </div>
        {actions && <div className="flex flex-wrap justify-end gap-3 border-t border-line px-6 py-4">{actions}</div>}
      </div>
    </dialog>
  );
}
