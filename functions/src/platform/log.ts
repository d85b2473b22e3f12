import { AsyncLocalStorage } from 'node:async_hooks';
import { redact } from './redaction.ts';

/** What may be logged beside an event's name: ids, counts, instants, codes. Never what a person wrote or is. */
export type LogFields = Readonly<Record<string, unknown>>;

const context = new AsyncLocalStorage<LogFields>();

/** Runs `work` so that every line logged in it carries `fields` (request id, route), also when invocations overlap. */
export const withLogFields = <T>(fields: LogFields, work: () => T): T =>
  context.run({ ...context.getStore(), ...fields }, work);

const describe = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: describe(cause) }) };
};

// Strings, and numbers long enough to be a telephone number that somebody parsed.
const withoutPersons = (_name: string, value: unknown): unknown => {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'number') return value;
  const digits = String(value);
  return redact(digits) === digits ? value : redact(digits);
};

const line = (level: string, event: string, { error, ...fields }: LogFields): string =>
  JSON.stringify(
    {
      level,
      event,
      at: new Date().toISOString(),
      ...context.getStore(),
      ...fields,
      ...(error === undefined ? {} : { error: describe(error) }),
    },
    withoutPersons,
  );

/**
 * One JSON line per named event (`complaint.dispatched`) on standard output. `error` takes what was caught.
 * Written in one call to the stream, so that lines of overlapping work never mix.
 */
export const log = {
  info: (event: string, fields: LogFields = {}): void => void process.stdout.write(`${line('info', event, fields)}\n`),
  warn: (event: string, fields: LogFields = {}): void => void process.stdout.write(`${line('warn', event, fields)}\n`),
  error: (event: string, fields: LogFields = {}): void =>
    void process.stdout.write(`${line('error', event, fields)}\n`),
};
