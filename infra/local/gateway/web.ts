import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Deployment, ResolvedResource } from '../assembly/deployment.ts';
import { securityHeaders } from './security-headers.ts';
import { deployedFiles, globToPattern, type WebFile } from './web-files.ts';

export interface Web {
  /** Does the distribution pass this path on to the API? */
  passesToApi(path: string): boolean;
  has(path: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface DistributionConfig {
  readonly DefaultRootObject?: string;
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors?: readonly (Behavior & { readonly PathPattern: string })[];
  readonly Origins: readonly { readonly Id: string; readonly DomainName: string }[];
  readonly CustomErrorResponses?: readonly { readonly ErrorCode: number; readonly ResponsePagePath?: string }[];
}

interface Behavior {
  readonly TargetOriginId: string;
  readonly ResponseHeadersPolicyId?: string;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const WORTH_COMPRESSING = /^(text\/|application\/(json|javascript|xml|manifest)|image\/svg)/;
const WORTH_COMPRESSING_FROM_BYTES = 1_024;

/** The client's files, served as the distribution of the template would; undefined when it has no distribution. */
export function createWeb(deployment: Deployment, objectStore: string): Web | undefined {
  const distribution = deployment.ofType('AWS::CloudFront::Distribution')[0];
  if (distribution === undefined) return undefined;
  const config = distribution.properties.DistributionConfig as DistributionConfig;
  const buckets = deployment.ofType('AWS::S3::Bucket');
  const bucketOf = (behavior: Behavior) => bucketBehind(config, behavior, buckets);
  const toApi = (config.CacheBehaviors ?? [])
    .filter((behavior) => bucketOf(behavior) === undefined)
    .map(({ PathPattern }) => globToPattern(`/${PathPattern.replace(/^\//, '')}`));
  const files = deployedFiles(deployment, bucketOf(config.DefaultCacheBehavior)?.ref ?? '');
  const headers = securityHeaders(deployment, config.DefaultCacheBehavior.ResponseHeadersPolicyId, objectStore);
  const root = `/${config.DefaultRootObject ?? 'index.html'}`;
  // A page of the client that is no file (its router knows it) gets the page the template names for "not there".
  const fallback = config.CustomErrorResponses?.find(({ ResponsePagePath }) => ResponsePagePath)?.ResponsePagePath;
  const compressed = new Map<string, Promise<Buffer>>();

  const bodyFor = async (file: WebFile, accepted: string): Promise<{ body: Buffer; encoding?: 'br' | 'gzip' }> => {
    const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : undefined;
    const worth = WORTH_COMPRESSING.test(file.contentType) && file.body.length >= WORTH_COMPRESSING_FROM_BYTES;
    if (encoding === undefined || !worth) return { body: file.body };
    const key = `${encoding}:${file.path}`;
    const work =
      compressed.get(key) ??
      (encoding === 'br'
        ? compressBrotli(file.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : compressGzip(file.body));
    compressed.set(key, work);
    return { body: await work, encoding };
  };

  return {
    passesToApi: (path) => toApi.some((pattern) => pattern.test(path)),
    has: (path) => files.has(path === '/' ? root : path),
    handle: async (request, response) => {
      const path = decodeURI(new URL(request.url ?? '/', 'http://local').pathname);
      const isPage = fallback !== undefined && !/\.\w+$/.test(path);
      const file = files.get(path === '/' ? root : path) ?? (isPage ? files.get(fallback) : undefined);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (file === undefined) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个页面。Not found.');
        return;
      }
      response
        .setHeader('etag', file.etag)
        .setHeader('cache-control', file.cacheControl)
        .setHeader('vary', 'accept-encoding');
      if (request.headers['if-none-match'] === file.etag) {
        response.writeHead(304).end();
        return;
      }
      const { body, encoding } = await bodyFor(file, String(request.headers['accept-encoding'] ?? ''));
      if (encoding) response.setHeader('content-encoding', encoding);
      response.writeHead(200, { 'content-type': file.contentType, 'content-length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}

function bucketBehind(
  config: DistributionConfig,
  { TargetOriginId }: Behavior,
  buckets: readonly ResolvedResource[],
): ResolvedResource | undefined {
  const domain = config.Origins.find(({ Id }) => Id === TargetOriginId)?.DomainName;
  return buckets.find(({ attributes }) => attributes.RegionalDomainName === domain);
}
