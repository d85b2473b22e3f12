import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import { corruptDataFolder } from '../problem.ts';

/** How far each shard of one stream has been worked through, on disk before the next batch is read. */
export interface Checkpoints {
  /** Sequence number of the last record done, if any. */
  get(shardId: string): string | undefined;
  set(shardId: string, sequenceNumber: string): void;
}

interface Saved {
  readonly streamArn: string;
  readonly shards: Record<string, string>;
}

export function openCheckpoints(file: string, streamArn: string): Checkpoints {
  // A stream of another ARN is another stream (the table was made anew): its records are all still to be read.
  const saved = existsSync(file) ? read(file) : undefined;
  const state: Saved = saved?.streamArn === streamArn ? saved : { streamArn, shards: {} };
  return {
    get: (shardId) => state.shards[shardId],
    set: (shardId, sequenceNumber) => {
      state.shards[shardId] = sequenceNumber;
      writeFileAtomically(file, JSON.stringify(state));
    },
  };
}

function read(file: string): Saved {
  try {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as Saved;
    if (typeof saved.streamArn !== 'string' || typeof saved.shards !== 'object') throw new Error('not a checkpoint');
    return saved;
  } catch (error) {
    throw corruptDataFolder(file, (error as Error).message);
  }
}
