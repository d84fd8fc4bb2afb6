import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';

interface Props {
  busy: boolean;
  problem: string | null;
  onFinish: () => void;
}

/** The deck of what was asked is no longer there: what was answered is kept by finishing. */
export function Gone({ busy, problem, onFinish }: Props) {
  return (
    <Card className="grid max-w-3xl gap-5 p-6 md:p-9">
      <PageHeading title="Interview" focusKey="gone">
        The deck of this question was deleted.
      </PageHeading>
      <p className="max-w-xl text-lg leading-relaxed text-ink-2">
        The interview cannot go on with it. Finish it: what you have answered is kept, and the report tells of that.
      </p>
      <Problem of={problem} />
      <Button look="primary" className="mt-1 justify-self-start" busy={busy} onClick={onFinish}>
        Finish the interview
      </Button>
    </Card>
  );
}
