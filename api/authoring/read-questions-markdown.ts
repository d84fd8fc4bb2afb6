import type { ReadQuestion } from './read-questions.ts';
import { readPoint, readTags, readWrong } from './read-point.ts';
import type { PointDraft, QuestionDraft } from './question-text.ts';

/**
 * Reads questions out of Markdown: `# prompt`, lines `kind: …`, `level: …`, `think: …`, `answer: …`, `tags: …` and
 * `id: …` right below it, more of the prompt, `- point (2, must)` with `- evidence: …` and the like below it, and
 * `## Model` with the model answer. What stands before the first heading is passed over.
 */
export function readQuestionsMarkdown(text: string): ReadQuestion[] {
  const found: Section[] = [];
  let fence: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3);
    const inCode = fence !== undefined || mark !== undefined;
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    const heading = inCode ? undefined : /^#\s+(.*)$/.exec(line)?.[1];
    if (heading !== undefined) found.push({ line: index + 1, heading, lines: [] });
    else found.at(-1)?.lines.push({ text: line, inCode });
  }
  return found.map(readSection);
}

interface Section {
  line: number;
  heading: string;
  lines: { text: string; inCode: boolean }[];
}

const fields = new Set(['id', 'kind', 'level', 'think', 'answer', 'tags']);

function readSection({ line, heading, lines }: Section): ReadQuestion {
  const said: Record<string, string> = {};
  const prompt = [heading.trim()];
  const model: string[] = [];
  const points: PointDraft[] = [];
  let part: 'fields' | 'prompt' | 'points' | 'model' = 'fields';
  for (const { text, inCode } of lines) {
    if (part === 'model') {
      model.push(text);
      continue;
    }
    const field = inCode ? null : /^([a-z]+):\s*(.+)$/i.exec(text);
    const name = field?.[1]?.toLowerCase() ?? '';
    if (!inCode && /^##\s+model\b/i.test(text)) part = 'model';
    else if (part === 'fields' && fields.has(name)) said[name] = field?.[2]?.trim() ?? '';
    else if (!inCode && /^[-*+]\s+\S/.test(text)) {
      part = 'points';
      points.push(readPoint(text.replace(/^[-*+]\s+/, '')));
    } else if (part === 'points') more(points.at(-1), text);
    else {
      if (text.trim() !== '') part = 'prompt';
      prompt.push(text);
    }
  }
  const draft: QuestionDraft = {
    prompt: prompt.join('\n').trim(),
    kind: said.kind,
    level: said.level,
    think: said.think,
    answer: said.answer,
    tags: readTags(said.tags ?? ''),
    points,
    model: model.join('\n').trim() || undefined,
  };
  return { line, id: said.id, draft };
}

/** A line below a point: `- evidence: …` and the like, or more of what it says. */
function more(point: PointDraft | undefined, text: string) {
  if (!point || text.trim() === '') return;
  const [, name = '', value = ''] = /^\s+[-*+]\s+([a-z]+):\s*(.+)$/i.exec(text) ?? [];
  switch (name.toLowerCase()) {
    case 'evidence':
      point.evidence.push(value.trim());
      break;
    case 'wrong':
      point.wrong.push(readWrong(value));
      break;
    case 'src':
      point.sources.push(value.trim());
      break;
    case 'cue':
    case 'probe':
    case 'kind':
      point[name.toLowerCase() as 'cue'] = value.trim();
      break;
    default: {
      // Read behind a word of its own, so that the time it takes does not grow with what stands before it.
      const { say, weight, role } = readPoint(`… ${text.trim()}`);
      point.say += say.slice(1);
      point.weight ??= weight;
      point.role ??= role;
    }
  }
}
