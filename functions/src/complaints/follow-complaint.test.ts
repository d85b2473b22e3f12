import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as routes from '@huzhou/shared/complaints/routes';
import { describe, expect, it } from 'vitest';
import { mostFollows } from './follower-repository.ts';
import { followerKey } from './keys.ts';
import { callerOf, createStand, newKey, type Stand } from './testing/stand.ts';

const neighbour = callerOf('neighbour');

interface Asked {
  readonly complaintId: string;
  readonly caller?: ReturnType<typeof callerOf>;
  readonly key?: string;
}

const ask = async (stand: Stand, verb: 'follow' | 'unfollow', { complaintId, caller = neighbour, key }: Asked) => {
  const route = verb === 'follow' ? routes.followComplaint : routes.unfollowComplaint;
  const answer = await stand.call(route, {
    caller,
    path: { complaintId },
    body: {},
    ...(key === undefined ? {} : { key }),
  });
  return { ...answer, body: answer.body as unknown as { following?: boolean; followers?: number; title?: string } };
};

const followed = async (stand: Stand, caller = neighbour) => {
  const { body } = await stand.call(routes.listComplaints, { caller, query: { view: 'followed' } });
  return body.complaints ?? [];
};

describe('following', () => {
  it('is on or off, however often it is asked for', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    const answers = [];
    for (const verb of ['unfollow', 'follow', 'follow', 'unfollow', 'unfollow'] as const)
      answers.push((await ask(stand, verb, { complaintId })).body);
    expect(answers).toEqual([
      { following: false, followers: 0 },
      { following: true, followers: 1 },
      { following: true, followers: 1 },
      { following: false, followers: 0 },
      { following: false, followers: 0 },
    ]);
    expect(await followed(stand)).toEqual([]);
  });

  it('counts everybody, and each of them once', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    await ask(stand, 'follow', { complaintId });
    const other = await ask(stand, 'follow', { complaintId, caller: callerOf('handler') });
    expect(other.body).toEqual({ following: true, followers: 2 });
    const five = Array.from({ length: 5 }, () => ask(stand, 'unfollow', { complaintId }));
    for (const { status } of await Promise.all(five)) expect(status).toBe(200);
    expect(await stand.followers.of(complaintId)).toMatchObject([{ personId: 'person-handler' }]);
  });

  it('answers a repeated call as the first time, and refuses its key for another case', async () => {
    const stand = await createStand();
    const [complaintId, another] = [await stand.file(), await stand.file()];
    const key = newKey();
    const first = await ask(stand, 'follow', { complaintId, key });
    await ask(stand, 'follow', { complaintId, caller: callerOf('handler') });
    expect((await ask(stand, 'follow', { complaintId, key })).text).toBe(first.text);
    expect((await ask(stand, 'follow', { complaintId: another, key })).status).toBe(422);
  });

  it('begins only while a case is open, and goes on afterwards', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    await ask(stand, 'follow', { complaintId });
    await stand.give('withdraw', complaintId);
    const late = await ask(stand, 'follow', { complaintId, caller: callerOf('handler') });
    expect([late.status, late.body.title]).toEqual([409, '这件投诉已经不在办理中，不能再关注']);
    expect((await ask(stand, 'follow', { complaintId })).body.following).toBe(true);
    expect((await followed(stand)).map(({ state }) => state)).toEqual(['withdrawn']);
  });

  it('does not begin after a case that is withdrawn at the same time', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    const open = await stand.store.find(complaintId);
    await stand.give('withdraw', complaintId);
    const reads = [open, undefined];
    const racing = await createStand({
      ...stand.deps,
      store: { ...stand.store, find: async (id) => reads.shift() ?? stand.store.find(id) },
    });
    expect((await ask(racing, 'follow', { complaintId })).status).toBe(409);
    expect(await stand.followers.of(complaintId)).toEqual([]);
  });

  it('is for others’ cases that exist', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    expect((await ask(stand, 'follow', { complaintId, caller: callerOf('citizen') })).status).toBe(409);
    expect((await ask(stand, 'follow', { complaintId: 'HZ20261123-ZZZZZZZZZZ' })).status).toBe(404);
  });

  it('ends at a number that nobody reaches who follows what is near', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    // As many as may be: counted, whatever the cases are.
    const { documents, names } = stand.tables;
    await documents.send(
      new UpdateCommand({
        TableName: names.complaints,
        Key: { pk: `FOLLOWS#${neighbour.personId}`, sk: 'COUNT' },
        UpdateExpression: 'ADD held :many',
        ExpressionAttributeValues: { ':many': mostFollows - 1 },
      }),
    );
    expect((await ask(stand, 'follow', { complaintId })).status).toBe(200);
    const another = await stand.file();
    const full = await ask(stand, 'follow', { complaintId: another });
    expect([full.status, full.body.title]).toEqual([409, '最多关注 200 件投诉，请先取消一些']);
    await ask(stand, 'unfollow', { complaintId });
    expect((await ask(stand, 'follow', { complaintId: another })).status).toBe(200);
  });
});

describe('who hears of a case because theirs was merged into it', () => {
  const merged = async () => {
    const stand = await createStand();
    const [main, theirs] = [await stand.file(), await stand.file({}, neighbour)];
    const hears = (personId: string, mergedCase?: string) =>
      stand.tables.documents.send(
        new UpdateCommand({
          TableName: stand.tables.names.complaints,
          Key: followerKey(main, personId),
          UpdateExpression: `SET personId = :person${mergedCase === undefined ? '' : ', mergedCase = :merged'}`,
          ExpressionAttributeValues: {
            ':person': personId,
            ...(mergedCase === undefined ? {} : { ':merged': mergedCase }),
          },
        }),
      );
    return { stand, main, theirs, hears };
  };

  it('does not follow it, and cannot: they hear of it anyway', async () => {
    const { stand, main, theirs, hears } = await merged();
    await hears(neighbour.personId, theirs);
    const refused = await ask(stand, 'follow', { complaintId: main });
    expect([refused.status, refused.body.title]).toEqual([409, '您的投诉已并入这件，进展本来就会通知您']);
    expect((await ask(stand, 'unfollow', { complaintId: main })).body).toEqual({ following: false, followers: 1 });
    expect(await stand.followers.of(main)).toHaveLength(1);
  });

  it('goes on hearing of it, who had followed it before and follows it no longer', async () => {
    const { stand, main, theirs, hears } = await merged();
    await ask(stand, 'follow', { complaintId: main });
    await hears(neighbour.personId, theirs);
    expect((await ask(stand, 'unfollow', { complaintId: main })).body).toEqual({ following: false, followers: 1 });
    expect(await stand.followers.of(main)).toEqual([
      { personId: neighbour.personId, hasMerged: true, isListed: false },
    ]);
    expect(await followed(stand)).toEqual([]);
    const [count] = (await stand.tables.rows('complaints')).filter(({ sk }) => sk === 'COUNT');
    expect(count?.held).toBe(0);
  });

  it('can leave, who only came along with a case that they had followed, and is not counted for it', async () => {
    const { stand, main, hears } = await merged();
    await hears(neighbour.personId);
    expect((await ask(stand, 'follow', { complaintId: main })).body).toEqual({ following: true, followers: 1 });
    expect((await ask(stand, 'unfollow', { complaintId: main })).body).toEqual({ following: false, followers: 0 });
    expect((await stand.tables.rows('complaints')).filter(({ sk }) => sk === 'COUNT')).toEqual([]);
  });
});

describe('the list of what I follow', () => {
  it('says where each case stands, the latest first, without its reporter’s words', async () => {
    const stand = await createStand();
    const ids = [await stand.file(), await stand.file({ words: '我家住 3 楼' })];
    for (const complaintId of ids) {
      stand.wait(1);
      await ask(stand, 'follow', { complaintId });
    }
    await stand.give('dispatch', ids[0] ?? '');
    const rows = await followed(stand);
    expect(rows.map(({ complaintId, state, excerpt }) => [complaintId, state, excerpt])).toEqual([
      [ids[1], 'submitted', ''],
      [ids[0], 'dispatched', ''],
    ]);
    expect(await followed(stand, callerOf('citizen'))).toEqual([]);
    // Nor is it mine, whom it is shown to.
    const { body } = await stand.call(routes.listComplaints, { caller: neighbour, query: {} });
    expect(body.complaints).toEqual([]);
  });

  it('goes on page by page', async () => {
    const stand = await createStand();
    const ids: string[] = [];
    for (let index = 0; index < 23; index += 1) {
      stand.wait(200);
      const complaintId = await stand.file();
      await ask(stand, 'follow', { complaintId });
      ids.unshift(complaintId);
    }
    const first = await stand.call(routes.listComplaints, { caller: neighbour, query: { view: 'followed' } });
    const cursor = first.body.nextCursor ?? '';
    const next = await stand.call(routes.listComplaints, { caller: neighbour, query: { view: 'followed', cursor } });
    const listed = [first, next].map(({ body }) => (body.complaints ?? []).map(({ complaintId }) => complaintId));
    expect(listed).toEqual([ids.slice(0, 20), ids.slice(20)]);
    expect(next.body.nextCursor).toBeUndefined();
  });
});
