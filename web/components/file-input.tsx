import type { Ref } from 'react';
import type { FieldControl } from './field.tsx';

/** Chooses one file; stands in a Field. `accept` as in HTML; `ref` where the choice is to be cleared. */
export function FileInput({
  control,
  accept,
  onChoose,
  ref,
}: {
  control: FieldControl;
  accept: string;
  onChoose: (file: File | undefined) => void;
  ref?: Ref<HTMLInputElement>;
}) {
  return (
    <input
      {...control}
      ref={ref}
      type="file"
      accept={accept}
      className={`${control.className} file:mr-3 file:rounded-small file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-[550] file:text-ink`}
      onChange={({ target }) => onChoose(target.files?.[0])}
    />
  );
}
