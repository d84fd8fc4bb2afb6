import { auc, measureAgreement, pearson, type Agreement, type JudgedPair } from '../../../api/grading/agreement.ts';
import type { PointGrade } from '../../../api/grading/grader.ts';
import { readText } from '../../../api/grading/offline/words.ts';
import { quantile } from '../statistics.ts';
import type { Examinee } from './graders.ts';
import type { LabelledAnswer } from './read-labelled.ts';

/** From this score on, people call an answer correct. */
const correct = 0.75;

export interface Evaluation {
  answers: number;
  questions: number;
  auc: number | null;
  pearson: number | null;
  /** Of points where the file has verdicts; else of whole answers, accepted or not. */
  agreement: Agreement;
  of: 'points' | 'answers';
  /** Change of the share of accepted answers when each is padded with filler, in percentage points; null: not tried. */
  padding: number | null;
  /** Processor time of one answer, ms. */
  median: number;
  p99: number;
}

/**
 * Holds a grader against people. An answer is accepted from that score on which parts right from wrong best on the
 * *other* questions (five folds of questions); nothing else is fitted.
 */
export async function evaluate(answers: readonly LabelledAnswer[], examinee: Examinee): Promise<Evaluation> {
  const times: number[] = [];
  const graded: Graded[] = [];
  for (const labelled of answers) {
    const before = process.cpuUsage();
    const grades = await examinee.grade(labelled);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    const padded = examinee.costs ? grades : await examinee.grade({ ...labelled, answer: pad(labelled.answer) });
    const scoreOf = (given: readonly PointGrade[]) => scoreAnswer(labelled, given, examinee);
    graded.push({ labelled, grades, score: scoreOf(grades), padded: scoreOf(padded) });
  }
  const thresholds = thresholdsOf(graded);
  const threshold = ({ labelled }: Graded) => thresholds.get(labelled.qid) ?? 0;
  const accepted = (score: 'score' | 'padded') => graded.filter((each) => each[score] >= threshold(each)).length;
  const pointPairs = graded.flatMap(pairsOfPoints);
  const pairs = pointPairs.length > 0 ? pointPairs : graded.map((each) => pairOfAnswer(each, threshold(each)));
  times.sort((a, b) => a - b);
  return {
    answers: graded.length,
    questions: thresholds.size,
    auc: auc(graded.map(({ score, labelled }) => ({ score, positive: isCorrect(labelled) }))),
    pearson: pearson(
      graded.map(({ score }) => score),
      graded.map(({ labelled }) => labelled.score),
    ),
    agreement: measureAgreement(pairs),
    of: pointPairs.length > 0 ? 'points' : 'answers',
    padding: examinee.costs ? null : (100 * (accepted('padded') - accepted('score'))) / graded.length,
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

interface Graded {
  labelled: LabelledAnswer;
  grades: readonly PointGrade[];
  /** 0..1 */
  score: number;
  padded: number;
}

/** Mean support of the points; those that were made of a reference weigh by their words. */
function scoreAnswer({ points, verdicts }: LabelledAnswer, grades: readonly PointGrade[], { supportOf }: Examinee) {
  const weights = points.map(({ say }) => (verdicts ? 1 : wordsOf(say)));
  const support = points
    .map(({ id }) => grades.find(({ pointId }) => pointId === id))
    .map((grade) => (grade ? supportOf(grade) : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return support.reduce((sum, each, index) => sum + each * (weights[index] ?? 0), 0) / Math.max(1, total);
}
const wordsOf = (text: string): number => new Set(readText(text).words.map(({ stem }) => stem)).size;

/** For each question the threshold with the best balanced accuracy on those of other folds. */
function thresholdsOf(graded: readonly Graded[]): Map<string, number> {
  const questions = [...new Set(graded.map(({ labelled }) => labelled.qid))].toSorted();
  const folds = Math.min(5, questions.length);
  const foldOf = new Map(questions.map((qid, index) => [qid, index % folds]));
  const byFold = Array.from({ length: folds }, (_, fold) =>
    bestThreshold(folds === 1 ? graded : graded.filter(({ labelled }) => foldOf.get(labelled.qid) !== fold)),
  );
  return new Map([...foldOf].map(([qid, fold]) => [qid, byFold[fold] ?? 0]));
}

function bestThreshold(graded: readonly Graded[]): number {
  const positives = graded.filter(({ labelled }) => isCorrect(labelled)).length;
  const negatives = graded.length - positives;
  let best = { threshold: 0.5, gain: -Infinity };
  let [hits, alarms] = [0, 0];
  const descending = graded.toSorted((a, b) => b.score - a.score);
  for (const [index, { score, labelled }] of descending.entries()) {
    if (isCorrect(labelled)) hits++;
    else alarms++;
    const gain = hits / Math.max(1, positives) - alarms / Math.max(1, negatives);
    if (descending[index + 1]?.score !== score && gain > best.gain) best = { threshold: score, gain };
  }
  return best.threshold;
}

const isCorrect = ({ score }: LabelledAnswer): boolean => score >= correct;

function pairsOfPoints({ labelled: { verdicts, answer }, grades }: Graded, index: number): JudgedPair[] {
  return Object.entries(verdicts ?? {}).map(([id, human]) => ({
    machine: grades.find(({ pointId }) => pointId === id)?.verdict ?? 'unjudged',
    human,
    words: lengthOf(answer),
    key: String(index),
  }));
}

function pairOfAnswer({ labelled, grades, score }: Graded, threshold: number): JudgedPair {
  const verdict = (yes: boolean) => (yes ? 'covered' : 'missed');
  return {
    machine: grades.length === 0 ? 'unjudged' : verdict(score >= threshold),
    human: verdict(isCorrect(labelled)),
    words: lengthOf(labelled.answer),
    key: labelled.qid,
  };
}

const lengthOf = (answer: string): number => answer.split(/\s+/).filter(Boolean).length;

const filler = 'um so like you know well I mean basically uh okay so yeah actually it is really just'.split(' ');

/** Sixty words of filler, spread evenly over the answer. */
function pad(answer: string): string {
  const words = answer.split(' ');
  return words
    .flatMap((word, index) => {
      const [from, to] = [index, index + 1].map((at) => Math.round((at * 60) / words.length));
      return [
        ...Array.from({ length: (to ?? 0) - (from ?? 0) }, (_, at) => filler[((from ?? 0) + at) % filler.length] ?? ''),
        word,
      ];
    })
    .join(' ');
}
