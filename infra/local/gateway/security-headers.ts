import type { Deployment } from '../assembly/deployment.ts';

interface PolicyConfig {
  readonly SecurityHeadersConfig?: {
    readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string };
    readonly ContentTypeOptions?: object;
    readonly FrameOptions?: { readonly FrameOption: string };
    readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
  };
  readonly CustomHeadersConfig?: { readonly Items?: readonly { readonly Header: string; readonly Value: string }[] };
}

/**
 * The headers of the distribution's policy, so that a page which its own policy would break is seen broken here first.
 * The buckets' hosts become the object store's; what only means something over TLS is left out.
 */
export function securityHeaders(
  deployment: Deployment,
  policyId: string | undefined,
  objectStore: string,
): Record<string, string> {
  const policy = deployment.ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ ref }) => ref === policyId);
  const config = policy?.properties.ResponseHeadersPolicyConfig as PolicyConfig | undefined;
  const security = config?.SecurityHeadersConfig;
  const headers: Record<string, string> = {};
  for (const { Header, Value } of config?.CustomHeadersConfig?.Items ?? []) headers[Header.toLowerCase()] = Value;
  const csp = security?.ContentSecurityPolicy?.ContentSecurityPolicy;
  if (csp) headers['content-security-policy'] = onThisMachine(csp, deployment, objectStore);
  if (security?.ContentTypeOptions) headers['x-content-type-options'] = 'nosniff';
  if (security?.FrameOptions) headers['x-frame-options'] = security.FrameOptions.FrameOption;
  if (security?.ReferrerPolicy) headers['referrer-policy'] = security.ReferrerPolicy.ReferrerPolicy;
  return headers;
}

function onThisMachine(csp: string, deployment: Deployment, objectStore: string): string {
  let policy = csp.replace(/;?\s*upgrade-insecure-requests/, '');
  for (const { attributes } of deployment.ofType('AWS::S3::Bucket')) {
    policy = policy.replaceAll(`https://${attributes.RegionalDomainName}`, objectStore);
  }
  return policy;
}
