// Every route against its own schema, fitting and hostile, as citizen, as staff, as source and as nobody: never a 5xx, never an undocumented status.
import { randomUUID } from 'node:crypto';
import { allRoutes } from '@huzhou/shared/contract/api';
import { commonFailures, type Route } from '@huzhou/shared/contract/route';
import { failureKinds } from '@huzhou/shared/kernel/failure';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { signedPath } from '@huzhou/shared/sources/signature';
import type { SourceKind } from '@huzhou/shared/sources/source';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inputFor } from './support/arbitrary.ts';
import { enter } from './support/cast.ts';
import { book, newDriver, openLot, quarterAfter } from './support/parking.ts';
import { signatureHeaders } from './support/source-signature.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';

const runsPerRoute = 20;
/** A list without dates looks at ninety days of every district: it is asked less often. */
const runsOf = ({ dialect, path }: Route): number =>
  dialect !== undefined && /(requests|servicerequestupdates)\.(json|xml)$/.test(path) ? 4 : runsPerRoute;
let stack: Stack;
let tokens: readonly (string | undefined)[];
/** What is really there, by the name of the parameter: half of the inputs are about it. */
let known: Readonly<Record<string, string>>;
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
  const people = await Promise.all([
    enter(stack.origin, 'citizen'),
    enter(stack.origin, 'handler'),
    enter(stack.origin, 'dispatcher'),
    enter(stack.origin, 'supervisor'),
    enter(stack.origin, 'leader'),
    enter(stack.origin, 'operator'),
    enter(stack.origin, 'parkingOfficer'),
    enter(stack.origin, 'clinician'),
    enter(stack.origin, 'registrar'),
  ]);
  const driver = await newDriver(stack.origin);
  const lot = await openLot(await enter(stack.origin, 'operator'), { name: '乱试停车场', spots: 3 });
  const from = quarterAfter(new Date().toISOString(), 4);
  const { bookingId } = await book(driver, lot, { from, to: quarterAfter(from, 3) });
  tokens = [undefined, driver.token, ...people.map(({ token }) => token)];
  known = { lotId: lot.lotId, bookingId, permitId: driver.permitId };
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

const contentTypeOf = ({ dialect }: Route): string =>
  dialect === 'open311' ? 'application/x-www-form-urlencoded' : 'application/json';

const bodyOf = ({ dialect }: Route, body: unknown): string =>
  dialect === 'open311'
    ? new URLSearchParams(
        Object.entries((body ?? {}) as object).map(([name, value]) => [name, textOf(value).toWellFormed()]),
      ).toString()
    : JSON.stringify(body ?? {});

/** What says no: a problem with a sentence for people, or the errors of the standard that the route speaks. */
const expectRefusal = (route: Route, contentType: string | null, text: string): void => {
  if (route.dialect === undefined) {
    expect(contentType).toContain('application/problem+json');
    expect((JSON.parse(text) as { title: string }).title).toMatch(/[\u4e00-\u9fff]/);
  } else if (contentType?.includes('json')) {
    const errors = JSON.parse(text) as { code: unknown; description: unknown }[];
    expect(errors.length).toBeGreaterThan(0);
    for (const { code, description } of errors) expect([typeof code, typeof description]).toEqual(['number', 'string']);
  } else if (contentType?.includes('xml')) expect(text).toMatch(/<errors>.*<code>.*<description>/s);
  // Neither of the two formats was asked for.
  else expect(text).toMatch(/json/);
};

const sources = new Map(demonstrationSources.map((source) => [source.kind, source]));

const kindFor = (path: string): SourceKind => {
  if (path.startsWith('/v1/parking/')) return 'parking-gate';
  return path.startsWith('/v1/intake/cases') ? '12345' : 'video';
};

/** Routes for sources are called by one of their kind, so that the fuzz comes as far as the handler. */
const signed = (route: Route, partOf: (name: string) => string, body: unknown): Record<string, string> => {
  const source = sources.get(kindFor(route.path));
  if (route.auth !== 'source' || source === undefined) return {};
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const path = signedPath(route, Object.fromEntries(names.map((name) => [name, partOf(name)])));
  return signatureHeaders(source, {
    method: route.method,
    path,
    text: route.method === 'POST' ? bodyOf(route, body) : '',
  });
};

const send = async (route: Route, path: unknown, query: unknown, body: unknown, token: string | undefined) => {
  const parts = (path ?? {}) as Record<string, unknown>;
  const partOf = (name: string): string => {
    const part = textOf(parts[name]).toWellFormed();
    // A dot segment would be folded away by the client before it is sent.
    return part === '' || /^\.+$/.test(part) ? 'x' : part;
  };
  const filled = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(partOf(name)));
  const pairs = Object.entries((query ?? {}) as object).map(([name, value]) => [name, textOf(value).toWellFormed()]);
  const search = new URLSearchParams(pairs).toString();
  return fetch(`${stack.origin}${filled}${search === '' ? '' : `?${search}`}`, {
    method: route.method,
    headers: {
      'idempotency-key': randomUUID(),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}`, ...signed(route, partOf, body) }),
      ...(route.method === 'POST' ? { 'content-type': contentTypeOf(route) } : {}),
    },
    ...(route.method === 'POST' ? { body: bodyOf(route, body) } : {}),
  });
};

/** Input in which what has the name of something known is that. */
const aboutKnown = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && !Array.isArray(input)
    ? { ...input, ...Object.fromEntries(Object.entries(known).filter(([name]) => Object.hasOwn(input, name))) }
    : input;

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
          fc.boolean(),
          async (path, query, body, who, isKnown) => {
            const [some, sent] = isKnown ? [aboutKnown(path), aboutKnown(body)] : [path, body];
            const answer = await send(route, some, query, sent, tokens[who]);
            const text = await answer.text();
            expect(allowed, `${answer.status} ${text.slice(0, 300)}`).toContain(answer.status);
            if (answer.status >= 400) expectRefusal(route, answer.headers.get('content-type'), text);
          },
        ),
        { numRuns: runsOf(route), endOnFailure: true },
      );
    },
  );
});
