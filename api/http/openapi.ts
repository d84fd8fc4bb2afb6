import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { ErrorCode } from '../errors.ts';
import { Problem, problems, problemType } from './problem.ts';
import type { Route, Routes } from './route.ts';
import { inMegabytes } from './upload.ts';

const everyOperation: readonly ErrorCode[] = ['rate-limited', 'unavailable'];
const withInput: readonly ErrorCode[] = ['invalid'];
const withBody: readonly ErrorCode[] = ['too-large', 'unsupported-media-type'];

/** The OpenAPI 3.1 document of a route table, for a server whose session cookie has this name. */
export function openApiDocument(routes: Routes, version: string, cookieName: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [operationId, route] of Object.entries(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationObject(operationId, route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Rehearse',
      version,
      description:
        'Interview practice: decks of questions, rubric points, reviews scheduled by FSRS. Sign in at `/api/auth/*` (guest: `POST /api/auth/sign-in/anonymous`); a browser keeps the session cookie, a program sends the `set-auth-token` header it was given as a bearer token.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

function operationObject(operationId: string, route: Route): ZodOpenApiOperationObject {
  const requestParams = {
    ...(route.params ? { path: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
  };
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    ...(Object.keys(requestParams).length > 0 ? { requestParams } : {}),
    ...requestBody(route),
    responses: { ...successes(route), ...problemResponses(route) },
    security: security(route),
  };
}

function requestBody({ body, upload }: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (upload) {
    const schema = { type: 'string' as const, format: 'binary' };
    const content = Object.fromEntries(upload.types.map((type) => [type, { schema }]));
    return { requestBody: { required: true, description: `At most ${inMegabytes(upload.maxBytes)}.`, content } };
  }
  if (!body) return {};
  const content = { 'application/json': { schema: body } };
  return { requestBody: { required: !body.safeParse(undefined).success, content } };
}

function successes(route: Route): ZodOpenApiResponsesObject {
  const type = mediaType(route);
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, schema] of Object.entries(route.responses)) {
    responses[`${Number(status) as 200}`] =
      status === '204'
        ? { description: 'Done' }
        : { description: status === '201' ? 'Created' : 'OK', content: { [type]: { schema } } };
  }
  return responses;
}

/** Of its successes. */
const mediaType = ({ download, events }: Route): string =>
  events ? 'text/event-stream' : (download?.type.split(';')[0] ?? 'application/json');

/** Every problem that a route may answer: its own, and those of its access and input. */
export function problemCodes(route: Route): ErrorCode[] {
  const takesInput = Boolean(route.params ?? route.query ?? route.body ?? route.upload);
  return [
    ...new Set<ErrorCode>([
      ...everyOperation,
      ...(takesInput ? withInput : []),
      ...(route.body || route.upload ? withBody : []),
      ...(route.method === 'get' ? [] : (['forbidden'] as const)),
      ...(route.access === 'public' || route.access === 'optional' ? [] : (['unauthenticated'] as const)),
      ...(route.access === 'account' || route.access === 'admin' ? (['forbidden'] as const) : []),
      ...(route.problems ?? []),
    ]),
  ];
}

function problemResponses(route: Route): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  for (const code of problemCodes(route)) {
    const { status, title } = problems[code];
    responses[`${status}`] = { description: title, content: { [problemType]: { schema: Problem } } };
  }
  responses['500'] = { description: 'A mistake of the server', content: { [problemType]: { schema: Problem } } };
  return responses;
}

function security({ access }: Route): Record<string, string[]>[] {
  if (access === 'public') return [];
  const required = [{ session: [] }, { token: [] }];
  return access === 'optional' ? [{}, ...required] : required;
}
