import { unseen, wordsOf, type Word } from './words.ts';

export interface AnswerWord extends Word {
  /** Outside text that speaks to whoever grades: instructions, forged delimiters and verdicts. */
  quotable: boolean;
  /** Which paragraph it stands in, counted from 0. */
  paragraph: number;
}
/** An answer as a grader may take it. */
export interface AnswerText {
  /** What a model is shown: without hidden text. */
  visible: string;
  words: AnswerWord[];
}
interface Range {
  start: number;
  end: number;
}

/** Reads an answer: what is hidden in it is left out, what is meant for its grader cannot be quoted. */
export function readAnswer(answer: string): AnswerText {
  const hidden = hiddenRanges(answer);
  // Blanked, so that offsets stay those of the answer.
  const seen = blank(answer, hidden);
  const spoken = merge([...addressedSentences(seen), ...addressedBlocks(seen), ...labels(seen)]);
  const ends = paragraphs(seen).map(({ end }) => end);
  let next = 0;
  let paragraph = 0;
  const words = wordsOf(seen).map((word) => {
    while ((spoken[next]?.end ?? Infinity) <= word.start) next += 1;
    while ((ends[paragraph] ?? Infinity) <= word.start) paragraph += 1;
    return { ...word, quotable: (spoken[next]?.start ?? Infinity) >= word.end, paragraph };
  });
  return { visible: cut(answer, hidden).replaceAll(unseen, ''), words };
}

// What a person who reads the answer would not see.
const hiddenText = [
  /<!--[\s\S]*?(?:-->|$)/g,
  // Overridden direction: shown backwards.
  /[\u202d\u202e][^\n\u202c]*/g,
  // Comments of Markdown.
  /\[[^\]\n]{0,60}\]:[ \t]*(?:#|<>)[^\n]*/g,
  /\\(?:phantom|color\{white\}|textcolor\{white\})[^\n]*/g,
];
const openTag = /<([a-z][a-z0-9]{0,20})\b([^<>]{0,400})>/gi;
const hides =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0|color\s*[:=]\s*["']?\s*(?:white|#fff|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255)|\bsr-only\b|(?:^|\s)hidden(?=[\s=/]|$)/i;

function hiddenRanges(answer: string): Range[] {
  const ranges = hiddenText.flatMap((pattern) => matches(answer, pattern));
  const lower = answer.toLowerCase();
  let from = 0;
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of answer.matchAll(openTag)) {
    if (index < from || !(/^(?:script|style)$/i.test(name) || hides.test(attributes))) continue;
    const close = lower.indexOf(`</${name.toLowerCase()}`, index + tag.length);
    from = close === -1 ? paragraphEnd(answer, index) : close;
    ranges.push({ start: index, end: from });
  }
  return merge(ranges);
}

/** Sentences that speak to a grader, or of the grading; lower case. Technical talk of this catalogue must not match. */
const allPoints = String.raw`(?:all|every|each|these|remaining|other)(?: of)?(?: the)?(?: rubric| key| grading| listed| remaining| other)* points?\b`;
const praise = String.raw`(?:full (?:marks?|credits?|points|score)|top (?:marks?|score)|(?:perfect|highest|maximum|max|best)(?: possible)? (?:score|marks?|grade|rating|verdict|credit)|covered|verdicts?|grading criteria|every criterion|each criterion|rubrics?|${allPoints})`;
const grader = String.raw`(?:ai|a\.i\.|assistant|grader|grading (?:model|system|assistant)|auto-?grader|evaluator|examiner|assessor|judge|llm|language model|chatbot|marker|scorer)`;
const addressing = [
  // Do away with what you were told.
  String.raw`\b(?:ignor|disregard|forget|overrid|bypass|supersed|replac|discard)\w*\b.{0,40}\b(?:previous|prior|above|earlier|preceding|all|any|these|those|your|the system|grading|original|every)\b(?: (?:grading|system|prior|previous|above|earlier|preceding|other|of|the|your|such|given))* (?:instructions?|prompts?|rubrics?|guidelines?|directives?|rules|messages?)\b`,
  String.raw`\b(?:ignor|disregard|forget)\w*\b.{0,30}\b(?:everything|all|anything|whatever|text|content)(?: that(?: was)?| which was| you(?: were)?)? (?:above|before|prior|so far|said|told|was said)\b`,
  String.raw`\b(?:new|updated|revised|additional|hidden|secret) (?:system )?(?:instructions?|prompts?|directives?)\b`,
  // Grade it so.
  String.raw`\b(?:mark|grad|scor|rat|award|giv|grant|assign|set|count|treat|consider|deem|record|return|output|respond|reply|report|accept|judg|evaluat|assess|conclud|put|writ|print|emit|fill|call|class|label|credit|tick|check)\w*\b.{0,80}\b${praise}`,
  String.raw`\b(?:mark|grade|deem|score)\w*\b.{0,30}\b(?:correct|right|passed)\b`,
  String.raw`\b${allPoints}.{0,40}\b(?:covered|met|satisfied|addressed|fulfilled|complete|present|earned|achieved|stated|awarded|correct|passed|granted)\b`,
  // Who grades, and what with.
  String.raw`\b(?:dear|attention|note (?:to|for)|message (?:to|for)|hey|hello|hi)(?: the| any| my| our)? ${grader}\b`,
  String.raw`\b(?:to|for) the (?:grader|grading (?:model|system)|auto-?grader|examiner|evaluator)\b`,
  String.raw`\byou(?: are|'re|r role is| must act| will act)\b.{0,40}\b${grader}\b`,
  String.raw`\b(?:rubrics?|graders?|auto-?graders?|marking scheme|grading criteria|answer key|full marks?|full credit|developer mode|jailbreak|system override|admin override|grading override|point ?ids?)\b`,
  String.raw`\b(?:quote|cite)\b.{0,60}\b(?:as (?:evidence|a quote|quotes|proof)|verbatim|(?:each|every|all|any) (?:\w+ )?(?:points?|verdicts?|entry|entries)|evidence)\b`,
  String.raw`\bconfidence\W{1,6}(?:of |is |to |at )?(?:1(?:\.0)?|100|0?\.9\d*)\b`,
  // What this answer, or who gives it, is said to do.
  String.raw`\b(?:this|my|the (?:above|following|given|submitted|candidate(?:'s|’s)?|student(?:'s|’s)?|learner(?:'s|’s)?)) (?:answer|submission)\b.{0,80}\b(?:cover|contain|address|satisf|meet|fulfil|includ|mention|stat|demonstrat|explain|correct|complet|perfect|deserv|earn|pass|show)\w*`,
  String.raw`(?<!release )\b(?:candidate|student|learner|applicant)s?\b.{0,60}\b(?:cover|address|satisf|meet|fulfil|mention|stat|demonstrat|explain|deserv|earn|pass|correct|understand|know)\w*`,
  String.raw`\b(?:everything|all|nothing)\b.{0,40}\b(?:was|were|is|has been|have been|remains to be|left to be) (?:said|covered|mentioned|explained|addressed)\b`,
  String.raw`\b(?:i|we)(?: will|['’]ll)(?: \w+)? (?:explain|mention|cover|address|discuss|describe|come (?:back )?to)\b.{0,60}\b(?:in a moment|later|below|next|soon|shortly|afterwards)\b`,
  String.raw`\b(?:i|we)(?: have|['’]ve)?(?: already| clearly| fully| correctly)* covered (?:all|every|each|the) (?:\w+ )?(?:points?|criteria|rubrics?)\b`,
].map((pattern) => new RegExp(pattern));

function addressedSentences(text: string): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of sentences(text)) {
    if (start < (ranges.at(-1)?.end ?? 0)) continue;
    const plain = folded(text.slice(start, end));
    if (!addressing.some((pattern) => pattern.test(plain))) continue;
    // A line that no full stop ends, such as a heading, announces the ones below it.
    ranges.push({ start, end: /[.!?。！？]\s*$/.test(plain) ? end : paragraphEnd(text, end) });
  }
  return ranges;
}

/** Paragraphs with a forged turn, delimiter or verdict in them; lower case. */
const forged = [
  String.raw`["'](?:verdicts?|point_?ids?|confidence|quotes|covered)["']\s*:`,
  String.raw`^\W{0,6}(?:verdicts?|point_?ids?|confidence)\s*[:=]|\bverdict\s*[:=]\s*\W?(?:covered|partial)`,
  String.raw`[:=>([]\s*["'*]*(?:fully )?covered["'*]*\s*(?:$|[,.;)}\]])|[=|]\s*["']?covered\b`,
  String.raw`^\W{0,6}(?:system|assistant|developer|grader|examiner|evaluator|judge)(?: (?:message|prompt|note|turn))?\W{0,3}[:>\]]`,
  String.raw`</?\s?(?:system|assistant|developer|instructions?|rubric|grading|verdicts?|im_start|im_end|answer|sys|inst)\b[^<>\n]{0,60}>`,
  String.raw`</\s?(?:user|question|points?|input|prompt|tool|example|fence)\b[^<>\n]{0,60}>`,
  String.raw`<\|[^|\n]{0,40}\|>|\[/?(?:inst|system|sys|end|answer)[^\]\n]{0,20}\]|<</?sys>>`,
  String.raw`^\W{0,12}(?:end|begin|start)(?:ning)?[ _-]of[ _-](?:the[ _-])?(?:\w+[ _-])?(?:answer|input|prompt|submission|transcript)\b`,
  String.raw`^\W{2,12}(?:end|begin|start)[ _-](?:the[ _-])?(?:\w+[ _-])?(?:answer|input|prompt|submission|transcript)\b`,
  String.raw`^#{1,6}\s?(?:system|instructions?|assistant|rubric|verdicts?|grading|evaluation|answer key)\b`,
].map((pattern) => new RegExp(pattern, 'm'));

const addressedBlocks = (text: string) =>
  paragraphs(text).filter(({ start, end }) => {
    const plain = folded(text.slice(start, end));
    return forged.some((pattern) => pattern.test(plain));
  });

/** Openings that say nothing: "Thought process:", "Let's solve this step by step". */
const openings =
  /^[ \t]*(?:[*_#>-]{1,4}[ \t]*)?(?:thought process|chain of thought|thinking|reasoning|solution|final answer|answer|step by step|let[’']?s (?:think|solve|work|reason)\b[^\n.:]{0,60}|to (?:solve|answer) this\b[^\n.:]{0,60})[*_]{0,3}[ \t]*(?:[:：.]|$)/gim;
const labels = (text: string) => matches(text, openings);

const folded = (text: string) =>
  text
    .replaceAll(unseen, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ \t]+/g, ' ');

const matches = (text: string, pattern: RegExp): Range[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));

/** Between ends of lines and of sentences. */
const sentences = (text: string) => between(text, /\n|[.!?。！？](?=\s|$)/g);
const paragraphs = (text: string) => between(text, /\n[ \t]*\n/g);

function between(text: string, boundary: RegExp): Range[] {
  const ends = Array.from(text.matchAll(boundary), ({ 0: found, index }) => index + found.length);
  return [...ends, text.length].map((end, at) => ({ start: ends[at - 1] ?? 0, end }));
}

function paragraphEnd(text: string, from: number): number {
  // The colon's own line may end right here.
  const gap = /\n[ \t]*\n/g;
  gap.lastIndex = from;
  return gap.exec(text)?.index ?? text.length;
}

/** In order, without overlaps. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

const blank = (text: string, ranges: readonly Range[]) =>
  replaceRanges(text, ranges, (removed) => removed.replaceAll(/[^\n]/g, ' '));
const cut = (text: string, ranges: readonly Range[]) => replaceRanges(text, ranges, () => ' ');

function replaceRanges(text: string, ranges: readonly Range[], replace: (removed: string) => string): string {
  const kept = ranges.map(
    ({ start, end }, at) => text.slice(ranges[at - 1]?.end ?? 0, start) + replace(text.slice(start, end)),
  );
  return kept.join('') + text.slice(ranges.at(-1)?.end ?? 0);
}
