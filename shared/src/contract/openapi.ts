import * as z from 'zod/mini';
import { failureKinds } from '../kernel/failure.ts';
import { Problem } from './problem.ts';
import { commonFailures, idempotencyKeyPattern, type Route, type Schema } from './route.ts';

type Json = Record<string, unknown>;

const jsonSchema = (schema: Schema, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return rest;
};

/** Schemas that name themselves in zod's registry are written once, under components, and referred to. */
const nameOf = (schema: Schema): string | undefined => z.globalRegistry.get(schema)?.id;

const referred = (schema: Schema): Json => {
  const name = nameOf(schema);
  return name === undefined ? jsonSchema(schema, 'output') : { $ref: `#/components/schemas/${name}` };
};

const components = (routes: readonly Route[]): Json =>
  Object.fromEntries(
    routes.flatMap(({ output }) => {
      const name = nameOf(output);
      if (name === undefined) return [];
      // zod puts a named schema under its own $defs and refers to it from the root.
      const { $defs, ...root } = jsonSchema(output, 'output') as { $defs?: Json };
      return [[name, $defs?.[name] ?? root]];
    }),
  );

const parameters = (route: Route): Json[] => {
  const ofPart = (part: Schema | undefined, place: 'path' | 'query'): Json[] => {
    if (part === undefined) return [];
    const { properties = {}, required = [] } = jsonSchema(part, 'input') as { properties?: Json; required?: string[] };
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema,
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', pattern: idempotencyKeyPattern.source },
  };
  return [
    ...ofPart(route.input.path, 'path'),
    ...ofPart(route.input.query, 'query'),
    ...(route.idempotent ? [key] : []),
  ];
};

/** What a route's errors are written in. */
const errorContent = ({ dialect }: Route): Json =>
  dialect === 'open311'
    ? openContent({ $ref: '#/components/schemas/Open311Errors' })
    : { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const problems = (route: Route): Json => {
  const byStatus = Map.groupBy(commonFailures(route), (kind) => failureKinds[kind].status);
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      String(status),
      {
        description: sameStatus.map((kind) => `${kind}: ${failureKinds[kind].title}`).join('; '),
        content: errorContent(route),
      },
    ]),
  );
};

/** Open311 answers in the format that its address ends in; the schema is that of the JSON. */
const openContent = (schema: Json): Json => ({ 'application/json': { schema }, 'text/xml': {} });

const open311Errors: Json = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    properties: { code: { type: 'integer' }, description: { type: 'string' } },
    required: ['code', 'description'],
  },
};

const bodyType = ({ dialect }: Route): string =>
  dialect === 'open311' ? 'application/x-www-form-urlencoded' : 'application/json';

const outputContent = ({ dialect, output }: Route): Json =>
  dialect === 'open311' ? openContent(referred(output)) : { 'application/json': { schema: referred(output) } };

/** A call of a source carries a key, a timestamp and a signature, all three. */
const sourceSchemes = {
  sourceKey: { type: 'apiKey', in: 'header', name: 'X-Source-Key' },
  sourceTimestamp: { type: 'apiKey', in: 'header', name: 'X-Timestamp' },
  sourceSignature: { type: 'apiKey', in: 'header', name: 'X-Signature', description: 'docs/sources.md' },
} as const;

const securityOf = ({ auth }: Route): Json[] => {
  if (auth === 'public') return [];
  if (auth !== 'source') return [{ session: [] }];
  return [Object.fromEntries(Object.keys(sourceSchemes).map((name) => [name, []]))];
};

const operation = (route: Route): Json => ({
  operationId: route.id,
  tags: [route.id.split('.')[0]],
  summary: route.summary,
  security: securityOf(route),
  ...(typeof route.auth === 'string' ? {} : { 'x-roles': route.auth }),
  parameters: parameters(route),
  ...(route.input.body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: { [bodyType(route)]: { schema: jsonSchema(route.input.body, 'input') } },
        },
      }),
  responses: {
    [String(route.status)]: {
      description: 'OK',
      content: outputContent(route),
    },
    ...problems(route),
  },
});

/** The OpenAPI 3.1 document of the routes: a pure projection, so it cannot say anything else than the gateway does. */
export const toOpenApi = (routes: readonly Route[], version: string): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(route);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: '湖州城市服务 API', version, description: '投诉举报、共享停车、文明养犬' },
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output'), Open311Errors: open311Errors, ...components(routes) },
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, ...sourceSchemes },
    },
  };
};
