import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { ChinaWebDistribution } from './constructs/china-web-distribution.ts';
import { WebDistribution } from './constructs/web-distribution.ts';
import { isInChina, type Stage } from './deployment-context.ts';
import { logRetentionOf } from './operations.ts';
import { contentSecurityPolicy, type WebOrigins } from './web-security.ts';

export interface WebStackProps extends StackProps, WebOrigins {
  readonly stage: Stage;
  /** The built browser client. */
  readonly folder: string;
  readonly api: HttpApi;
  readonly apiPaths: readonly string[];
}

/** The browser client, at the same origin as the API. Nothing in it is ours to lose: all comes from the build. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const bucket = new Bucket(this, 'Client', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const page = readFileSync(join(props.folder, 'index.html'), 'utf8');
    const policy = contentSecurityPolicy(page, props);
    const common = {
      bucket,
      apiPaths: props.apiPaths,
      apiHost: `${props.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
    };
    const inChina = isInChina(props.env?.region);
    const distribution = inChina
      ? new ChinaWebDistribution(this, 'Web', common)
      : new WebDistribution(this, 'Web', { ...common, contentSecurityPolicy: policy });
    const folder = Source.asset(props.folder);
    this.publish(bucket, folder, inChina ? Source.data('index.html', withPolicy(page, policy)) : folder, props.stage);
    new CfnOutput(this, 'WebUrl', { value: distribution.url });
  }

  /** Two steps: files whose names hold their hash stay in caches for good; the page that names them never does. */
  private publish(bucket: Bucket, folder: ISource, page: ISource, stage: Stage): void {
    const logGroup = new LogGroup(this, 'PublishLog', {
      retention: logRetentionOf(stage),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Old files are not pruned: a page that is open in somebody's hand still asks for them.
    const common = { destinationBucket: bucket as IBucket, prune: false, memoryLimit: 256, logGroup };
    const files = new BucketDeployment(this, 'Files', {
      ...common,
      sources: [folder],
      exclude: ['index.html'],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const index = new BucketDeployment(this, 'Page', {
      ...common,
      sources: [page],
      exclude: ['*'],
      include: ['index.html'],
      cacheControl: [CacheControl.noCache()],
    });
    index.node.addDependency(files);
  }
}

const withPolicy = (page: string, policy: string): string =>
  page.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`);
