import { signatureScheme } from '@huzhou/shared/sources/signature';
import { CfnParameter } from 'aws-cdk-lib';
import { CfnDistribution, OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { errorsNotToKeep } from '../web-security.ts';
import type { WebDistributionProps } from './web-distribution.ts';

/**
 * The same in mainland China, where CloudFront is another product: no origin access control (an identity instead), no
 * cache, origin-request or response-headers policies (forwarded values instead; the page carries its own content
 * policy), no ACM and no domain of its own: the operator names a domain with an ICP filing and a certificate in IAM.
 */
export class ChinaWebDistribution extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: Omit<WebDistributionProps, 'contentSecurityPolicy'>) {
    super(scope, id);
    const domain = parameter(this, 'WebDomain', 'Domain of the client, with an ICP filing, e.g. chengguan.example.cn');
    const certificate = parameter(
      this,
      'WebCertificateId',
      'Id of the server certificate in IAM, uploaded for CloudFront',
    );
    const identity = new OriginAccessIdentity(this, 'Identity', { comment: 'Reads the client for CloudFront' });
    props.bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [props.bucket.arnForObjects('*')],
        principals: [identity.grantPrincipal],
      }),
    );
    const toApi = {
      targetOriginId: 'api',
      viewerProtocolPolicy: 'https-only',
      allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      // Every header that is forwarded is part of the cache key; with no time to live nothing is cached.
      forwardedValues: {
        queryString: true,
        cookies: { forward: 'none' },
        headers: forwardedHeaders,
      },
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: 0,
    };
    new CfnDistribution(this, 'Distribution', {
      distributionConfig: {
        enabled: true,
        comment: 'Huzhou City Services: browser client and API',
        defaultRootObject: 'index.html',
        httpVersion: 'http2',
        aliases: [domain.valueAsString],
        viewerCertificate: {
          iamCertificateId: certificate.valueAsString,
          sslSupportMethod: 'sni-only',
          minimumProtocolVersion: 'TLSv1.2_2018',
        },
        origins: [
          {
            id: 'client',
            domainName: props.bucket.bucketRegionalDomainName,
            s3OriginConfig: {
              originAccessIdentity: `origin-access-identity/cloudfront/${identity.originAccessIdentityId}`,
            },
          },
          {
            id: 'api',
            domainName: props.apiHost,
            customOriginConfig: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] },
          },
        ],
        defaultCacheBehavior: {
          targetOriginId: 'client',
          viewerProtocolPolicy: 'redirect-to-https',
          compress: true,
          forwardedValues: { queryString: false },
        },
        customErrorResponses: errorsNotToKeep.map((errorCode) => ({ errorCode, errorCachingMinTtl: 0 })),
        cacheBehaviors: props.apiPaths.map((pathPattern) => ({ ...toApi, pathPattern })),
      },
    });
    this.url = `https://${domain.valueAsString}`;
  }
}

/** What functions read of a call, the headers of signed ones included; CloudFront takes ten at most. */
const forwardedHeaders = [
  ...['Authorization', 'Idempotency-Key', 'Accept', 'Content-Type'],
  ...Object.values(signatureScheme.headers),
];

const parameter = (scope: Construct, id: string, description: string): CfnParameter => {
  const made = new CfnParameter(scope, id, { description, minLength: 1 });
  // The operator types it: a short name instead of the construct's path.
  made.overrideLogicalId(id);
  return made;
};
