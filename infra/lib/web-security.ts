import { createHash } from 'node:crypto';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

export interface WebOrigins {
  /** Photos are posted here by forms that the API signs. */
  readonly uploads: Bucket;
  /** Photos are read from here, at addresses that the API signs. */
  readonly media: Bucket;
}

/** What a page of the client may load and call: itself, the API at the same origin, and the two photo buckets. */
export const contentSecurityPolicy = (indexHtml: string, { uploads, media }: WebOrigins): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': ["'self'", ...inlineScriptHashes(indexHtml)].join(' '),
    // Components set sizes by style attributes.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': `'self' data: blob: https://${media.bucketRegionalDomainName}`,
    'font-src': "'self' data:",
    // A photo that was just taken is a blob of the page's own: it is read to be made small, and to be sent.
    'connect-src': `'self' blob: https://${uploads.bucketRegionalDomainName}`,
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');

/** The few lines that the build writes into the page itself are let through by what they are, not by where. */
const inlineScriptHashes = (indexHtml: string): readonly string[] =>
  [...indexHtml.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

/**
 * Statuses that CloudFront can keep. Left to itself it keeps an error for ten seconds, whatever the origin says of
 * caching, and without regard to who asked: one person's "not found" or "something went wrong" would be everybody's.
 */
export const errorsNotToKeep = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504] as const;

/** The page may ask where the person is and take a photo; nothing else of the device. */
export const permissionsPolicy = 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()';
