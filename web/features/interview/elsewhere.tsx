import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { Problem } from '../../components/problem.tsx';

interface Props {
  busy: boolean;
  problem: string | null;
  onTakeOver: () => void;
}

/** Another tab or device goes through the interview: this one can take over. */
export function Elsewhere({ busy, problem, onTakeOver }: Props) {
  return (
    <Card className="grid max-w-3xl gap-5 p-6 md:p-9">
      <PageHeading title="Interview" focusKey="elsewhere">
        This interview goes on in another tab or device.
      </PageHeading>
      <p className="max-w-xl text-lg leading-relaxed text-ink-2">
        The clock runs there. Continue here and what was written there comes along; the other one then stands by.
      </p>
      <Problem of={problem} />
      <Button look="primary" className="mt-1 justify-self-start" busy={busy} onClick={onTakeOver}>
        Continue here
      </Button>
    </Card>
  );
}
