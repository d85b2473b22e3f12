import { type App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { Product } from './product.ts';
import { acceptKnownFindings } from './suppressions.ts';

/** Has the templates checked while they are synthesized; a finding that nobody has given a reason for fails that. */
export const addChecks = (app: App, product: Product): void => {
  acceptKnownFindings(product);
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
    new CloudFormationValidatePlugin({}) as IPolicyValidationPlugin,
  );
};
