import { openDatabase } from '../durable/database.ts';

/** A message as it lies on disk. Times are epoch milliseconds; 0 is visible since ever. */
export interface MessageRow {
  readonly id: string;
  readonly body: string;
  /** JSON. */
  readonly attributes: string;
  readonly sent_at: number;
  readonly first_received_at: number | null;
  readonly receive_count: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  queue TEXT NOT NULL,
  body TEXT NOT NULL,
  attributes TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  visible_at INTEGER NOT NULL,
  first_received_at INTEGER,
  receive_count INTEGER NOT NULL DEFAULT 0,
  receipt TEXT
);
CREATE INDEX IF NOT EXISTS by_queue ON messages (queue, visible_at, seq);
CREATE INDEX IF NOT EXISTS by_receipt ON messages (receipt);
`;

/** The statements on the one table of messages, and nothing of what they mean. */
export function openMessageRows(file: string) {
  const database = openDatabase(file, SCHEMA);
  // Whoever had received these died with the last run; waiting for their time-out would only delay the recovery.
  database.exec('UPDATE messages SET visible_at = 0, receipt = NULL WHERE receipt IS NOT NULL');
  return {
    insert: database.prepare(
      'INSERT INTO messages (id, queue, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    visible: database.prepare(
      'SELECT * FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?',
    ),
    take: database.prepare(`UPDATE messages SET visible_at = ?, receipt = ?, receive_count = receive_count + 1,
      first_received_at = coalesce(first_received_at, ?) WHERE id = ?`),
    bury: database.prepare('UPDATE messages SET queue = ?, visible_at = 0, receipt = NULL WHERE id = ?'),
    forget: database.prepare('DELETE FROM messages WHERE queue = ? AND receipt = ?'),
    expire: database.prepare('DELETE FROM messages WHERE queue = ? AND sent_at < ?'),
    postpone: database.prepare('UPDATE messages SET visible_at = ? WHERE queue = ? AND receipt = ?'),
    clear: database.prepare('DELETE FROM messages WHERE queue = ?'),
    move: database.prepare(`UPDATE messages SET queue = ?, visible_at = 0, receipt = NULL, receive_count = 0,
      first_received_at = NULL WHERE queue = ?`),
    tally: database.prepare(`SELECT count(*) FILTER (WHERE visible_at <= ?1) AS visible,
      count(*) FILTER (WHERE visible_at > ?1 AND receipt IS NOT NULL) AS inFlight,
      count(*) FILTER (WHERE visible_at > ?1 AND receipt IS NULL) AS delayed FROM messages WHERE queue = ?2`),
    nextAt: database.prepare('SELECT min(visible_at) AS at FROM messages WHERE queue = ?'),
    inOneTransaction: <T>(work: () => T): T => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}
