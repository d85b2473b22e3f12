// Every route against its own schema, fitting and hostile, as citizen, as staff and as nobody: never a 5xx, never an undocumented status.
import { randomUUID } from 'node:crypto';
import { allRoutes } from '@huzhou/shared/contract/api';
import { commonFailures, type Route } from '@huzhou/shared/contract/route';
import { failureKinds } from '@huzhou/shared/kernel/failure';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputFor } from './support/arbitrary.ts';
import { enter } from './support/cast.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';

const runsPerRoute = 60;
let stack: Stack;
let tokens: readonly (string | undefined)[];
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
  const people = await Promise.all([
    enter(stack.origin, 'citizen'),
    enter(stack.origin, 'handler'),
    enter(stack.origin, 'dispatcher'),
  ]);
  tokens = [undefined, ...people.map(({ token }) => token)];
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const documented = (route: Route): ReadonlySet<number> =>
  new Set(
    [route.status, ...commonFailures(route).map((kind) => failureKinds[kind].status)].filter((status) => status < 500),
  );

const nothing = fc.constant(undefined);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

const send = async (route: Route, path: unknown, query: unknown, body: unknown, token: string | undefined) => {
  const parts = (path ?? {}) as Record<string, unknown>;
  const filled = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const segment = encodeURIComponent(textOf(parts[name]).toWellFormed());
    // A dot segment would be folded away by the client before it is sent.
    return segment === '' || /^\.+$/.test(segment) ? 'x' : segment;
  });
  const pairs = Object.entries((query ?? {}) as object).map(([name, value]) => [name, textOf(value).toWellFormed()]);
  const search = new URLSearchParams(pairs).toString();
  return fetch(`${stack.origin}${filled}${search === '' ? '' : `?${search}`}`, {
    method: route.method,
    headers: {
      'idempotency-key': randomUUID(),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(route.method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    ...(route.method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
  });
};

describe('any input', () => {
  test.each(allRoutes.map((route) => ({ id: route.id, route })))(
    'of $id gets a documented answer',
    async ({ route }) => {
      const allowed = documented(route);
      const part = (schema: Route['input']['body']) => (schema === undefined ? nothing : inputFor(schema));
      await fc.assert(
        fc.asyncProperty(
          part(route.input.path),
          part(route.input.query),
          part(route.input.body),
          fc.nat({ max: tokens.length - 1 }),
          async (path, query, body, who) => {
            const answer = await send(route, path, query, body, tokens[who]);
            const text = await answer.text();
            expect(allowed, `${answer.status} ${text.slice(0, 300)}`).toContain(answer.status);
            if (answer.status >= 400) {
              expect(answer.headers.get('content-type')).toContain('application/problem+json');
              expect((JSON.parse(text) as { title: string }).title).toMatch(/[\u4e00-\u9fff]/);
            }
          },
        ),
        { numRuns: runsPerRoute, endOnFailure: true },
      );
    },
  );
});
