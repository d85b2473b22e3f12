// Runs inside an execution environment: what the function prints goes straight into its log file.
import { openSync, writeSync } from 'node:fs';
import { jsonLine, splitLines } from './log-line.ts';

type Level = 'INFO' | 'ERROR';

/**
 * Takes over the thread's output. The way over the host's thread costs three messages a line, and that thread is what
 * all functions share. A line is one write to a file opened for appending, so lines of several environments never mix.
 */
export function writeOwnLog(file: string): void {
  const log = openSync(file, 'a', 0o600);
  const take = (stream: NodeJS.WriteStream, level: Level) => {
    const lines = splitLines((line) => writeSync(log, `${jsonLine(line, level)}\n`));
    stream.write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
      lines(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') queueMicrotask(() => callback());
      return true;
    };
  };
  take(process.stdout, 'INFO');
  take(process.stderr, 'ERROR');
}
