import { describe, expect, it } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { callerOf, createStand, type Stand, usual } from './testing/stand.ts';

const words = '随便说说';
const toClosed = ['dispatch', 'respond', 'resolve', 'approve'] as const;

const commands = {
  withdraw: { before: [], body: { words } },
  rate: { before: toClosed, body: { words, score: 5 } },
  reopen: { before: toClosed, body: { words } },
} as const;
type Spoken = keyof typeof commands;
const spoken = Object.keys(commands) as Spoken[];

const readyFor = async (stand: Stand, command: Spoken): Promise<string> => {
  const complaintId = await stand.file();
  for (const step of commands[command].before) await stand.give(step, complaintId);
  return complaintId;
};

const say = (stand: Stand, command: Spoken, complaintId: string) =>
  stand.call(usual[command].route, {
    caller: callerOf('citizen'),
    body: commands[command].body,
    path: { complaintId },
  });

describe.each(spoken)('words that a citizen adds with %s', (command) => {
  it('are refused at their field when WeChat calls them risky', async () => {
    const asked: string[][] = [];
    const answer = { verdict: 'pass' as 'pass' | 'risky' };
    const stand = await createStand({
      checkText: async (personId, text) => {
        asked.push([personId, text]);
        return answer.verdict;
      },
    });
    const complaintId = await readyFor(stand, command);
    const before = await stand.store.find(complaintId);
    answer.verdict = 'risky';
    const { status, body } = await say(stand, command, complaintId);
    expect([status, body.errors?.map(({ field }) => field)]).toEqual([400, ['words']]);
    expect(asked.at(-1)).toEqual(['person-citizen', words]);
    expect(await stand.store.find(complaintId)).toEqual(before);
  });

  it('go on record when WeChat cannot be asked, and are flagged', async () => {
    const stand = await createStand({ checkText: async () => 'unreachable' });
    const complaintId = await readyFor(stand, command);
    const logged = catchLog();
    expect((await say(stand, command, complaintId)).status).toBe(200);
    expect(logged.events().map(({ event }) => event)).toContain('complaint.text-flagged');
    expect(logged.text()).not.toContain(words);
  });
});
