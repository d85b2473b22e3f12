import { CfnParameter } from 'aws-cdk-lib';
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers';
import type { Functions, Placing } from './functions.ts';

/**
 * What each deployment runs once. A function's version changes with its code and settings, and so do the facts that it
 * writes: only then does it run again.
 */
export const addTriggers = (place: Placing, { DogSeed, Seed, SeedLots, SeedSources, TellHistory }: Functions): void => {
  new Trigger(place('Seed'), 'SeedDirectory', { handler: Seed.lambda, timeout: Seed.timeout });
  if (SeedSources !== undefined) {
    new Trigger(place('SeedSources'), 'SeedTheSources', { handler: SeedSources.lambda, timeout: SeedSources.timeout });
  }
  if (SeedLots !== undefined) {
    new Trigger(place('SeedLots'), 'SeedTheLots', { handler: SeedLots.lambda, timeout: SeedLots.timeout });
  }
  if (DogSeed !== undefined) {
    new Trigger(place('DogSeed'), 'SeedTheDogs', { handler: DogSeed.lambda, timeout: DogSeed.timeout });
  }
  if (TellHistory !== undefined) {
    const scope = place('TellHistory');
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
