import validateDefinition from 'asl-validator';
import { expect, test } from 'vitest';
import { clockDefinition } from './clock-definition.ts';

const definitionIn = (partition: string) =>
  clockDefinition(partition, `arn:${partition}:lambda:cn-northwest-1:123456789012:function:check`);

test.each(['aws', 'aws-cn'])('is valid Amazon States Language in %s', (partition) => {
  const { isValid, errorsText } = validateDefinition(definitionIn(partition), {
    checkArn: partition === 'aws',
  });
  expect(isValid, errorsText('\n')).toBe(true);
});

test('waits, checks, and does so again until settled', () => {
  const { StartAt, States } = definitionIn('aws');
  expect(StartAt).toBe('Wait until the next instant');
  expect(States['Wait until the next instant']).toEqual({
    Type: 'Wait',
    TimestampPath: '$.nextAt',
    Next: 'Check the complaint',
  });
  expect(States['Check the complaint']).toMatchObject({ OutputPath: '$.Payload', Next: 'Settled?' });
  expect(States['Settled?']).toMatchObject({
    Choices: [{ Variable: '$.settled', BooleanEquals: true, Next: 'Settled' }],
    Default: StartAt,
  });
});

test('repeats a failed check for about 55 minutes', () => {
  const [retry] = definitionIn('aws').States['Check the complaint'].Retry;
  let pause = retry?.IntervalSeconds ?? 0;
  let seconds = 0;
  for (let attempt = 0; attempt < (retry?.MaxAttempts ?? 0); attempt += 1) {
    seconds += Math.min(pause, retry?.MaxDelaySeconds ?? 0);
    pause *= retry?.BackoffRate ?? 0;
  }
  expect(seconds / 60).toBeCloseTo(55, 0);
});
