import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { jsonLine, splitLines } from './log-line.ts';

export interface FunctionLog {
  readonly file: string;
  /** What an environment prints before or after it has taken over its own output, as in its crash. */
  follow(output: Readable, level: 'INFO' | 'ERROR'): void;
  write(entry: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

const ROTATE_AT_BYTES = 20 * 1024 * 1024;

/** `<folder>/<name>.log`: JSON lines. */
export function openFunctionLog(folder: string, name: string): FunctionLog {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a' });
  const writeLine = (line: string) => {
    // What ends last may still have something to say when its log is closed.
    if (!stream.writableEnded) stream.write(`${line}\n`);
  };
  return {
    file,
    write: (entry) => writeLine(JSON.stringify({ timestamp: new Date().toISOString(), ...entry })),
    follow: (output, level) => {
      const take = splitLines((line) => writeLine(jsonLine(line, level)));
      output.setEncoding('utf8');
      output.on('data', take);
      output.on('end', () => take('\n'));
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
