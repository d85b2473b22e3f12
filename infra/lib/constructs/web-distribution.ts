import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { errorsNotToKeep, permissionsPolicy } from '../web-security.ts';

export interface WebDistributionProps {
  readonly bucket: Bucket;
  /** Host of the API. */
  readonly apiHost: string;
  /** What of the address belongs to the API; all else is the client. */
  readonly apiPaths: readonly string[];
  readonly contentSecurityPolicy: string;
}

/** Client and API at one origin, so that no call crosses origins and no token leaves the site. */
export class WebDistribution extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: WebDistributionProps) {
    super(scope, id);
    const responseHeadersPolicy = this.addHeaders(props.contentSecurityPolicy);
    const api = {
      origin: new HttpOrigin(props.apiHost),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      // Its answers carry security headers of their own: they may load nothing at all.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Huzhou City Services: browser client and API',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(props.bucket as IBucket),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy,
      },
      errorResponses: errorsNotToKeep.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      additionalBehaviors: Object.fromEntries(props.apiPaths.map((path) => [path, api])),
    });
    this.url = `https://${distribution.distributionDomainName}`;
  }

  private addHeaders(policy: string): ResponseHeadersPolicy {
    const override = true;
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: 'What a browser must not do with our pages',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: `${policy}; frame-ancestors 'none'`, override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override },
      },
      customHeadersBehavior: { customHeaders: [{ header: 'Permissions-Policy', value: permissionsPolicy, override }] },
    });
  }
}
