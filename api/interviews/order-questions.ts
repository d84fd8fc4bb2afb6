import type { Level, QuestionKind } from '../grading/question.ts';
import { factorOf } from '../scheduling/fuzz.ts';

interface Ordered {
  questionId: string;
  level: Level;
  kind: QuestionKind;
}

/**
 * The order in which an interviewer would ask: easier levels before harder ones, and not the same kind twice in a row
 * where the level has another left. The seed decides among equals. Pure.
 */
export function orderQuestions<Q extends Ordered>(questions: readonly Q[], seed: number): Q[] {
  const place = ({ level, questionId }: Q) => level + factorOf(`${seed}/order/${questionId}`);
  const left = questions.toSorted((a, b) => place(a) - place(b) || (a.questionId < b.questionId ? -1 : 1));
  const ordered: Q[] = [];
  for (;;) {
    const [first] = left;
    if (!first) return ordered;
    const ofLevel = left.filter(({ level }) => level === first.level);
    const others = ofLevel.filter(({ kind }) => kind !== ordered.at(-1)?.kind);
    // The kind with most questions left goes first, or its own would meet at the end.
    const next = mostOf(others, ofLevel) ?? first;
    ordered.push(next);
    left.splice(left.indexOf(next), 1);
  }
}

/** Of some questions the first whose kind is the most frequent among all. */
function mostOf<Q extends Ordered>(some: readonly Q[], all: readonly Q[]): Q | undefined {
  const countOf = ({ kind }: Q) => all.filter((each) => each.kind === kind).length;
  return some.reduce<Q | undefined>((most, each) => (most && countOf(most) >= countOf(each) ? most : each), undefined);
}
