import type { InterviewReport } from '../../api-types.ts';
import { TableBehind } from '../../components/charts/table-behind.tsx';
import { InlineCode } from '../../components/inline-code.tsx';
import { brief, formatClock } from '../../format.ts';
import { MarkedBar } from './marked-bar.tsx';
import { ReportCard } from './report-card.tsx';
import { timeWords } from './report-words.ts';

/** How long each answer took, with a line at its target. */
export function TimesCard({ answers }: Pick<InterviewReport, 'answers'>) {
  const given = answers.filter(({ attempt }) => attempt !== null);
  const longest = Math.max(1, ...given.flatMap(({ answerMs, answerTargetMs }) => [answerMs, answerTargetMs]));
  const thinks = given.some(({ thinkTargetMs }) => thinkTargetMs > 0);
  if (given.length === 0) return null;
  return (
    <ReportCard title="Time for each answer" aside="line: target">
      <ol className="grid gap-3 text-sm">
        {given.map((answer) => (
          <li
            key={answer.position}
            className="num grid grid-cols-[minmax(0,6.5rem)_minmax(0,1fr)_5.5rem] items-center gap-x-4 sm:grid-cols-[minmax(0,11rem)_minmax(0,1fr)_5.5rem]"
          >
            <span className="truncate">
              {answer.position + 1} <InlineCode>{brief(answer.prompt, 40)}</InlineCode>
            </span>
            <MarkedBar value={answer.answerMs / longest} mark={answer.answerTargetMs / longest} />
            <span className="text-right">{timeWords(answer)}</span>
          </li>
        ))}
      </ol>
      <TableBehind
        caption="Time for each answer"
        head={['Question', ...(thinks ? ['Thought', 'To think'] : []), 'Answered', 'Target']}
        rows={given.map(({ position, prompt, thinkMs, thinkTargetMs, answerMs, answerTargetMs }) => [
          `${position + 1} ${brief(prompt, 40)}`,
          ...(thinks ? [formatClock(thinkMs), formatClock(thinkTargetMs)] : []),
          formatClock(answerMs),
          formatClock(answerTargetMs),
        ])}
      />
    </ReportCard>
  );
}
