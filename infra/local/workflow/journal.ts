import { openDatabase } from '../durable/database.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One execution as the journal keeps it. Instants are epoch milliseconds; inputs and outputs JSON texts. */
export interface ExecutionRecord {
  readonly seq: number;
  readonly arn: string;
  readonly machineArn: string;
  readonly name: string;
  readonly status: Status;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly input: string;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  /** The state that was entered last, and with what; where a restarted process goes on. */
  readonly state: string | null;
  readonly stateInput: string | null;
  /** The Wait state that was begun last, and its absolute end. */
  readonly wakeState: string | null;
  readonly wakeAt: number | null;
}

export interface Journal {
  find(arn: string): ExecutionRecord | undefined;
  begin(execution: {
    arn: string;
    machineArn: string;
    name: string;
    startedAt: number;
    input: string;
  }): ExecutionRecord;
  entered(arn: string, state: string, stateInput: string): void;
  waiting(arn: string, state: string, wakeAt: number): void;
  /** Closes a running execution; false when it was closed already. */
  finish(
    arn: string,
    end: { status: Status; stoppedAt: number; output?: string; error?: string; cause?: string },
  ): boolean;
  running(): ExecutionRecord[];
  /** Newest first. `before` is the `seq` of the last row of the page before. */
  list(query: { machineArn: string; status: Status | undefined; before: number; limit: number }): ExecutionRecord[];
  close(): void;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS executions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, machineArn TEXT NOT NULL, name TEXT NOT NULL,
  status TEXT NOT NULL, startedAt INTEGER NOT NULL, stoppedAt INTEGER, input TEXT NOT NULL, output TEXT,
  error TEXT, cause TEXT, state TEXT, stateInput TEXT, wakeState TEXT, wakeAt INTEGER
);
CREATE INDEX IF NOT EXISTS executionsByStatus ON executions (machineArn, status, seq);
`;

/** AWS keeps closed executions, and their names, for 90 days. */
const KEEP_CLOSED_MS = 90 * 24 * 60 * 60 * 1000;

export function openJournal(file: string, now: number): Journal {
  const database = openDatabase(file, SCHEMA);
  database.prepare("DELETE FROM executions WHERE status <> 'RUNNING' AND stoppedAt < ?").run(now - KEEP_CLOSED_MS);
  const find = database.prepare('SELECT * FROM executions WHERE arn = ?');
  const insert = database.prepare(
    "INSERT INTO executions (arn, machineArn, name, status, startedAt, input) VALUES (?, ?, ?, 'RUNNING', ?, ?)",
  );
  const enter = database.prepare('UPDATE executions SET state = ?, stateInput = ? WHERE arn = ?');
  const wait = database.prepare('UPDATE executions SET wakeState = ?, wakeAt = ? WHERE arn = ?');
  const finish = database.prepare(
    "UPDATE executions SET status = ?, stoppedAt = ?, output = ?, error = ?, cause = ? WHERE arn = ? AND status = 'RUNNING'",
  );
  const running = database.prepare("SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY seq");
  const list = database.prepare(
    'SELECT * FROM executions WHERE machineArn = ? AND (? IS NULL OR status = ?) AND seq < ? ORDER BY seq DESC LIMIT ?',
  );
  const findOne = (arn: string) => find.get(arn) as ExecutionRecord | undefined;
  return {
    find: findOne,
    begin: ({ arn, machineArn, name, startedAt, input }) => {
      insert.run(arn, machineArn, name, startedAt, input);
      return findOne(arn) as ExecutionRecord;
    },
    entered: (arn, state, stateInput) => void enter.run(state, stateInput, arn),
    waiting: (arn, state, wakeAt) => void wait.run(state, wakeAt, arn),
    finish: (arn, { status, stoppedAt, output, error, cause }) =>
      finish.run(status, stoppedAt, output ?? null, error ?? null, cause ?? null, arn).changes === 1,
    running: () => running.all() as unknown as ExecutionRecord[],
    list: ({ machineArn, status, before, limit }) =>
      list.all(machineArn, status ?? null, status ?? null, before, limit) as unknown as ExecutionRecord[],
    close: () => database.close(),
  };
}
