import type { TestProject } from 'vitest/node';
import { startEmulator } from './src/platform/testing/emulator.ts';

// Started once per vitest run, for all test files.

export default async ({ provide }: TestProject): Promise<() => void> => {
  const { endpoint, stop } = await startEmulator();
  provide('dynamoEndpoint', endpoint);
  return stop;
};
