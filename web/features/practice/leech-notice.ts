import { api } from '../../api-client.ts';
import type { RecordedReview } from '../../api-types.ts';
import { messageOf } from '../../components/error-state.tsx';
import { brief, count } from '../../format.ts';
import { toast } from '../../hooks/toast.ts';

/** Says that a question keeps slipping and what to do about it; stays until read. `asked` is its prompt, or a drill’s cue. */
export function tellOfLeech({ id, lapses }: RecordedReview['card'], asked: string, onSuspended: () => void) {
  const suspend = () =>
    void api.updateCard({ params: { cardId: id }, body: { suspended: true } }).then(
      () => {
        onSuspended();
        return toast('Suspended: it is not asked until you resume it on Progress.');
      },
      (error: unknown) => toast(messageOf(error), { tone: 'problem' }),
    );
  toast(
    `“${brief(asked)}” keeps slipping: forgotten ${count(lapses, 'time')}. Read its model answer slowly and drill the points you miss, or suspend it for a while.`,
    { stays: true, action: { label: 'Suspend', run: suspend } },
  );
}
