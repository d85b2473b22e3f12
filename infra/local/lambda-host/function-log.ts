import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface FunctionLog {
  /** Everything the environment prints, line by line. */
  follow(output: Readable, level: 'INFO' | 'ERROR'): void;
  write(entry: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

const ROTATE_AT_BYTES = 20 * 1024 * 1024;

/** `<folder>/<name>.log`: JSON lines. What is not JSON already is wrapped, so that every line can be parsed. */
export function openFunctionLog(folder: string, name: string): FunctionLog {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a' });
  const writeLine = (line: string) => {
    // What ends last may still have something to say when its log is closed.
    if (!stream.writableEnded) stream.write(`${line}\n`);
  };
  const write = (entry: Readonly<Record<string, unknown>>) =>
    writeLine(JSON.stringify({ timestamp: new Date().toISOString(), ...entry }));
  return {
    write,
    follow: (output, level) => {
      let rest = '';
      output.setEncoding('utf8');
      output.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (isJson(line)) writeLine(line);
          else if (line.trim() !== '') write({ level, message: line });
        }
      });
      output.on('end', () => {
        if (rest !== '') write({ level, message: rest });
      });
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}

function isJson(line: string): boolean {
  if (!line.startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
