import { openDatabase } from '../durable/database.ts';

export interface Code {
  readonly openid: string;
  readonly kind: 'login' | 'phone';
  readonly phone: string | null;
  /** Epoch milliseconds, as every instant here. */
  readonly issuedAt: number;
  readonly usedAt: number | null;
}

/** A message that has arrived on a person's phone. */
export interface Message {
  readonly seq: number;
  readonly openid: string;
  readonly templateId: string;
  readonly page: string | null;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
  readonly sentAt: number;
}

export interface PendingCheck {
  readonly traceId: string;
  readonly openid: string;
  readonly url: string;
  readonly attempts: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS people (openid TEXT PRIMARY KEY, lastSeenAt INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS codes (
  code TEXT PRIMARY KEY, openid TEXT NOT NULL, kind TEXT NOT NULL, phone TEXT, issuedAt INTEGER NOT NULL, usedAt INTEGER
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, issuedAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS consents (
  openid TEXT NOT NULL, templateId TEXT NOT NULL, remaining INTEGER NOT NULL, PRIMARY KEY (openid, templateId)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, openid TEXT NOT NULL, templateId TEXT NOT NULL, page TEXT, data TEXT NOT NULL,
  sentAt INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS messagesByPerson ON messages (openid, seq);
CREATE TABLE IF NOT EXISTS checks (
  traceId TEXT PRIMARY KEY, openid TEXT NOT NULL, url TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL
) WITHOUT ROWID;
`;

export type Memory = ReturnType<typeof openMemory>;

/** What WeChat would know, on disk: people, codes, tokens, consents, sent messages and media checks under way. */
export function openMemory(file: string) {
  const database = openDatabase(file, SCHEMA);
  const sql = (text: string) => database.prepare(text);
  const seen = sql('INSERT INTO people VALUES (?, ?) ON CONFLICT DO UPDATE SET lastSeenAt = excluded.lastSeenAt');
  const person = sql('SELECT lastSeenAt FROM people WHERE openid = ?');
  const people = sql('SELECT openid FROM people ORDER BY lastSeenAt DESC');
  const addCode = sql('INSERT INTO codes VALUES (?, ?, ?, ?, ?, NULL)');
  const code = sql('SELECT * FROM codes WHERE code = ?');
  const useCode = sql('UPDATE codes SET usedAt = ? WHERE code = ? AND usedAt IS NULL');
  const forgetCodes = sql('DELETE FROM codes WHERE issuedAt < ?');
  const addToken = sql('INSERT INTO tokens VALUES (?, ?, ?)');
  const forgetTokens = sql('DELETE FROM tokens WHERE expiresAt < ?');
  const token = sql('SELECT * FROM tokens WHERE token = ?');
  const newestToken = sql('SELECT * FROM tokens WHERE expiresAt > ? ORDER BY expiresAt DESC LIMIT 1');
  const allow = sql('INSERT INTO consents VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET remaining = remaining + 1');
  const refuse = sql('DELETE FROM consents WHERE openid = ? AND templateId = ?');
  const spend = sql(
    'UPDATE consents SET remaining = remaining - 1 WHERE openid = ? AND templateId = ? AND remaining > 0',
  );
  const consents = sql(
    'SELECT templateId, remaining FROM consents WHERE openid = ? AND remaining > 0 ORDER BY templateId',
  );
  const addMessage = sql('INSERT INTO messages (openid, templateId, page, data, sentAt) VALUES (?, ?, ?, ?, ?)');
  const messages = sql(
    `SELECT * FROM messages WHERE (? IS NULL OR openid = ?) AND seq > ? AND sentAt > ? ORDER BY seq DESC LIMIT ?`,
  );
  const addCheck = sql("INSERT INTO checks VALUES (?, ?, ?, 'pending', 0)");
  const tried = sql('UPDATE checks SET attempts = attempts + 1, state = ? WHERE traceId = ?');
  const pending = sql("SELECT * FROM checks WHERE state = 'pending'");

  return {
    seen: (openid: string, at: number) => void seen.run(openid, at),
    /** Undefined: WeChat does not know this openid. */
    lastSeenAt: (openid: string) => (person.get(openid) as { lastSeenAt: number } | undefined)?.lastSeenAt,
    people: () => people.all().map((row) => String(row.openid)),
    issueCode(text: string, { openid, kind, phone, issuedAt }: Omit<Code, 'usedAt'>) {
      forgetCodes.run(issuedAt - 24 * 60 * 60 * 1000);
      addCode.run(text, openid, kind, phone, issuedAt);
    },
    code: (text: string) => code.get(text) as Code | undefined,
    /** False when somebody was faster. */
    useCode: (text: string, at: number) => useCode.run(at, text).changes === 1,
    issueToken(text: string, issuedAt: number, expiresAt: number) {
      // Expired ones are known for a day, so that they are told from invented ones.
      forgetTokens.run(issuedAt - 24 * 60 * 60 * 1000);
      addToken.run(text, issuedAt, expiresAt);
    },
    revokeTokens: () => void forgetTokens.run(Number.MAX_SAFE_INTEGER),
    token: (text: string) => token.get(text) as { issuedAt: number; expiresAt: number } | undefined,
    newestToken: (now: number) =>
      newestToken.get(now) as { token: string; issuedAt: number; expiresAt: number } | undefined,
    allow: (openid: string, templateId: string) => void allow.run(openid, templateId),
    refuse: (openid: string, templateId: string) => void refuse.run(openid, templateId),
    consents: (openid: string) => consents.all(openid) as { templateId: string; remaining: number }[],
    /** Uses one consent up and delivers the message; undefined when there is none left. */
    deliver(message: Omit<Message, 'seq'>): number | undefined {
      const { openid, templateId, page, data, sentAt } = message;
      database.exec('BEGIN IMMEDIATE');
      const spent = spend.run(openid, templateId).changes === 1;
      const added = spent && addMessage.run(openid, templateId, page, JSON.stringify(data), sentAt);
      database.exec('COMMIT');
      return added ? Number(added.lastInsertRowid) : undefined;
    },
    /** The newest `limit` that came after `afterSeq` and `afterInstant`, oldest first. */
    messages(query: { openid: string | undefined; afterSeq: number; afterInstant: number; limit: number }): Message[] {
      const { openid = null, afterSeq, afterInstant, limit } = query;
      const rows = messages.all(openid, openid, afterSeq, afterInstant, limit).reverse();
      return rows.map((row) => ({ ...row, data: JSON.parse(String(row.data)) }) as unknown as Message);
    },
    beginCheck: (traceId: string, openid: string, url: string) => void addCheck.run(traceId, openid, url),
    checkTried: (traceId: string, state: 'pending' | 'delivered' | 'given up') => void tried.run(state, traceId),
    pendingChecks: () => pending.all() as unknown as PendingCheck[],
    close: () => database.close(),
  };
}
