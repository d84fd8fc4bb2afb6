/**
 * Reads a reply as it arrives: `push` returns the JSON objects that its text completed and that hold no other object,
 * which is what entries of points are. Tolerant of what stands around them (code fences, prose, thoughts in
 * `<think>`), and linear in the length of the reply.
 */
export function entryReader(): { push: (text: string) => unknown[] } {
  const thought = '<think>';
  let thoughts = false;
  let start: number | undefined;
  let inString = false;
  let escaped = false;
  let text = '';
  let at = 0;

  const step = (): unknown => {
    const char = text[at];
    if (inString) {
      // JSON has no line break in a string: after a stray quotation mark in prose, a new line begins afresh.
      if (char === '\n' || (char === '"' && !escaped)) inString = false;
      escaped = char === '\\' && !escaped;
      return undefined;
    }
    if (char === '"') {
      inString = true;
      escaped = false;
    } else if (char === '{') start = at;
    else if (char === '}' && start !== undefined) {
      const found = parse(text.slice(start, at + 1));
      start = undefined;
      return found;
    }
    return undefined;
  };

  return {
    push: (more) => {
      text += more;
      if (at === 0) {
        const opening = text.trimStart().slice(0, thought.length);
        if (opening !== thought && thought.startsWith(opening)) return [];
        thoughts = opening === thought;
      }
      if (thoughts) {
        const end = text.indexOf('</think>');
        if (end === -1) return [];
        thoughts = false;
        at = end + '</think>'.length;
      }
      const found: unknown[] = [];
      for (; at < text.length; at += 1) {
        const object = step();
        if (object !== undefined) found.push(object);
      }
      return found;
    },
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
