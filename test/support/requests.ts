import fc from 'fast-check';
import type { OperationId } from '../../api/operations.ts';
import { operationOf, bodyOf, resolve, type Contract, type Schema } from './contract-schema.ts';
import type { Ids } from './sample-requests.ts';

/** A request as it goes over the wire: parameters unescaped, the body as text. */
export interface GeneratedRequest {
  params: Record<string, string>;
  query: [name: string, value: string][];
  body: string | undefined;
}

/** Requests for an operation: such as the document describes, with ids that exist among them, and damaged ones. */
export function requestsFor(contract: Contract, id: OperationId, known: Ids): fc.Arbitrary<GeneratedRequest> {
  const operation = operationOf(contract, id);
  const { parameters = [] } = operation;
  const schema = bodyOf(operation);
  const valueOf = (name: string, described: Schema) => describedBy(contract, name, described, known);
  const text = (name: string, described: Schema) =>
    fc.oneof({ weight: 4, arbitrary: valueOf(name, described).map(String) }, { weight: 1, arbitrary: oddText });
  const params = parameters
    .filter((parameter) => parameter.in === 'path')
    // An empty or dotted part is another path.
    .map(({ name, schema: type }) => [name, text(name, type).filter((value) => /[^./\\\s]/.test(value))] as const);
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema: type }) => fc.tuple(fc.constant(name), text(name, type)));
  return fc.record({
    params: fc.record(Object.fromEntries(params)),
    query: query.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...query), { maxLength: query.length + 1 }),
    body: schema ? bodies(valueOf('', schema)) : fc.constant(undefined),
  });
}

/** Bodies: half of them as described, most others with up to three faults, the rest garbage. */
const bodies = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 9, arbitrary: valid.map((value) => JSON.stringify(value)) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(valid, fc.array(fault, { minLength: 1, maxLength: 3 }))
        .map(([value, faults]) => JSON.stringify(faults.reduce(damaged, value))),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.tuple(valid, fc.nat()).map(([value, at]) => JSON.stringify(value).slice(0, at % 80)) },
    { weight: 1, arbitrary: fc.constantFrom('', '[', '{"__proto__":{"id":1},"constructor":1}', '1e999', '\ufeff{}') },
  );

/** A value such as a schema describes; a name of an id gives one that exists, now and then. */
function describedBy(contract: Contract, name: string, given: Schema, known: Ids): fc.Arbitrary<unknown> {
  const schema = resolve(contract, given);
  const inner = (key: string, part: Schema) => describedBy(contract, key, part, known);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => inner(name, part)));
  switch (schema.type) {
    case 'string':
      return fc.oneof(
        { weight: 3, arbitrary: idsNamed(name, known) ?? textOf(schema) },
        { weight: 1, arbitrary: textOf(schema) },
      );
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 99, 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(inner(name, schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(4, schema.minItems ?? 0),
      });
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, inner(key, part)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] });
    }
    default:
      return fc.constant(null);
  }
}

function idsNamed(name: string, known: Ids): fc.Arbitrary<string> | undefined {
  if (name === 'cardId') return fc.constantFrom(known.cardId, known.drillId);
  if (name === 'id') return fc.oneof(fc.uuid(), fc.constantFrom(known.attemptId, known.reviewId));
  const id = Object.entries(known).find(([key]) => key === name)?.[1];
  return id === undefined ? undefined : fc.constant(id);
}

function textOf({ format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const past = fc.date({ min: new Date(0), max: new Date('2026-11-22'), noInvalidDate: true });
  const any = fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true });
  const instants = fc.oneof({ weight: 3, arbitrary: past }, any);
  const written = fc.constantFrom('2026-11-22T12:00:00+05:45', '2026-11-22T12:04:59Z');
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc.oneof({ weight: 3, arbitrary: instants.map((at) => at.toISOString()) }, written);
  if (format === 'date') return instants.map((at) => at.toISOString().slice(0, 10));
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) }),
    fc.constantFrom('Europe/Berlin', 'docker', 'true'),
  );
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    'a\0b',
    '%',
    '%00',
    '-1',
    '1e9',
    '2147483648',
    'NaN',
    '__proto__',
    'null',
    'a'.repeat(5000),
  ),
);
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  oddText,
  fc.constantFrom('\ud800', '\udc00x', 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -0, 0.1, [], {}, null),
);

/** What is done to one place of a value. */
type Fault = { at: number; how: 'replace' | 'remove' | 'add'; value: unknown };
const fault: fc.Arbitrary<Fault> = fc.record({
  at: fc.nat(1000),
  how: fc.constantFrom('replace', 'remove', 'add'),
  value: oddValue,
});

/** A copy of a value with a fault at one of its places. */
function damaged(value: unknown, { at, how, value: odd }: Fault): unknown {
  if (typeof value !== 'object' || value === null) return odd;
  const keys = Object.keys(value);
  const key = keys[at % Math.max(keys.length, 1)];
  const copy: Record<string, unknown> = { ...value };
  if (key === undefined || how === 'add') copy[typeof odd === 'string' ? odd : 'nonsense'] = odd;
  else if (how === 'remove') delete copy[key];
  else {
    const inside = at % 3 === 0 && typeof copy[key] === 'object';
    copy[key] = inside ? damaged(copy[key], { at: Math.floor(at / 3), how, value: odd }) : odd;
  }
  return Array.isArray(value) ? Object.values(copy) : copy;
}
