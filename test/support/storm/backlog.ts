// What still waits in the stack's queues, read from its files so that the asking costs the stack nothing.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Messages by queue, dead letters included; queues that are empty are left out. */
export const openBacklog = (data: string) => {
  const database = new DatabaseSync(join(data, 'queues.sqlite'), { readOnly: true });
  const counted = database.prepare('SELECT queue, count(*) AS messages FROM messages GROUP BY queue');
  return {
    read: (): Readonly<Record<string, number>> =>
      Object.fromEntries(counted.all().map(({ queue, messages }) => [String(queue), Number(messages)])),
    close: () => database.close(),
  };
};
