import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'functions',
    include: ['src/**/*.test.ts'],
    globalSetup: ['./vitest.global-setup.ts'],
    restoreMocks: true,
    // The SDK takes longer to load than most files take to run, so a worker goes on with the next file.
    isolate: false,
    testTimeout: 15_000,
  },
});
