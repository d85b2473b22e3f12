// Brings node_modules to what package-lock.json says, if it is not there already.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fail, fromRoot, npm, runQuietly, say } from './process.mjs';

const STAMP = fromRoot('node_modules', '.huzhou-lock');

export async function installDependencies() {
  const lock = readFileSync(fromRoot('package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  if (!isInstalled(lock)) await install();
  writeFileSync(STAMP, hash);
}

/** npm notes what it has installed; somebody may have run it by hand. */
function isInstalled(lock) {
  const note = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const there = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional, devOptional, link }]) =>
      // What is optional may be meant for another kind of machine.
      !path.includes('node_modules/') || optional || devOptional || link || there[path]?.version === version,
  );
}

async function install() {
  say('installing packages; a minute or two the first time / 正在安装依赖，首次约需一两分钟 …');
  // Not `npm ci`: it refuses a lock that was written where the registry lacks the binaries of other platforms, and on
  // those platforms they are to be added. The versions are the lock's either way, and --no-save leaves it as it is.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--progress=false'];
  const [command, args] = npm('install', '--no-save', ...quiet);
  const { code, output } = await runQuietly('npm install', command, args, { heartbeat: true });
  if (code === 0) {
    say('packages installed');
    return;
  }
  console.error(output.split('\n').slice(0, 40).join('\n'));
  fail(
    '依赖安装失败（详情见上）。请检查网络与 npm 镜像设置，然后重新运行同一命令。',
    'Installing failed; npm says why above. Check the network and the npm registry settings, then run the same command again.',
    code,
  );
}
