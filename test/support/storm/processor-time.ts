// Processor time of a process and all that it started, as Linux counts it: what a neighbour does changes it little.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux has counted in hundredths of a second for programs since ever (USER_HZ). */
const tickMilliseconds = 10;

interface Task {
  readonly name: string;
  readonly parent: number;
  readonly milliseconds: number;
}

const readTask = (folder: string): Task | undefined => {
  try {
    const text = readFileSync(`${folder}/stat`, 'utf8');
    // The name stands in brackets and may hold anything, brackets included.
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const milliseconds = (Number(fields[11]) + Number(fields[12])) * tickMilliseconds;
    return { name: text.slice(text.indexOf('(') + 1, end), parent: Number(fields[1]), milliseconds };
  } catch {
    // It has just ended.
    return undefined;
  }
};

/** Milliseconds of user and system time: by program, and by thread for as long as the thread lives. */
export type ProcessorTimes = ReadonlyMap<string, number>;

export const processorTimes = (root: number): ProcessorTimes => {
  const times = new Map<string, number>();
  const add = (name: string, milliseconds: number) => times.set(name, (times.get(name) ?? 0) + milliseconds);
  if (!existsSync('/proc/self/stat')) return times;
  const tasks = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), readTask(`/proc/${pid}`)]),
  );
  const belongs = (pid: number): boolean => pid === root || (pid > 1 && belongs(tasks.get(pid)?.parent ?? 0));
  for (const [pid, task] of tasks) {
    if (task === undefined || !belongs(pid)) continue;
    add(task.name, task.milliseconds);
    if (task.name === 'java') continue;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const part = readTask(`/proc/${pid}/task/${thread}`);
      if (part !== undefined) add(`  ${thread === String(pid) ? 'main thread' : part.name}`, part.milliseconds);
    }
  }
  return times;
};

/** What was used between two readings, in milliseconds for each of `count`; the threads after the programs. */
export const usedForEach = (before: ProcessorTimes, after: ProcessorTimes, count: number): Record<string, number> =>
  Object.fromEntries(
    [...after]
      .map(([name, milliseconds]) => [name, (milliseconds - (before.get(name) ?? 0)) / count] as const)
      .filter(([, milliseconds]) => milliseconds > 0.05)
      .sort(([, one], [, other]) => other - one)
      .map(([name, milliseconds]) => [name, Math.round(milliseconds * 10) / 10]),
  );
