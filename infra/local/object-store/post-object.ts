import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { enforcePolicy, enforceSize, type SizeRange } from './post-policy.ts';
import { invalidArgument, S3Error, toXml, XML_HEAD } from './s3-error.ts';
import type { Attributes, Draft, Storage } from './storage.ts';

interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  readonly key: string;
  readonly draft: Draft;
}

const STORED_HEADERS = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];

/** A browser's form upload under a presigned policy: the policy is held before a byte of the file is kept. */
export async function postObject(
  request: IncomingMessage,
  response: ServerResponse,
  { storage, bucket, now }: { storage: Storage; bucket: string; now: () => number },
): Promise<void> {
  const { fields, key, draft } = await receiveForm(request, storage, (form) => enforcePolicy(form, bucket, now()));
  const { etag } = await storage.commit(bucket, key, draft, attributesOf(fields), now());
  const location = `http://${request.headers.host}/${bucket}/${encodeURIComponent(key)}`;
  response.setHeader('etag', `"${etag}"`).setHeader('location', location);

  const redirect = fields.get('success_action_redirect') ?? '';
  if (URL.canParse(redirect)) {
    const target = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag: `"${etag}"` }))
      target.searchParams.set(name, value);
    response.writeHead(303, { location: target.href }).end();
  } else if (fields.get('success_action_status') === '201') {
    const body = toXml('PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: `"${etag}"` });
    response.writeHead(201, { 'content-type': 'application/xml' }).end(XML_HEAD + body);
  } else {
    response.writeHead(fields.get('success_action_status') === '200' ? 200 : 204).end();
  }
}

function receiveForm(
  request: IncomingMessage,
  storage: Storage,
  enforce: (fields: ReadonlyMap<string, string>) => SizeRange,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    let upload: Promise<Upload> | undefined;
    let parser: BusboyInstance;
    let guard: Transform | undefined;
    const fail = (error: unknown) => {
      // What is still to come is read and forgotten, so that the client gets to read the answer.
      request.unpipe(parser);
      request.resume();
      guard?.destroy(error as Error);
      reject(error);
    };
    try {
      parser = new Busboy({ headers: request.headers as BusboyHeaders, limits: { fieldSize: 64 * 1024, fields: 100 } });
    } catch {
      reject(malformed());
      return;
    }
    // Everything after the file is ignored, as S3 does.
    parser.on('field', (name, value) => void (upload === undefined && fields.set(name.toLowerCase(), value)));
    parser.on('file', (name, file, filename) => {
      if (name !== 'file' || upload !== undefined) {
        file.resume();
        return;
      }
      try {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder, not ours
        const key = fields.get('key')?.replaceAll('${filename}', (filename ?? '').replace(/^.*[\\/]/s, ''));
        if (!key) throw invalidArgument("Bucket POST must contain a field named 'key'.");
        const range = enforce(new Map(fields).set('key', key));
        guard = sizeGuard(range);
        upload = storage.receive(file.pipe(guard)).then((draft) => ({ fields, key, draft }));
        upload.catch(fail);
        file.once('error', fail);
      } catch (error) {
        file.resume();
        fail(error);
      }
    });
    parser.once('error', () => fail(malformed()));
    parser.once('finish', () => {
      if (upload === undefined) reject(invalidArgument('POST requires exactly one file upload per request.'));
      else upload.then(resolve, reject);
    });
    request.once('close', () => request.complete || fail(malformed()));
    request.pipe(parser);
  });
}

function sizeGuard(range: SizeRange): Transform {
  let received = 0;
  const check = (complete: boolean, done: (error?: Error) => void, pass: () => void) => {
    try {
      enforceSize(range, received, complete);
      pass();
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      check(false, done, () => done(null, chunk));
    },
    flush(done) {
      check(true, done, () => done());
    },
  });
}

function attributesOf(fields: ReadonlyMap<string, string>): Attributes {
  const entries = [...fields];
  const headers = Object.fromEntries(entries.filter(([name]) => STORED_HEADERS.includes(name)));
  const metadata = entries
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .map(([name, value]) => [name.slice(11), value]);
  return { headers: { 'content-type': 'binary/octet-stream', ...headers }, metadata: Object.fromEntries(metadata) };
}

const malformed = () =>
  new S3Error(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');
