import { defineConfig } from 'vitest/config';

const beside = (workspace: string) => [`${workspace}/**/*.test.ts`];

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
          name: 'whole',
          include: beside('test'),
          globalSetup: ['test/support/global-setup.ts'],
          // Each file starts a stack of its own; on two cores one at a time is faster and says more.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
