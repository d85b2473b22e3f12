// Two thousand strangers try tags over HTTP, each door of the limit included: nothing leads from a tag to a person.
import { request } from 'node:http';
import { scanTag } from '@huzhou/shared/dogs/public-routes';
import { getDog, listDogs } from '@huzhou/shared/dogs/routes';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter } from './support/cast.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { until } from './support/waiting.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ policy: '303024' });
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(stack?.data);
});

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A scan from one of the loopback's addresses: each is somebody else to the limit. */
const scan = (code: string, address: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const url = `${stack.origin}${scanTag.path.replace('{code}', code)}`;
    request(url, { localAddress: address }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
    })
      .on('error', reject)
      .end();
  });

const guesses = 2_000;
const perAddress = scanTag.limit.most - 10;
const atOnce = 16;

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
/** What a problem says of the request alone differs from one to the next. */
const withoutInstance = ({ status, body }: Answer): string =>
  `${status} ${body.replace(/"(?:instance|requestId)":"[^"]*"/g, '')}`;

test('2,000 guesses find nothing and are all answered alike; a tag that is there tells four things', async () => {
  const keeper = await enter(stack.origin, 'citizen');
  const tagCode = await until('a dog of the demonstration', async () => {
    const [dog] = (await keeper.must(listDogs, {})).dogs;
    return dog !== undefined && (await keeper.must(getDog, { path: { dogId: dog.dogId } })).tagCode;
  });
  const answers = new Map<string, number>();
  const told: string[] = [];
  const waiting = Array.from({ length: guesses }, (_, index) => index);
  const tryTags = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const address = `127.0.1.${1 + Math.floor(index / perAddress)}`;
      // Each hundredth has the real one in hand.
      const isReal = index % 100 === 99;
      const answer = await scan(isReal ? tagCode : randomCode(randomBytes, tagCode.length), address);
      // A busy machine says "later", which is no answer to the question.
      if (answer.status === 503) waiting.push(index);
      else if (isReal) told.push(answer.body);
      else answers.set(withoutInstance(answer), (answers.get(withoutInstance(answer)) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, tryTags));
  expect([...answers.keys()]).toHaveLength(1);
  expect([...answers.keys()][0]).toMatch(/^404 /);
  expect([...answers.values()]).toEqual([guesses - guesses / 100]);
  expect(told).toHaveLength(guesses / 100);
  for (const body of told)
    expect(Object.keys(JSON.parse(body)).sort()).toEqual(['lost', 'name', 'registered', 'vaccinated']);
});

test('one address is stopped at its limit, whatever it tries', async () => {
  const statuses: number[] = [];
  while (statuses.length < scanTag.limit.most + 5) {
    const { status } = await scan(randomCode(randomBytes, 20), '127.0.2.1');
    if (status !== 503) statuses.push(status);
  }
  expect(statuses.filter((status) => status === 404)).toHaveLength(scanTag.limit.most);
  expect(statuses.slice(scanTag.limit.most)).toEqual(Array(5).fill(429));
});
