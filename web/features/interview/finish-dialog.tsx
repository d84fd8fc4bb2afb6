import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Problem } from '../../components/problem.tsx';

interface Props {
  busy: boolean;
  problem: string | null;
  onFinish: () => void;
  onClose: () => void;
}

/** Asks before an interview ends for good. */
export function FinishDialog({ busy, problem, onFinish, onClose }: Props) {
  return (
    <Dialog
      title="Finish the interview?"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Go on with it
          </Button>
          <Button look="primary" busy={busy} onClick={onFinish}>
            Finish and see the report
          </Button>
        </>
      }
    >
      <p>
        What you have written is handed in. Questions that were not asked yet are left out; they do not count against
        you.
      </p>
      <Problem of={problem} className="mt-3" />
    </Dialog>
  );
}
