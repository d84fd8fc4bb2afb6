import { isAlias, isScalar, Lexer, LineCounter, parseDocument, Parser, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { storable } from '../http/fields.ts';
import { validate } from '../validation.ts';
import type { Finding, Severity } from './question-rules.ts';

/** A finding at its place in a text: its line, from 1, and the way to its field, empty for the whole. */
export interface TextIssue {
  severity: Severity;
  line: number;
  path: readonly (string | number)[];
  message: string;
}

/** What a text says, if it keeps to its schema and rules, and what is wrong with it or might be. */
export interface ReadText<T> {
  value: T | undefined;
  /** What it says, if it is YAML at all. */
  raw: unknown;
  issues: TextIssue[];
}

const maxDepth = 12;

/** Reads a YAML text as one kind of file; `rules` add findings on what is well-formed. */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  rules: (value: z.output<S>) => Finding[] = () => [],
): ReadText<z.output<S>> {
  const issues: TextIssue[] = [];
  const report = (line: number, message: string, path: TextIssue['path'] = [], severity: Severity = 'error') =>
    void issues.push({ severity, line, path, message });
  const refused = { value: undefined, raw: undefined, issues };
  const deep = lineOfDepth(text);
  if (deep !== undefined) {
    report(deep, tooDeep);
    return refused;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  for (const problem of document.errors)
    report(
      lineAt(problem.pos[0]),
      `is not valid YAML: ${problem.message}. Quote text that holds ": " or starts with a special character`,
    );
  if (document.errors.length > 0) return refused;
  visit(document, {
    Node: (_key, node, ancestors) => {
      const odd = isAlias(node)
        ? 'uses a YAML alias: write the text out'
        : ancestors.length > maxDepth * 2
          ? tooDeep
          : isScalar(node) && typeof node.value === 'string' && !storable(node.value)
            ? 'holds NUL or broken characters: remove them'
            : undefined;
      if (odd === undefined) return undefined;
      report(lineAt(node.range?.[0]), odd);
      return visit.BREAK;
    },
  });
  if (issues.length > 0) return refused;
  const lineOfPath = (keys: TextIssue['path']) => lineAt(offsetOf(document, keys));
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const result = validate(schema, raw);
  if ('faults' in result) {
    for (const { path, message } of result.faults)
      report(lineOfPath(path), path.length > 0 ? message : `file: ${message}`, path);
    return { value: undefined, raw, issues };
  }
  for (const { path, message, severity } of rules(result.data)) report(lineOfPath(path), message, path, severity);
  return { value: issues.some((issue) => issue.severity === 'error') ? undefined : result.data, raw, issues };
}

const tooDeep = `is nested deeper than ${maxDepth} levels: flatten it`;

/** Composing a document goes as deep as its text does, so that is looked at before: the line where it is too deep. */
function lineOfDepth(text: string): number | undefined {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > maxDepth * 4) return Math.max(1, text.slice(0, parser.offset).split('\n').length);
  }
  return undefined;
}

/** Where the innermost part of a path that is there begins. */
function offsetOf(document: Document, keys: TextIssue['path']): number | undefined {
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}
