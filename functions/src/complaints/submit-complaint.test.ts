import * as routes from '@huzhou/shared/complaints/routes';
import { describe, expect, it } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { callerOf, createStand, newKey, phone, photoId, type Stand, submission } from './testing/stand.ts';

const citizen = callerOf('citizen');
const submit = (stand: Stand, more: Record<string, unknown> = {}, key = newKey()) =>
  stand.call(routes.submitComplaint, { caller: citizen, body: submission(more), key });

const traces = async ({ tables }: Stand) => ({
  complaints: (await tables.rows('complaints')).length,
  limits: (await tables.rows('limits')).length,
});

describe('a submission', () => {
  it('is one transaction: case, event, photo, sealed number, the call, the count', async () => {
    const stand = await createStand();
    const { status, body } = await submit(stand);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'submitted', isMine: true, commands: ['withdraw'], mayRevealContact: false });
    const rows = await stand.tables.rows('complaints');
    expect(rows.map(({ sk }) => sk).sort()).toEqual([
      'COMPLAINT',
      'CONTACT',
      'EVENT#000001',
      `PHOTO#${photoId(0)}`,
      'REPLY',
    ]);
    expect(await stand.tables.rows('limits')).toEqual([expect.objectContaining({ calls: 1 })]);
  });

  it('holds the telephone number sealed, for its own case only', async () => {
    const stand = await createStand();
    const { body } = await submit(stand);
    const everything = JSON.stringify([...(await stand.tables.rows('complaints')), body]);
    expect(everything).not.toContain(phone);
    const file = await stand.store.read(body.complaintId ?? '');
    const sealed = file?.sealedPhone ?? '';
    expect(await stand.sealer.open(sealed, `complaint-phone:${body.complaintId}`)).toBe(phone);
    await expect(stand.sealer.open(sealed, 'complaint-phone:HZ20261123-0000000000')).rejects.toThrow();
  });

  it('keeps no contact row where no number was left', async () => {
    const stand = await createStand();
    await submit(stand, { phone: undefined });
    expect((await stand.tables.rows('complaints')).map(({ sk }) => sk)).not.toContain('CONTACT');
  });

  it('answers the same key and body the same, whatever has become of the case', async () => {
    const stand = await createStand();
    const key = newKey();
    const first = await submit(stand, {}, key);
    stand.wait(5);
    await stand.give('dispatch', first.body.complaintId ?? '');
    const again = await submit(stand, {}, key);
    expect(again).toEqual(first);
  });

  it('answers five at once the same, and happens once', async () => {
    const stand = await createStand();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit(stand, {}, key)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const rows = await stand.tables.rows('complaints');
    expect(rows.filter(({ sk }) => sk === 'COMPLAINT')).toHaveLength(1);
    expect(rows.filter(({ sk }) => sk === 'CONTACT')).toHaveLength(1);
    expect(await stand.tables.rows('limits')).toEqual([expect.objectContaining({ calls: 1 })]);
  });

  it('refuses the same key with another body', async () => {
    const stand = await createStand();
    const key = newKey();
    await submit(stand, {}, key);
    const before = await traces(stand);
    expect(await submit(stand, { words: '另一件事' }, key)).toMatchObject({ status: 422 });
    expect(await traces(stand)).toEqual(before);
  });

  it('lets two people use the same key', async () => {
    const stand = await createStand();
    const key = newKey();
    const mine = await submit(stand, {}, key);
    const theirs = await stand.call(routes.submitComplaint, {
      caller: callerOf('neighbour'),
      body: submission(),
      key,
    });
    expect(theirs.status).toBe(201);
    expect(theirs.body.complaintId).not.toBe(mine.body.complaintId);
  });
});

describe('a refused submission leaves no trace', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['outside Huzhou', { place: { address: '外滩', point: { longitude: 121.49, latitude: 31.24 } } }, 'place.point'],
    ['nowhere', { place: { address: '某处路边' } }, 'place.areaCode'],
    ['unknown town', { place: { address: '路边', areaCode: '330502999' } }, 'place.areaCode'],
    ['unknown category', { categoryCode: 'E9999' }, 'categoryCode'],
    ['no photo', { photoIds: [] }, 'photoIds'],
    ['ten photos', { photoIds: Array.from({ length: 10 }, (_, index) => photoId(index)) }, 'photoIds'],
    ['one photo twice', { photoIds: [photoId(0), photoId(0)] }, 'photoIds'],
    ['4,001 characters', { words: '字'.repeat(4001) }, 'words'],
    ['emoji', { words: '太脏了😡' }, 'words'],
    ['a wrong number', { phone: '12345' }, 'phone'],
    ['anonymous where a witness is needed', { categoryCode: 'E0110', anonymous: true, phone: undefined }, 'anonymous'],
    ['anonymous with a number', { anonymous: true }, 'phone'],
    ['an unknown field', { admin: true }, ''],
  ];

  it.each(cases)('%s', async (_, more, field) => {
    const stand = await createStand();
    const { status, body } = await submit(stand, more);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field, message: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
    expect(await traces(stand)).toEqual({ complaints: 0, limits: 0 });
  });

  it.each(['missing', 'wrong-type', 'too-large'] as const)('an upload that is %s', async (fault) => {
    const stand = await createStand();
    stand.faults.set(photoId(2), fault);
    const { status, body } = await submit(stand, { photoIds: [photoId(0), photoId(2)] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: 'photoIds.1', message: expect.any(String) }]);
    expect(await traces(stand)).toEqual({ complaints: 0, limits: 0 });
  });

  it('words that WeChat calls risky; told together with what else is wrong', async () => {
    const stand = await createStand({ checkText: async () => 'risky' });
    stand.faults.set(photoId(0), 'missing');
    const { body } = await submit(stand);
    expect((body.errors ?? []).map(({ field }) => field)).toEqual(['photoIds.0', 'words']);
    expect(await traces(stand)).toEqual({ complaints: 0, limits: 0 });
  });

  it('the twenty-first of an hour', async () => {
    const stand = await createStand();
    for (let index = 0; index < 20; index += 1) expect((await submit(stand)).status).toBe(201);
    const before = await traces(stand);
    const refused = await submit(stand);
    expect(refused.status).toBe(429);
    expect(await traces(stand)).toEqual(before);
    stand.wait(3600);
    expect((await submit(stand)).status).toBe(201);
  });

  it('a number that is taken: any refused item takes all others with it', async () => {
    let calls = 0;
    // The same ten characters twice, then others.
    const stand = await createStand({
      randomBytes: (length) => {
        calls += 1;
        return new Uint8Array(length).fill(calls <= 2 ? 1 : 2);
      },
    });
    const first = await submit(stand);
    const second = await submit(stand);
    expect(first.body.complaintId).toBe('HZ20261123-1111111111');
    expect(second.body.complaintId).toBe('HZ20261123-2222222222');
    expect(await stand.tables.rows('limits')).toEqual([expect.objectContaining({ calls: 2 })]);
  });
});

describe('words that nobody could check', () => {
  it.each(['review', 'unreachable'] as const)('are accepted and flagged: %s', async (verdict) => {
    const stand = await createStand({ checkText: async () => verdict });
    const logged = catchLog();
    const { status, body } = await submit(stand);
    expect(status).toBe(201);
    expect(logged.events()).toContainEqual(
      expect.objectContaining({ event: 'complaint.text-flagged', complaintId: body.complaintId, verdict }),
    );
  });
});

describe('the log', () => {
  it('names the submission without anything that anybody wrote or is', async () => {
    const stand = await createStand();
    const logged = catchLog();
    await submit(stand, {
      words: '请打 13812341234 找我',
      place: { address: '红旗路甲乙丙丁', areaCode: '330502001' },
    });
    await submit(stand, { words: '太脏了😡 13812341234' });
    expect(logged.events().map(({ event }) => event)).toContain('complaint.submitted');
    for (const canary of [phone, '请打', '红旗路甲乙丙丁', '太脏了']) expect(logged.text()).not.toContain(canary);
  });
});
