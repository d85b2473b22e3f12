import { CfnParameter } from 'aws-cdk-lib';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import type { Construct } from 'constructs';
import type { Functions } from './functions.ts';

/**
 * What each deployment runs once. A function's version changes with its code and settings, and so do the facts that it
 * writes: only then does it run again.
 */
export const addTriggers = (scope: Construct, { Seed, SeedSources, TellHistory }: Functions): void => {
  new Trigger(scope, 'SeedDirectory', { handler: Seed.lambda, timeout: Seed.timeout });
  if (SeedSources !== undefined) {
    new Trigger(scope, 'SeedTheSources', { handler: SeedSources.lambda, timeout: SeedSources.timeout });
  }
  if (TellHistory !== undefined) {
    const days = new CfnParameter(scope, 'HistoryDays', {
      type: 'Number',
      description: 'How many days of made-up complaints there are before today.',
      default: 0,
      minValue: 0,
      maxValue: 400,
    });
    TellHistory.knows({ HISTORY_DAYS: days.valueAsString });
    // A year takes minutes, for which no deployment waits.
    new Trigger(scope, 'History', { handler: TellHistory.lambda, invocationType: InvocationType.EVENT });
  }
};
