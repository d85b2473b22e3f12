/**
 * The closed list of what this machine understands. `used` properties are acted on; `accepted` ones are known to have
 * no meaning on one machine (encryption at rest, tags, tracing …). A property in neither stops the start, so that a
 * template never asks for something that silently does not happen. Nested properties are named with dots; a name
 * without deeper names takes everything below it.
 */
export interface Known {
  readonly used: readonly string[];
  readonly accepted: readonly string[];
}

const known = (used: string, accepted = ''): Known => ({ used: words(used), accepted: words(accepted) });
const words = (text: string) => text.split(/\s+/).filter(Boolean);

export const ACTED_ON: Readonly<Record<string, Known>> = {
  'AWS::DynamoDB::Table': known(
    `TableName KeySchema AttributeDefinitions BillingMode StreamSpecification.StreamViewType
     GlobalSecondaryIndexes.IndexName GlobalSecondaryIndexes.KeySchema GlobalSecondaryIndexes.Projection
     LocalSecondaryIndexes.IndexName LocalSecondaryIndexes.KeySchema LocalSecondaryIndexes.Projection`,
    `PointInTimeRecoverySpecification TimeToLiveSpecification SSESpecification DeletionProtectionEnabled Tags TableClass
     ContributorInsightsSpecification OnDemandThroughput GlobalSecondaryIndexes.OnDemandThroughput
     GlobalSecondaryIndexes.ContributorInsightsSpecification`,
  ),
  'AWS::SQS::Queue': known(
    `QueueName VisibilityTimeout DelaySeconds MessageRetentionPeriod MaximumMessageSize ReceiveMessageWaitTimeSeconds
     RedrivePolicy.deadLetterTargetArn RedrivePolicy.maxReceiveCount`,
    'KmsMasterKeyId KmsDataKeyReusePeriodSeconds SqsManagedSseEnabled RedriveAllowPolicy Tags',
  ),
  'AWS::Lambda::Function': known(
    'FunctionName Code.S3Bucket Code.S3Key Handler Runtime Environment.Variables Timeout MemorySize ReservedConcurrentExecutions',
    'Role Architectures LoggingConfig TracingConfig Tags Description KmsKeyArn EphemeralStorage RuntimeManagementConfig',
  ),
  'AWS::Lambda::EventSourceMapping': known(
    `EventSourceArn FunctionName BatchSize MaximumBatchingWindowInSeconds FunctionResponseTypes StartingPosition Enabled
     ScalingConfig.MaximumConcurrency MaximumRetryAttempts MaximumRecordAgeInSeconds BisectBatchOnFunctionError
     DestinationConfig.OnFailure.Destination FilterCriteria.Filters.Pattern ParallelizationFactor`,
    'Tags MetricsConfig KmsKeyArn LoggingConfig',
  ),
  'AWS::StepFunctions::StateMachine': known(
    'StateMachineName StateMachineType DefinitionString DefinitionSubstitutions',
    'RoleArn LoggingConfiguration TracingConfiguration EncryptionConfiguration Tags',
  ),
  'AWS::S3::Bucket': known(
    'BucketName CorsConfiguration LifecycleConfiguration',
    `BucketEncryption PublicAccessBlockConfiguration VersioningConfiguration OwnershipControls LoggingConfiguration
     AccessControl ObjectLockEnabled Tags`,
  ),
  'AWS::SecretsManager::Secret': known(
    'Name GenerateSecretString SecretString',
    'Description KmsKeyId Tags ReplicaRegions',
  ),
  'AWS::ApiGatewayV2::Api': known(
    'Name ProtocolType CorsConfiguration',
    'Description DisableExecuteApiEndpoint IpAddressType RouteSelectionExpression Tags',
  ),
  'AWS::ApiGatewayV2::Route': known('ApiId RouteKey Target AuthorizationType AuthorizerId', 'OperationName'),
  'AWS::ApiGatewayV2::Integration': known(
    'ApiId IntegrationType IntegrationUri PayloadFormatVersion TimeoutInMillis',
    'IntegrationMethod Description CredentialsArn ConnectionType',
  ),
  'AWS::ApiGatewayV2::Stage': known(
    'ApiId StageName',
    'AutoDeploy AccessLogSettings DefaultRouteSettings RouteSettings Description Tags',
  ),
  'AWS::ApiGatewayV2::Authorizer': known(
    `ApiId AuthorizerType AuthorizerUri IdentitySource AuthorizerResultTtlInSeconds EnableSimpleResponses
     AuthorizerPayloadFormatVersion`,
    'Name AuthorizerCredentialsArn',
  ),
  'AWS::Events::Rule': known(
    'Name ScheduleExpression State Targets.Arn Targets.Id Targets.Input',
    'Description Targets.RetryPolicy Targets.DeadLetterConfig Targets.RoleArn Tags',
  ),
  'AWS::CloudFront::Distribution': known(
    `DistributionConfig.DefaultRootObject DistributionConfig.CustomErrorResponses DistributionConfig.Origins
     DistributionConfig.DefaultCacheBehavior.TargetOriginId DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId
     DistributionConfig.CacheBehaviors.PathPattern DistributionConfig.CacheBehaviors.TargetOriginId
     DistributionConfig.CacheBehaviors.ResponseHeadersPolicyId`,
    `Tags ${[
      'Aliases Comment Enabled HttpVersion IPV6Enabled Logging PriceClass Restrictions ViewerCertificate WebACLId Staging',
      ...['DefaultCacheBehavior', 'CacheBehaviors'].map((behavior) =>
        prefixed(
          behavior,
          'AllowedMethods CachedMethods CachePolicyId Compress OriginRequestPolicyId ViewerProtocolPolicy',
        ),
      ),
    ]
      .map((names) => prefixed('DistributionConfig', names))
      .join(' ')}`,
  ),
  'AWS::CloudFront::ResponseHeadersPolicy': known(
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig ResponseHeadersPolicyConfig.CustomHeadersConfig',
    'ResponseHeadersPolicyConfig.Name ResponseHeadersPolicyConfig.Comment ResponseHeadersPolicyConfig.RemoveHeadersConfig',
  ),
  'Custom::CDKBucketDeployment': known(
    'SourceBucketNames SourceObjectKeys DestinationBucketName SystemMetadata Include Exclude',
    `ServiceToken Prune WaitForDistributionInvalidation DistributionId DistributionPaths OutputObjectKeys
     RetainOnDelete DestinationBucketArn`,
  ),
  'Custom::Trigger': known('HandlerArn InvocationType', 'ServiceToken Timeout ExecuteOnHandlerChange'),
};

/** Types that exist for the cloud alone: who may do what, keys, alarms, log retention, names of versions. */
const NO_LOCAL_MEANING = new Set(
  words(`
  AWS::CDK::Metadata
  AWS::IAM::Role AWS::IAM::Policy AWS::IAM::ManagedPolicy
  AWS::KMS::Key AWS::KMS::Alias
  AWS::Logs::LogGroup AWS::Logs::MetricFilter AWS::Logs::ResourcePolicy AWS::Logs::QueryDefinition
  AWS::CloudWatch::Alarm AWS::CloudWatch::CompositeAlarm AWS::CloudWatch::Dashboard
  AWS::SNS::Topic AWS::SNS::TopicPolicy AWS::SNS::Subscription
  AWS::Lambda::Version AWS::Lambda::Alias AWS::Lambda::Permission AWS::Lambda::EventInvokeConfig
  AWS::Lambda::LayerVersion
  AWS::S3::BucketPolicy AWS::SQS::QueuePolicy AWS::SecretsManager::ResourcePolicy
  AWS::CloudFront::OriginAccessControl AWS::CloudFront::CachePolicy AWS::CloudFront::OriginRequestPolicy
  Custom::S3AutoDeleteObjects Custom::LogRetention
`),
);

export function isKnownType(type: string): boolean {
  return Object.hasOwn(ACTED_ON, type) || NO_LOCAL_MEANING.has(type);
}

export function hasLocalMeaning(type: string): boolean {
  return Object.hasOwn(ACTED_ON, type);
}

function prefixed(prefix: string, names: string): string {
  return words(names)
    .map((name) => `${prefix}.${name}`)
    .join(' ');
}
