import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `local`: a demonstration with made-up personas, thrown away at will; what `npm start` runs.
 * `test`: like production, but nothing in it is worth keeping.
 * `production`: the city's data; nothing stateful is ever deleted with a stack.
 */
const stages = ['local', 'test', 'production'] as const;
export type Stage = (typeof stages)[number];

export interface DeploymentContext {
  readonly stage: Stage;
  /** Undefined: wherever the credentials point to. Must be given for China, whose CloudFront is another product. */
  readonly region: string | undefined;
  /** Folder of the built browser client, or false to leave it out. */
  readonly webFolder: string | false;
  /** Whether the templates are checked while they are made, some seconds more. */
  readonly isChecked: boolean;
  /** What `RELEASE` says in every log line and in the API document. */
  readonly release: string;
}

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));
const builtClient = join(repositoryRoot, 'miniprogram/dist/h5');

/** Regions in mainland China: partition `aws-cn`, fewer features, other operators. */
export const isInChina = (region: string | undefined): boolean => region?.startsWith('cn-') ?? false;

/**
 * Reads `-c stage=… -c region=… -c web=false -c checks=true -c release=…`. No stage means production: the one with which a
 * forgotten option does no harm. Throws a sentence with the remedy.
 */
export const readContext = (context: (name: string) => unknown): DeploymentContext => {
  const stage = (context('stage') ?? 'production') as Stage;
  if (!stages.includes(stage)) {
    throw new Error(
      `There is no stage "${stage}". Choose one: ${stages.map((name) => `-c stage=${name}`).join(', ')}.`,
    );
  }
  const region = context('region');
  const isWebWanted = String(context('web') ?? 'true') !== 'false';
  if (isWebWanted && !existsSync(join(builtClient, 'index.html'))) {
    throw new Error(
      'The browser client is not built: miniprogram/dist/h5/index.html is missing. ' +
        'Run "npm run build:h5 -w miniprogram" first, or leave the client out with "-c web=false".',
    );
  }
  return {
    stage,
    region: region === undefined ? undefined : String(region),
    webFolder: isWebWanted && builtClient,
    isChecked: String(context('checks') ?? stage !== 'local') !== 'false',
    release: String(context('release') ?? 'unreleased'),
  };
};
