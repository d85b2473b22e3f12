import { allRoutes } from '@huzhou/shared/contract/api';
import { App, Stack, Tags } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import type { DeploymentContext } from './deployment-context.ts';
import { featureFlags } from './feature-flags.ts';
import { type Branch, branches } from './functions/described.ts';
import type { FunctionName } from './functions.ts';
import { ServiceStack } from './service-stack.ts';
import { WebStack } from './web-stack.ts';

/** The app without its stacks. `context` adds to what the command line gives. Its checks are those of `checks.ts`. */
export const createApp = (props: { readonly outdir?: string; readonly context?: Record<string, unknown> } = {}): App =>
  new App({
    ...props,
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    context: { ...featureFlags, ...props.context },
  });

export interface Product {
  readonly data: DataStack;
  readonly service: ServiceStack;
  readonly branches: Readonly<Record<Branch, Stack>>;
  readonly web: WebStack | undefined;
}

/** The stacks of one stage. */
export const addProduct = (
  app: App,
  context: DeploymentContext,
  functionFolders: Readonly<Record<FunctionName, string>>,
): Product => {
  const { stage, region, webFolder } = context;
  const env = region === undefined ? {} : { env: { region } };
  const common = { stage, ...env };
  // Also the ids, so that `cdk deploy` and `--parameters` know a stack by one name.
  const nameOf = (part: string) => `huzhou-${stage}-${part}`;

  const data = new DataStack(app, nameOf('data'), common);
  const ofBranch = Object.fromEntries(
    branches.map((branch) => [branch, new Stack(app, nameOf(branch), env)]),
  ) as unknown as Record<Branch, Stack>;
  const service = new ServiceStack(app, nameOf('service'), {
    ...common,
    data,
    branches: ofBranch,
    release: context.release,
    functionFolders,
  });
  const web =
    webFolder === false
      ? undefined
      : new WebStack(app, nameOf('web'), {
          ...common,
          folder: webFolder,
          uploads: data.uploads,
          media: data.media,
          api: service.api.api,
          apiPaths,
        });
  // The China regions refuse tags on event source mappings.
  const tagging = { excludeResourceTypes: ['AWS::Lambda::EventSourceMapping'] };
  Tags.of(app).add('product', 'huzhou-city-services', tagging);
  Tags.of(app).add('stage', stage, tagging);
  return { data, service, branches: ofBranch, web };
};

/** What of the client's origin belongs to the API: folders such as `/v1/*`, and what stands at the top by its name. */
const apiPaths: readonly string[] = [
  ...new Set(
    allRoutes.map(({ path }) => {
      const [first, ...rest] = path.split('/').filter(Boolean);
      return rest.length === 0 ? path : `/${first}/*`;
    }),
  ),
];
