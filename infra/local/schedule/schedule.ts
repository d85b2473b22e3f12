import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import type { Deployment, ResolvedResource } from '../assembly/deployment.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { StartProblem } from '../problem.ts';
import type { LastRuns } from './last-runs.ts';

export interface Schedules {
  stop(): void;
}

/**
 * Fires the scheduled rules of the template, in UTC as in the cloud. What fell due while the machine was off is not to
 * wait for the next turn: a rate fires at the start, a time of day when it has passed since the last run.
 */
export function startSchedules(
  deployment: Deployment,
  host: LambdaHost,
  lastRuns: LastRuns,
  log: (line: string) => void,
): Schedules {
  const stops = deployment
    .ofType('AWS::Events::Rule')
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map((rule) => repeat(rule, lastRuns, () => fireRule(rule, host, log)));
  return {
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function repeat({ logicalId, properties }: ResolvedResource, lastRuns: LastRuns, fire: () => void): () => void {
  const expression = String(properties.ScheduleExpression);
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    fire();
    const timer = setInterval(fire, Number(rate[1]) * (UNIT_MS[rate[2] ?? ''] ?? 60_000));
    return () => clearInterval(timer);
  }
  const pattern = cronPattern(expression);
  if (pattern === undefined) {
    throw new StartProblem(
      `规则 ${logicalId} 的时间表达式 ${expression} 本机不支持。`,
      `Rule ${logicalId} has the schedule ${expression}, which is not known here.`,
    );
  }
  const fireAndNote = () => {
    lastRuns.set(logicalId, new Date());
    fire();
  };
  const last = lastRuns.get(logicalId);
  if (last !== undefined && wasMissed(pattern, last, new Date())) fireAndNote();
  // A new data folder has missed nothing: the rule counts from here.
  else if (last === undefined) lastRuns.set(logicalId, new Date());
  const job = new Cron(pattern, { timezone: 'UTC' }, fireAndNote);
  return () => job.stop();
}

/** Was there a turn after the last run, before now? */
export function wasMissed(pattern: string, last: Date, now: Date): boolean {
  const due = new Cron(pattern, { timezone: 'UTC', paused: true }).nextRun(last);
  return due !== null && due <= now;
}

/** `cron(min hour day month weekday year)` as croner writes it: `?` is `*`, and Sunday is 0 instead of 1. */
export function cronPattern(expression: string): string | undefined {
  const fields = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression)?.slice(1);
  if (fields === undefined) return undefined;
  const [minute, hour, day, month, weekday = '*', year] = fields.map((field) => field.replace('?', '*'));
  const shifted = weekday.replace(/(?<!#)\b([1-7])\b/g, (digit) => String(Number(digit) - 1));
  // Seven fields: seconds first, year last.
  return `0 ${minute} ${hour} ${day} ${month} ${shifted} ${year}`;
}

interface Target {
  readonly Arn: string;
  readonly Input?: string;
}

function fireRule(rule: ResolvedResource, host: LambdaHost, log: (line: string) => void): void {
  const event = {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: rule.stack.account,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region: rule.stack.region,
    resources: [rule.attributes.Arn],
    detail: {},
  };
  for (const { Arn, Input } of (rule.properties.Targets ?? []) as Target[]) {
    host
      .invoke(Arn, Input === undefined ? event : (JSON.parse(Input) as unknown))
      .catch((error: unknown) => log(`${rule.logicalId}: ${String(error)}`));
  }
}
