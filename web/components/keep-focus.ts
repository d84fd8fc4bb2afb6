/**
 * Ref of a part of a page in which the control that has the focus can go away with its row or on its own. The focus
 * then goes to a control marked `data-keeps-focus`: that of the same row (`li`), of the next one, of the one before;
 * where there is none, to the heading of the part.
 */
export function keepFocus(part: HTMLElement | null) {
  if (part === null) return;
  let held: Held | undefined;
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    // A dialog of the part gives the focus back to what opened it: only that may be lost.
    const dialog = target.closest('dialog');
    if (dialog === null || dialog.contains(part)) held = holdOf(part, target);
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (target !== held?.control || relatedTarget !== null) return;
    // Whoever looked elsewhere is not called back. Where the control goes away it is gone by the end of this task.
    queueMicrotask(() => {
      if (held?.control.isConnected && isNowhere()) held = undefined;
    });
  };
  const observer = new MutationObserver(() => {
    if (held === undefined || held.control.isConnected || !isNowhere()) return;
    successorOf(part, held).focus();
  });
  part.addEventListener('focusin', onFocusIn);
  part.addEventListener('focusout', onFocusOut);
  observer.observe(part, { childList: true, subtree: true });
  return () => {
    part.removeEventListener('focusin', onFocusIn);
    part.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
  };
}

/** Where the focus is. */
interface Held {
  control: HTMLElement;
  row: HTMLElement | null;
  /** Of the row among those of the part; -1 outside them. */
  position: number;
}

const rowsOf = (part: HTMLElement) => [...part.querySelectorAll<HTMLElement>('li')];

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

function holdOf(part: HTMLElement, control: HTMLElement): Held {
  const row = control.closest('li');
  return { control, row, position: row === null ? -1 : rowsOf(part).indexOf(row) };
}

function successorOf(part: HTMLElement, { row, position }: Held): HTMLElement {
  const rows = rowsOf(part);
  const at = row?.isConnected ? rows.indexOf(row) : position;
  const nearest = row === null ? [] : [...rows.slice(at), ...rows.slice(0, at).toReversed()];
  const controls =
    row === null
      ? [...part.querySelectorAll<HTMLElement>('[data-keeps-focus]')].filter((each) => each.closest('li') === null)
      : nearest.flatMap((each) => each.querySelector<HTMLElement>('[data-keeps-focus]') ?? []);
  return controls[0] ?? headingOf(part);
}

/** The heading that names the part, made to take the focus. */
function headingOf(part: HTMLElement): HTMLElement {
  const heading = part.querySelector<HTMLElement>('h2, h3') ?? part;
  heading.tabIndex = -1;
  return heading;
}
