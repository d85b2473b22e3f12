import { randomBytes } from 'node:crypto';
import * as routes from '@huzhou/shared/dogs/public-routes';
import { replaceTag } from '@huzhou/shared/dogs/routes';
import { inState } from '@huzhou/shared/dogs/sample-dog';
import { newTagCode } from '@huzhou/shared/dogs/tag';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSealer } from '../platform/testing/key-ring.ts';
import { createPublicHandlers } from './public-handlers.ts';
import { callerOf, createDogStand, phone } from './testing/dog-stand.ts';

const tagCode = newTagCode((length) => randomBytes(length));
const dog = { ...inState('registered'), tagCode, keeperId: 'person-canary-13812341234' };

describe('the finder’s page', () => {
  it('gives 100,000 guesses nothing: no code is found, and every answer is the same', async () => {
    let reads = 0;
    const handlers = createPublicHandlers({
      store: {
        dogOfTag: async (code) => {
          reads += 1;
          return code === tagCode ? dog : undefined;
        },
        dogOfCertificate: async () => undefined,
        recallCall: async () => undefined,
        write: async () => 'done',
      },
      signer: { publicKeys: async () => [] },
      checkText: async () => 'pass',
      readCoverage: async () => ({ asOf: '', districts: [] }),
      sealer: testSealer(),
      clock: { now: () => '2026-11-23T02:00:00.000Z' },
      pause: async () => undefined,
      randomBytes,
    });
    const scan = (code: string) =>
      handlers.scanTag({ path: { code }, query: undefined, body: undefined, idempotencyKey: undefined }, undefined);

    // Near misses of the real code, random codes, codes that cannot be, and whatever strings there are.
    const near = (index: number): string => {
      const at = index % tagCode.length;
      return `${tagCode.slice(0, at)}${tagCode[at] === 'A' ? 'B' : 'A'}${tagCode.slice(at + 1)}`;
    };
    const strange = fc.sample(fc.string({ maxLength: 64 }), { numRuns: 10_000, seed: 11 });
    const answers = new Set<string>();
    // FINDER_GUESSES=1000000 for the figure in the documents; fewer keep the everyday run quick.
    const guesses = Number(process.env.FINDER_GUESSES ?? 100_000);
    for (let index = 0; index < guesses; index += 1) {
      const kind = index % 4;
      const code =
        kind === 0
          ? near(index)
          : kind === 3
            ? (strange[index % strange.length] ?? '')
            : newTagCode((length) => randomBytes(length));
      answers.add(JSON.stringify(await scan(code)));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('not-found');
    // As many reads for what cannot be a code as for what nobody has.
    expect(reads).toBe(guesses);
    const found = await scan(tagCode);
    expect(found).toEqual({ ok: true, value: { name: '豆豆', registered: true, vaccinated: true, lost: false } });
  });

  it('over HTTP: no byte of the keeper in any answer, the old tag is unknown at once, and a flood is stopped', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register('156000000000001');
    const code = (await stand.store.find(dogId))?.tagCode ?? '';
    const texts: string[] = [];
    const get = async (path: string) => {
      const answer = await stand.call(routes.scanTag, {
        path: { code: path },
        sourceIp: `198.51.100.${texts.length % 250}`,
      });
      texts.push(answer.text);
      return answer;
    };
    expect((await get(code)).status).toBe(200);
    expect((await get(code.toLowerCase())).status).toBe(200);
    const unknown = await get('0'.repeat(20));
    const impossible = await get('%E4%BD%A0 or 1=1');
    expect(impossible.body).toEqual({ ...unknown.body });
    expect(unknown.status).toBe(404);

    const leave = (body: unknown, key?: string) =>
      stand.call(routes.leaveMessage, { path: { code }, body, ...(key === undefined ? {} : { key }) });
    const left = await leave({ words: '在桥头', phone: '13900001111' }, 'finder-key-00000001');
    const again = await leave({ words: '在桥头', phone: '13900001111' }, 'finder-key-00000001');
    expect([left.status, again.status]).toEqual([202, 202]);
    expect((await leave({ words: '在桥尾' }, 'finder-key-00000001')).status).toBe(422);
    stand.verdicts.text = 'risky';
    expect((await leave({ words: '违规内容' })).status).toBe(400);
    stand.verdicts.text = 'pass';
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await leave({ words: '又看到了' })).status);
    expect(statuses).toContain(429);
    const rows = await stand.tables.rows('dogs');
    expect(rows.filter(({ sk }) => String(sk).startsWith('FINDING#')).length).toBeLessThanOrEqual(10);

    await stand.must(replaceTag, {
      caller: callerOf('citizen'),
      path: { dogId },
      body: {},
    });
    expect((await get(code)).body).toEqual({ ...unknown.body });
    texts.push(left.text, again.text);
    const personal = [phone, '沈', '红旗路', 'person-', dogId, '13900001111', '156000000000001'];
    for (const text of texts) for (const secret of personal) expect(text).not.toContain(secret);
  });

  it('a dog gets twenty messages a day, from however many addresses', async () => {
    const stand = await createDogStand();
    const dogId = await stand.register('156000000000001');
    const code = (await stand.store.find(dogId))?.tagCode ?? '';
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      const request = { path: { code }, body: { words: '看到它了' }, sourceIp: `203.0.113.${count}` };
      statuses.push((await stand.call(routes.leaveMessage, request)).status);
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    stand.wait(86_400);
    expect((await stand.call(routes.leaveMessage, { path: { code }, body: { words: '第二天' } })).status).toBe(202);
  });
});
