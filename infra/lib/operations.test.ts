import { describe, expect, test } from 'vitest';
import { headingOfFunction } from './constructs/capability-function.ts';
import { demonstrationFunctions } from './functions/demonstration.ts';
import { runbookHeadings, runbookLink } from './runbook.ts';
import { alarmsIn, metricsAlarmed } from './testing/alarms.ts';
import { idIn, ofType, ownFunctions, synthesize } from './testing/synthesized.ts';

const { data, service, web, all } = synthesize('production');
const functions = ownFunctions(service);
const alarms = alarmsIn(service);
const alarmsOn = (dimension: string, id: string) => metricsAlarmed(service, dimension, id);

const filterOf = (name: string) =>
  ofType(service, 'AWS::Logs::MetricFilter')
    .map(([, { Properties }]) => Properties)
    .find(({ MetricTransformations }) => MetricTransformations[0].MetricName === name);
const logOf = (name: string) =>
  idIn(functions.find(([found]) => found === name)?.[2].Properties.LoggingConfig.LogGroup);

describe('every function', () => {
  test.each(functions)('%s runs on Node 24 on arm64, with a log that ends and alarms', (_name, id, { Properties }) => {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    const log = service.Resources[idIn(Properties.LoggingConfig.LogGroup) ?? ''];
    expect(log).toMatchObject({ Properties: { RetentionInDays: 365 }, DeletionPolicy: 'Retain' });
    expect(alarmsOn('FunctionName', id)).toEqual(expect.arrayContaining(['Errors', 'Throttles']));
  });

  test('answers before the gateway gives up', () => {
    for (const [, { Properties }] of ofType(service, 'AWS::ApiGatewayV2::Integration')) {
      expect(Properties.TimeoutInMillis).toBe(10_000);
    }
  });
});

test('every log ends some day', () => {
  const groups = all.flatMap((template) => ofType(template, 'AWS::Logs::LogGroup'));
  expect(groups.length).toBeGreaterThan(functions.length);
  for (const [id, { Properties }] of groups) expect(Properties.RetentionInDays, id).toBe(365);
});

describe('every alarm', () => {
  test.each(alarms)('$AlarmName says whom it hurts, leads to the runbook, and is told to somebody', (alarm) => {
    const [, impact, anchor] =
      /^([A-Z][\s\S]{20,}\.) Runbook: docs\/runbook\.md#([a-z0-9-]+)$/.exec(alarm.AlarmDescription) ?? [];
    expect(impact).toBeDefined();
    expect([...runbookHeadings()].map((heading) => runbookLink(heading).split('#')[1])).toContain(anchor);
    const topics = ofType(service, 'AWS::SNS::Topic').map(([id]) => id);
    expect(topics).toContain(idIn(alarm.AlarmActions[0]));
    expect(alarm.OKActions).toEqual(alarm.AlarmActions);
  });

  test('is let into its topic, whose policy takes the place of the one that SNS would give it', () => {
    const [[topicId] = []] = ofType(service, 'AWS::SNS::Topic');
    const [[, policy] = []] = ofType(service, 'AWS::SNS::TopicPolicy');
    expect(policy?.Properties.Topics).toEqual([{ Ref: topicId }]);
    const allowed = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: { Ref: topicId },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });

  test('has a name of its own', () => {
    expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
  });

  test('has its heading, and the runbook has none that no alarm needs', () => {
    const used = new Set(alarms.map(({ AlarmDescription }) => AlarmDescription.split('#')[1]));
    const written = [...runbookHeadings()].map((heading) => runbookLink(heading).split('#')[1] ?? '');
    const procedures = [
      'the-first-deployment',
      'entering-wechats-credentials',
      'making-people-staff',
      'rotating-keys',
      'adding-an-index-to-a-table-in-use',
      'changing-the-promises',
      'changing-who-gets-a-permit-at-once',
    ];
    const demonstrations = Object.keys(demonstrationFunctions).map((name) => headingOfFunction(name));
    const others = [...procedures, ...demonstrations.map((heading) => runbookLink(heading).split('#')[1])];
    expect(written.filter((anchor) => !others.includes(anchor)).sort()).toEqual([...used].sort());
  });

  test('cannot be made without a heading', () => {
    expect(() => runbookLink('Something is odd')).toThrow(/no heading "## Something is odd"/);
  });
});

test.each([
  ['figures that differ from their recount', 'FiguresDisagree', 'figures.disagree', 'Recount'],
  ['a key case that finds no leader', 'NoLeader', 'dispatch.no-leader', 'Dispatcher'],
  ['a row that nobody can read', 'RowsUnfit', 'relay.row-unfit', 'Relay'],
  ['a result that its receiver refuses', 'ResultsRefused', 'push.refused-for-good', 'PushResult'],
])('%s is alarmed at the first one', (_, name, event, by) => {
  const filter = filterOf(name);
  expect(filter.FilterPattern).toBe(`{ $.event = "${event}" }`);
  expect(idIn(filter.LogGroupName)).toBe(logOf(by));
  expect(alarms.find(({ id }) => id.startsWith(name))).toMatchObject({
    MetricName: filter.MetricTransformations[0].MetricName,
    Threshold: 1,
  });
});

test('a message that WeChat refuses for good is alarmed, unless the refusal lies with one person', () => {
  const filter = filterOf('NoticesFailed');
  expect(idIn(filter.LogGroupName)).toBe(logOf('Notifier'));
  expect(filter.FilterPattern).toBe(
    '{ ($.event = "notice.failed") && ($.reason != "unknown-recipient") && ($.reason != "blocked-person*") && ($.reason != "inactive-person*") }',
  );
  const [{ MetricName, MetricNamespace, MetricValue }] = filter.MetricTransformations;
  expect(MetricValue).toBe('1');
  const alarm = alarms.find(({ id }) => id.startsWith('NoticesFailed'));
  expect(alarm).toMatchObject({ MetricName, Namespace: MetricNamespace, Statistic: 'Sum', Threshold: 1, Period: 300 });
});

test('exports that fail are alarmed at the third within an hour', () => {
  const filter = filterOf('ExportsFail');
  expect(filter.FilterPattern).toBe('{ $.event = "export.failed" }');
  expect(idIn(filter.LogGroupName)).toBe(logOf('Exporter'));
  expect(alarms.find(({ id }) => id.startsWith('ExportsFail'))).toMatchObject({ Threshold: 3, Period: 3600 });
});

test('what Open311 answers with 400 because of us is alarmed at the first one', () => {
  const filter = filterOf('Open311Fails');
  expect(filter.FilterPattern).toBe('{ ($.event = "http.failed") || ($.event = "http.timed-out") }');
  expect(idIn(filter.LogGroupName)).toBe(logOf('Open311'));
  expect(alarms.find(({ id }) => id.startsWith('Open311Fails'))).toMatchObject({
    MetricName: filter.MetricTransformations[0].MetricName,
    Threshold: 1,
  });
});

describe('what remembers', () => {
  const kept = [
    ...ofType(data, 'AWS::DynamoDB::Table'),
    ...ofType(data, 'AWS::S3::Bucket'),
    ...ofType(data, 'AWS::SecretsManager::Secret'),
  ];

  test.each(kept)('%s outlives its stack in production', (_id, { DeletionPolicy }) => {
    expect(DeletionPolicy).toBe('Retain');
  });

  test.each(ofType(data, 'AWS::DynamoDB::Table'))(
    '%s can go back in time and is not deleted',
    (_id, { Properties }) => {
      expect(Properties.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
      expect(Properties.DeletionProtectionEnabled).toBe(true);
    },
  );

  test('a file made for staff is gone after a week, an upload that nobody attached after a day', () => {
    const daysOf = (bucket: string) => {
      const [, found] = ofType(data, 'AWS::S3::Bucket').find(([id]) => id.startsWith(bucket)) ?? [];
      return found?.Properties.LifecycleConfiguration?.Rules.map(
        ({ ExpirationInDays }: { ExpirationInDays: number }) => ExpirationInDays,
      );
    };
    expect({ exports: daysOf('Exports'), uploads: daysOf('Uploads'), media: daysOf('Media') }).toEqual({
      exports: [7],
      uploads: [1],
      media: undefined,
    });
  });

  test.each([...ofType(data, 'AWS::S3::Bucket'), ...ofType(web, 'AWS::S3::Bucket')])('%s is closed', (_id, bucket) => {
    expect(Object.values(bucket.Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    expect(bucket.Properties.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  });

  test('lies in the data stack alone', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::SecretsManager::Secret', 'AWS::S3::Bucket']) {
      expect(ofType(service, type)).toEqual([]);
    }
  });
});
