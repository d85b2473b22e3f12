import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Deployment } from '../assembly/deployment.ts';

export interface WebFile {
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly etag: string;
  readonly body: Buffer;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** What the bucket deployments of the template put into `bucket`, by path with a leading slash. */
export function deployedFiles(deployment: Deployment, bucket: string): ReadonlyMap<string, WebFile> {
  const files = new Map<string, WebFile>();
  for (const { properties } of deployment.ofType('Custom::CDKBucketDeployment')) {
    if (properties.DestinationBucketName !== bucket) continue;
    const metadata = (properties.SystemMetadata ?? {}) as Readonly<Record<string, string>>;
    for (const key of (properties.SourceObjectKeys ?? []) as string[]) {
      const folder = deployment.assets.get(key);
      if (folder === undefined || !existsSync(folder)) continue;
      for (const path of listFiles(folder)) {
        if (isExcluded(path, (properties.Exclude ?? []) as string[], (properties.Include ?? []) as string[])) continue;
        files.set(`/${path}`, readWebFile(folder, path, metadata));
      }
    }
  }
  return files;
}

function readWebFile(folder: string, path: string, metadata: Readonly<Record<string, string>>): WebFile {
  const body = readFileSync(join(folder, path));
  return {
    path: `/${path}`,
    body,
    contentType: metadata['content-type'] ?? CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    // What the template says nothing about is asked for anew each time, and answered with 304.
    cacheControl: metadata['cache-control'] ?? 'no-cache',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** As `aws s3 sync` reads its filters: excluded, unless included again. */
function isExcluded(path: string, exclude: readonly string[], include: readonly string[]): boolean {
  const matches = (patterns: readonly string[]) => patterns.some((pattern) => globToPattern(pattern).test(path));
  return matches(exclude) && !matches(include);
}

/** `*` takes any characters, slashes too, in bucket deployments and in CloudFront path patterns alike. */
export function globToPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
