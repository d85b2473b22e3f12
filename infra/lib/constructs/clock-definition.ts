/**
 * The alarm clock of one complaint, as Amazon States Language (JSONPath). It holds the complaint's id, which clock it
 * is, and the next instant; what is due then is decided by the check, from the complaint as it is at that time.
 */
export const clockDefinition = (partition: string, checkFunctionArn: string) => ({
  Comment: 'Waits until the next instant at which a promise could be late, has the complaint checked, and again.',
  StartAt: 'Wait until the next instant',
  States: {
    'Wait until the next instant': {
      Type: 'Wait',
      TimestampPath: '$.nextAt',
      Next: 'Check the complaint',
    },
    'Check the complaint': {
      Type: 'Task',
      Resource: `arn:${partition}:states:::lambda:invoke`,
      Parameters: { FunctionName: checkFunctionArn, 'Payload.$': '$' },
      OutputPath: '$.Payload',
      TimeoutSeconds: 20,
      Retry: checkRetries,
      Next: 'Settled?',
    },
    'Settled?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.settled', BooleanEquals: true, Next: 'Settled' }],
      Default: 'Wait until the next instant',
    },
    Settled: { Type: 'Succeed' },
  },
});

/**
 * A check that fails is repeated after 1, 2, 4, 8, 16, 32, then each 60 s: 6 times within 63 s, which rides out a
 * blip, then 54 times at 60 s: together about 55 minutes, an outage. After that the execution fails, its alarm strikes,
 * and the sweeper has long been doing its work.
 */
const checkRetries = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 2, MaxDelaySeconds: 60, MaxAttempts: 60 },
];
