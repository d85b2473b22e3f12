import { Duration } from 'aws-cdk-lib';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import type { Functions, Placing } from './functions.ts';
import type { Operations } from './operations.ts';

/** Faults that are no errors of Lambda's: the function did its work, and what it found is said in a log line. */
export const addLogAlarms = (place: Placing, operations: Operations, functions: Functions): void => {
  watchRelay(place, operations, functions);
  watchPushes(place, operations, functions);
  watchNotices(place, operations, functions);
  watchLeaders(place, operations, functions);
  watchFigures(place, operations, functions);
  watchExports(place, operations, functions);
  watchOpen311(place, operations, functions);
};

/** A row that nobody can read would stop the stream behind it: the relay says so and goes on. */
const watchRelay = (place: Placing, operations: Operations, { Relay }: Functions): void => {
  new ServiceAlarm(place('Relay'), 'RowsUnfit', {
    operations,
    metric: Relay.countOf('RowsUnfit', FilterPattern.stringValue('$.event', '=', 'relay.row-unfit')),
    threshold: 1,
    impact: 'A case written by something else is not carried on: nobody is told, no clock runs.',
    runbook: 'A row does not fit',
  });
};

/** A result that its receiver refuses for good is given up, so that later ones go on: no dead letter tells of it. */
const watchPushes = (place: Placing, operations: Operations, { PushResult }: Functions): void => {
  new ServiceAlarm(place('PushResult'), 'ResultsRefused', {
    operations,
    metric: PushResult.countOf('ResultsRefused', FilterPattern.stringValue('$.event', '=', 'push.refused-for-good')),
    threshold: 1,
    impact: 'A system outside refuses what we tell it of a case: 12345 or the petition office do not hear how it goes.',
    runbook: 'A source refuses a result',
  });
};

/** What WeChat will not send however often it is tried ends in a log line, not in the dead letters. */
const watchNotices = (place: Placing, operations: Operations, { Notifier }: Functions): void => {
  const isFailed = FilterPattern.stringValue('$.event', '=', 'notice.failed');
  // These lie with one person, and no one can mend them; everything else is a fault of ours, and concerns many.
  const personal = ['unknown-recipient', 'blocked-person*', 'inactive-person*'];
  const isOurs = personal.map((reason) => FilterPattern.stringValue('$.reason', '!=', reason));
  new ServiceAlarm(place('Notifier'), 'NoticesFailed', {
    operations,
    metric: Notifier.countOf('NoticesFailed', FilterPattern.all(isFailed, ...isOurs)),
    threshold: 1,
    impact: 'Citizens and staff are not told of news and alarms, and never will be: WeChat refuses what we send.',
    runbook: 'WeChat refuses our messages',
  });
};

/** The rule that finds a leader for a key case found nobody: the case waits, and no repetition helps. */
const watchLeaders = (place: Placing, operations: Operations, { Dispatcher }: Functions): void => {
  new ServiceAlarm(place('Dispatcher'), 'NoLeader', {
    operations,
    metric: Dispatcher.countOf('NoLeader', FilterPattern.stringValue('$.event', '=', 'dispatch.no-leader')),
    threshold: 1,
    impact: 'A key case has no leader: nobody in the directory may lead it.',
    runbook: 'A key case finds no leader',
  });
};

/** The recount says what it found and changes no figure: which of the two is right, must be found out. */
const watchFigures = (place: Placing, operations: Operations, { Recount }: Functions): void => {
  new ServiceAlarm(place('Recount'), 'FiguresDisagree', {
    operations,
    metric: Recount.countOf('FiguresDisagree', FilterPattern.stringValue('$.event', '=', 'figures.disagree')),
    threshold: 1,
    impact: 'Published figures differ from an independent recount of the event log: the board may be wrong.',
    runbook: 'The figures disagree with their recount',
  });
};

/** One export that fails and succeeds at the next try hurts nobody. */
const watchExports = (place: Placing, operations: Operations, { Exporter }: Functions): void => {
  const isFailed = FilterPattern.stringValue('$.event', '=', 'export.failed');
  new ServiceAlarm(place('Exporter'), 'ExportsFail', {
    operations,
    metric: Exporter.countOf('ExportsFail', isFailed, Duration.hours(1)),
    threshold: 3,
    impact: 'Staff wait for files of cases that nobody writes.',
    runbook: 'An export has failed',
  });
};

/** Its standard knows no status for our own failures, so the gateway counts them as refusals. */
const watchOpen311 = (place: Placing, operations: Operations, { Open311 }: Functions): void => {
  const events = ['http.failed', 'http.timed-out'].map((event) => FilterPattern.stringValue('$.event', '=', event));
  new ServiceAlarm(place('Open311'), 'Open311Fails', {
    operations,
    metric: Open311.countOf('Open311Fails', FilterPattern.any(...events)),
    threshold: 1,
    impact: 'Applications of others are told that something went wrong with us: they show nothing and file nothing.',
    runbook: 'The open311 function fails',
  });
};
