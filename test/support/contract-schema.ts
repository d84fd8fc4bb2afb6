import { expect } from 'vitest';
import type { OperationId } from '../../api/operations.ts';
import { routes } from '../../api/routes.ts';
import type { Client } from './client.ts';

/** What our OpenAPI document says of a value: the part of JSON Schema that it uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}
export interface Parameter {
  in: 'path' | 'query';
  name: string;
  required?: boolean;
  schema: Schema;
}
export interface Operation {
  operationId: OperationId;
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  security?: Record<string, unknown>[];
}
/** Our OpenAPI document, as far as tests read it. */
export interface Contract {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> };
}

/** The document as the server gives it out. */
export async function readContract(client: Client): Promise<Contract> {
  const response = await client.raw('/api/v1/openapi.json');
  expect(response.status).toBe(200);
  return (await response.json()) as Contract;
}

export function operationOf(contract: Contract, id: OperationId): Operation {
  const { path, method } = routes[id];
  const operation = contract.paths[path]?.[method];
  if (!operation) throw new Error(`${id} is not in the document`);
  return operation;
}

export const bodyOf = (operation: Operation): Schema | undefined =>
  operation.requestBody?.content['application/json']?.schema;

/** A schema with its $ref followed. */
export function resolve(contract: Contract, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = contract.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  if (!found) throw new Error(`${schema.$ref} leads nowhere`);
  return resolve(contract, found);
}

/** A field of a body: the way to it, the first item of a list standing for all. */
export interface Field {
  path: (string | number)[];
  schema: Schema;
  required: boolean;
}

/** Every field of a body, those inside others too. */
export function fieldsOf(contract: Contract, schema: Schema, path: Field['path'] = []): Field[] {
  const { properties = {}, required = [], items } = resolve(contract, schema);
  const inside = items === undefined ? [] : fieldsOf(contract, items, [...path, 0]);
  const item = items === undefined ? [] : [{ path: [...path, 0], schema: resolve(contract, items), required: false }];
  const own = Object.entries(properties).flatMap(([name, property]): Field[] => [
    { path: [...path, name], schema: resolve(contract, property), required: required.includes(name) },
    ...fieldsOf(contract, property, [...path, name]),
  ]);
  return [...item, ...inside, ...own];
}

/** The JSON types that a schema takes. */
export const typesOf = ({ type, anyOf = [] }: Schema): string[] =>
  type === undefined ? anyOf.flatMap(typesOf) : [type === 'integer' ? 'number' : type];

/** A copy of a body with one field set; undefined removes it. */
export function withField(body: unknown, [name, ...rest]: Field['path'], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(body))
    return body.map((item: unknown, index) => (index === name ? withField(item, rest, value) : item));
  const known = body as Record<string, unknown>;
  return { ...known, [name]: withField(known[name], rest, value) };
}
