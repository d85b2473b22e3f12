import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import type { EverywhereName, Functions, Placing } from './functions.ts';
import type { Operations } from './operations.ts';

interface Described {
  readonly worker: EverywhereName;
  readonly description: string;
  readonly schedule: Schedule;
  /** What was missed or failed is made up for by so many more tries, within this time. */
  readonly retries: { readonly most: number; readonly within: Duration };
  /** Its silence: fewer runs than these in that time hurt somebody. */
  readonly silent: {
    readonly id: string;
    readonly fewerThan: number;
    readonly in: Duration;
    readonly impact: string;
    readonly runbook: string;
  };
}

/** The next run sees the same, and more. */
const notMadeUp = { most: 0, within: Duration.minutes(1) };

/** What runs by the clock on the wall, and whose silence is therefore alarmed. */
const described = {
  EachMinute: {
    worker: 'Sweeper',
    description: 'Walks what is overdue for a look, so that nothing lost on its way stays lost.',
    schedule: Schedule.rate(Duration.minutes(1)),
    retries: notMadeUp,
    silent: {
      id: 'SweeperSilent',
      fewerThan: 3,
      in: Duration.minutes(5),
      impact: 'Whatever is lost on its way stays lost: undispatched complaints, unmarked lateness, pending photos.',
      runbook: 'The sweeper does not run',
    },
  },
  EachNight: {
    worker: 'PlanRecount',
    description: 'Has the published figures recounted from the event log, at half past two in Huzhou.',
    schedule: Schedule.cron({ hour: '18', minute: '30' }),
    retries: { most: 2, within: Duration.hours(2) },
    silent: {
      id: 'RecountSilent',
      fewerThan: 1,
      in: Duration.days(1),
      impact: 'Published figures are not checked against the event log: the board may be wrong and nobody would know.',
      runbook: 'The figures are not recounted',
    },
  },
  ParkingEachMinute: {
    worker: 'ParkingSweeper',
    description:
      'Walks holds that ended, drivers who did not come, overstays, and what of parking was lost on its way.',
    schedule: Schedule.rate(Duration.minutes(1)),
    retries: notMadeUp,
    silent: {
      id: 'ParkingSweeperSilent',
      fewerThan: 3,
      in: Duration.minutes(5),
      impact: 'Spots of who does not come stay taken, overstays are not told of, what is lost on its way stays lost.',
      runbook: 'The parking sweeper does not run',
    },
  },
  ParkingEachQuarter: {
    worker: 'ParkingRollup',
    description: 'Counts the bookings, the use and the demand of today and yesterday into the figures.',
    schedule: Schedule.rate(Duration.minutes(15)),
    retries: notMadeUp,
    silent: {
      id: 'ParkingRollupSilent',
      fewerThan: 1,
      in: Duration.hours(1),
      impact: 'The figures of parking on the board and of operators show what was true hours ago.',
      runbook: 'The parking figures are behind',
    },
  },
  DogsEachMinute: {
    worker: 'DogSweeper',
    description: 'Walks what of dogs is due: reminders, what has run out, recalls, what was lost on its way.',
    schedule: Schedule.rate(Duration.minutes(1)),
    retries: notMadeUp,
    silent: {
      id: 'DogSweeperSilent',
      fewerThan: 3,
      in: Duration.minutes(5),
      impact: 'Nobody is reminded of a vaccination or a renewal, and what is lost on its way stays lost.',
      runbook: 'The dog sweeper does not run',
    },
  },
} as const satisfies Record<string, Described>;

export type ScheduleName = keyof typeof described;

/** The worker that each rule fires. */
export const scheduleWorkers: Readonly<Record<ScheduleName, EverywhereName>> = Object.fromEntries(
  Object.entries(described).map(([name, { worker }]) => [name, worker]),
) as Record<ScheduleName, EverywhereName>;

export const addSchedules = (place: Placing, operations: Operations, functions: Functions): void => {
  for (const [name, { worker, description, schedule, retries, silent }] of Object.entries<Described>(described)) {
    const { lambda } = functions[worker];
    const patience = { retryAttempts: retries.most, maxEventAge: retries.within };
    new Rule(place(worker), name, { description, schedule, targets: [new LambdaFunction(lambda, patience)] });
    lambda.configureAsyncInvoke(patience);
    new ServiceAlarm(place(worker), silent.id, {
      operations,
      metric: lambda.metricInvocations({ period: silent.in }),
      threshold: silent.fewerThan,
      isBelow: true,
      isSilenceBad: true,
      impact: silent.impact,
      runbook: silent.runbook,
    });
  }
};
