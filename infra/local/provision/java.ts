import { spawnSync } from 'node:child_process';
import { StartProblem } from '../problem.ts';

const NEEDED_MAJOR = 17;

/** Makes sure that a Java new enough for DynamoDB Local can be run. Takes about 50 ms. */
export function requireJava(command = 'java'): void {
  const result = spawnSync(command, ['-version'], { encoding: 'utf8' });
  if (result.error || result.status !== 0) {
    throw new StartProblem(
      `没有找到 Java。本机的 DynamoDB 需要 Java ${NEEDED_MAJOR} 或更新版本，请安装(Debian/Ubuntu:sudo apt install openjdk-17-jre-headless;macOS:brew install openjdk@17)后再试。`,
      `Java was not found. DynamoDB Local needs Java ${NEEDED_MAJOR} or later: install it (Debian/Ubuntu: sudo apt install openjdk-17-jre-headless; macOS: brew install openjdk@17) and try again.`,
    );
  }
  const version = /version "(?:1\.)?(\d+)/.exec(result.stderr + result.stdout)?.[1];
  if (version !== undefined && Number(version) < NEEDED_MAJOR) {
    throw new StartProblem(
      `Java 版本太旧(${version})。请安装 Java ${NEEDED_MAJOR} 或更新版本后再试。`,
      `Java ${version} is too old. Install Java ${NEEDED_MAJOR} or later and try again.`,
    );
  }
}
