import { Button } from '../../components/button.tsx';
import { FormStatus } from '../../components/form-status.tsx';

/** The end of a section’s form. */
export function SaveBar({
  form,
  children,
}: {
  form: { busy: boolean; dirty: boolean; saved: boolean; error: unknown };
  children: string;
}) {
  return (
    <div className="flex flex-wrap items-center gap-4 border-t border-line pt-5">
      <Button type="submit" busy={form.busy}>
        {children}
      </Button>
      <FormStatus dirty={form.dirty} saved={form.saved && !form.dirty} error={form.error} />
    </div>
  );
}
