import { defineConfig } from 'vitest/config';

const beside = (workspace: string) => [`${workspace}/**/*.test.ts`];

/** Proofs of the whole, which need the built product. */
const whole = {
  globalSetup: ['test/support/global-setup.ts'],
  testTimeout: 180_000,
  hookTimeout: 120_000,
};
const timed = ['chain', 'kill', 'storm'].map((name) => `test/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      // Pure functions: a worker goes on with the next file as it is. The long ones are long on a busy machine.
      { test: { name: 'shared', include: beside('shared/src'), isolate: false, testTimeout: 30_000 } },
      'functions/vitest.config.ts',
      {
        test: {
          name: 'infra',
          include: beside('infra/lib'),
          // They only read what they synthesize: the CDK is loaded once for all of them, a third of their time.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'local',
          include: beside('infra/local'),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      'miniprogram/vitest.config.mts',
      {
        test: {
          ...whole,
          name: 'whole',
          include: beside('test'),
          exclude: timed,
          // Each file starts a stack of its own, and waits for half of its time: two at once share two cores well.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...whole,
          name: 'timed',
          include: timed,
          // They measure how late things are: nothing else may run meanwhile.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
