import { expect, test } from 'vitest';
import type { Deployment } from '../assembly/deployment.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { runTriggers, startTriggersInBackground } from './triggers.ts';

const trigger = (logicalId: string, InvocationType: string) => ({
  logicalId,
  properties: { HandlerArn: `arn:${logicalId}`, InvocationType },
});
const deployment = {
  ofType: () => [
    trigger('Seed', 'RequestResponse'),
    trigger('Sources', 'RequestResponse'),
    trigger('History', 'Event'),
  ],
} as unknown as Deployment;

/** Notes who is called; each call ends when the test says how. */
const createHost = () => {
  const calls = new Map<string, PromiseWithResolvers<unknown>>();
  const invoke = (arn: string) => {
    const call = Promise.withResolvers<unknown>();
    calls.set(arn.replace('arn:', ''), call);
    return call.promise;
  };
  return { host: { invoke } as unknown as LambdaHost, calls };
};

test('what a deployment waits for runs side by side, and what it does not wait for is left alone', async () => {
  const { host, calls } = createHost();
  const run = runTriggers(deployment, host);
  expect([...calls.keys()]).toEqual(['Seed', 'Sources']);
  for (const { resolve } of calls.values()) resolve({});
  await expect(run).resolves.toBeUndefined();
});

test('a deployment fails with the trigger that failed', async () => {
  const { host, calls } = createHost();
  const run = runTriggers(deployment, host);
  calls.get('Seed')?.resolve({});
  calls.get('Sources')?.reject(new Error('no such table'));
  await expect(run).rejects.toThrow(/Sources.*no such table/);
});

test('what runs behind it fails on its own, with a line in the log', async () => {
  const { host, calls } = createHost();
  const lines: string[] = [];
  startTriggersInBackground(deployment, host, (line) => lines.push(line));
  expect([...calls.keys()]).toEqual(['History']);
  calls.get('History')?.reject(new Error('out of days'));
  await calls.get('History')?.promise.catch(() => undefined);
  await Promise.resolve();
  expect(lines).toEqual(['History: Error: out of days']);
});
