import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Stage } from './deployment-context.ts';
import { removalOf } from './operations.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { type TableName, type TableShape, tableNames, tables } from './tables.ts';

export interface DataStackProps extends StackProps {
  readonly stage: Stage;
}

/** Everything that remembers. In production it outlives its stack, and every table can go back to any second of 35 days. */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, Table>>;
  /** Photos as they come from a phone, with where and when they were taken: read by the media worker alone. */
  readonly uploads: Bucket;
  /** The same photos without their metadata, for the eyes of those who may see the complaint. */
  readonly media: Bucket;
  /** Tables that staff asked for as files, each for the eyes of who asked. */
  readonly exports: Bucket;
  readonly secrets: Secrets;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: props.stage === 'production' });
    const removal = removalOf(props.stage);
    this.tables = Object.fromEntries(
      tableNames.map((name) => [name, this.addTable(name, tables[name], removal)]),
    ) as Record<TableName, Table>;

    this.uploads = this.addBucket('Uploads', removal, {
      // A photo is copied to `media` within seconds; what is still here after a day was never attached to anything.
      lifecycleRules: [{ expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      // The form's signature decides who may post what; a browser only has to be let through, from whichever address
      // the client is served at (this stack cannot know it).
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: ['*'], allowedHeaders: ['*'], maxAge: 3600 }],
    });
    this.media = this.addBucket('Media', removal, {});
    this.exports = this.addBucket('Exports', removal, {
      // A file is a copy of rows that stay; it holds many people's cases at once, so it is not left lying about.
      lifecycleRules: [{ expiration: Duration.days(7), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    this.secrets = createSecrets(this, removal);
  }

  private addTable(name: TableName, shape: TableShape, removalPolicy: RemovalPolicy): Table {
    const table = new Table(this, `${name[0]?.toUpperCase()}${name.slice(1)}`, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
      ...(shape.expires ? { timeToLiveAttribute: 'expiresAt' } : {}),
      ...(shape.streams ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
    });
    for (const [indexName, { partitionKey, sortKey }] of Object.entries(shape.indexes)) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.STRING },
      });
    }
    return table;
  }

  /** Not versioned on purpose: what a person asks us to delete must be gone. */
  private addBucket(
    id: string,
    removalPolicy: RemovalPolicy,
    props: Pick<ConstructorParameters<typeof Bucket>[2] & object, 'lifecycleRules' | 'cors'>,
  ): Bucket {
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy,
      ...props,
    });
  }
}
