import { openDatabase } from '../durable/database.ts';

/** How far each shard of one stream has been worked through, on disk before the next batch is read. */
export interface Checkpoints {
  /** Sequence number of the last record done, if any. */
  get(shardId: string): string | undefined;
  set(shardId: string, sequenceNumber: string): void;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS checkpoints (
  streamArn TEXT NOT NULL, shardId TEXT NOT NULL, sequenceNumber TEXT NOT NULL, PRIMARY KEY (streamArn, shardId)
) WITHOUT ROWID`;

/** `file` is one mapping's own. Written some fifty times a second in a storm, hence no file that is flushed each time. */
export function openCheckpoints(file: string, streamArn: string): Checkpoints {
  const database = openDatabase(file, SCHEMA);
  // A stream of another ARN is another stream (the table was made anew): its records are all still to be read.
  database.prepare('DELETE FROM checkpoints WHERE streamArn <> ?').run(streamArn);
  const find = database.prepare('SELECT sequenceNumber FROM checkpoints WHERE streamArn = ? AND shardId = ?');
  const put = database.prepare('INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?)');
  return {
    get: (shardId) => find.get(streamArn, shardId)?.sequenceNumber as string | undefined,
    set: (shardId, sequenceNumber) => void put.run(streamArn, shardId, sequenceNumber),
  };
}
