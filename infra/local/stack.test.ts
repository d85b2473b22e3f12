// The fixture's template, running in this process: what each part of the stack does with it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureAssembly } from './fixture/assembly.ts';
import { until } from './fixture/until.ts';
import { type Stack, startStack } from './stack.ts';

let data: string;
let stack: Stack;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'stack-'));
  stack = await startStack({
    assembly: await fixtureAssembly(),
    data,
    port: 0,
    parameters: { ComplaintPolicy: 'drill' },
    log: () => {},
  });
});
afterAll(async () => {
  await stack?.close();
  rmSync(data, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(stack.url + path, { headers });
const post = (path: string, body = '', headers: Record<string, string> = {}) =>
  fetch(stack.url + path, { method: 'POST', body, headers });
const rows = async (pk: string) => (await (await get(`/v1/rows/${pk}`)).json()) as { sk: string; text: string }[];
const row = (pk: string, sk: string) =>
  until(`row ${pk} ${sk}`, async () => (await rows(pk)).find((candidate) => candidate.sk === sk));

async function sqs(operation: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(stack.endpoints.sqs, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
    body: JSON.stringify(input),
  });
  return (await response.json()) as Record<string, unknown>;
}
const queueNamed = (logicalId: string) => {
  const template = readFileSync(join(process.env.FIXTURE ?? '', 'Service.template.json'), 'utf8');
  const name = Object.keys((JSON.parse(template) as { Resources: object }).Resources).find((id) =>
    id.startsWith(logicalId),
  );
  return `http://queues/000000000000/Service-${name}`;
};
beforeAll(async () => {
  process.env.FIXTURE = await fixtureAssembly();
});
const startClock = ({ endpoints }: Stack, id: string) => {
  const template = JSON.parse(readFileSync(join(process.env.FIXTURE ?? '', 'Service.template.json'), 'utf8')) as {
    Outputs: { ClockArn: { Value: { Ref: string } } };
  };
  const name = template.Outputs.ClockArn.Value.Ref;
  return fetch(endpoints.stepFunctions, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.StartExecution' },
    body: JSON.stringify({
      stateMachineArn: `arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:Service-${name}`,
      input: JSON.stringify({ id }),
    }),
  });
};

describe('gateway', () => {
  test('an event is what payload format 2.0 says', async () => {
    const reply = await get('/v1/echo/a%20b?x=1&x=2&y=%E6%B9%96', { 'X-Thing': 'One', cookie: 'a=1; b=2' });
    const { event, environment, remaining } = (await reply.json()) as {
      event: object;
      environment: { WEATHER: string };
      remaining: number;
    };
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /v1/echo/{word}',
      rawPath: '/v1/echo/a%20b',
      rawQueryString: 'x=1&x=2&y=%E6%B9%96',
      cookies: ['a=1', 'b=2'],
      headers: { 'x-thing': 'One' },
      queryStringParameters: { x: '1,2', y: '湖' },
      pathParameters: { word: 'a b' },
      requestContext: { stage: '$default', http: { method: 'GET', path: '/v1/echo/a%20b', sourceIp: '127.0.0.1' } },
      isBase64Encoded: false,
    });
    expect(event).not.toHaveProperty('body');
    expect(remaining).toBeGreaterThan(1000);
    expect(environment).toMatchObject({ GREETING: 'drill', SECRET_ID: expect.stringMatching(/^arn:.*:secret:/) });
    expect(environment.WEATHER).toBe(`${stack.endpoints.wechat}/sns`);
  });

  test('what no route takes goes to $default; one cannot ask for /v1 as if it were a page', async () => {
    const reply = await get('/v1/nowhere', { accept: 'text/html' });
    expect(reply.status).toBe(404);
    expect(await reply.json()).toEqual({ title: '没有这个地址', path: '/v1/nowhere' });
    expect((await post('/elsewhere')).status).toBe(404);
  });

  test('the authorizer is asked once for each identity, and its context reaches the function', async () => {
    expect((await post('/v1/notes', '{"id":"x"}')).status).toBe(401);
    expect((await post('/v1/notes', '{"id":"x"}', { authorization: 'Bearer bad' })).status).toBe(403);
    expect((await post('/v1/notes', '{"id":"x"}', { authorization: 'Bearer broken' })).status).toBe(401);
    expect((await post('/v1/notes', '{"id":"x"}', { authorization: 'Bearer good-1' })).status).toBe(201);
    const log = () => readFileSync(join(data, 'logs', authorizerLog()), 'utf8');
    const before = log().length;
    for (let call = 0; call < 3; call += 1) await post('/v1/notes', '{"id":"x"}', { authorization: 'Bearer good-1' });
    // The function prints a line at each call: the cache kept it silent.
    expect(log().length).toBe(before);
    await post('/v1/notes', '{"id":"x"}', { authorization: 'Bearer good-2' });
    await until('another line', () => log().length > before);
  });

  test('11 MB are too much, 9 MB are not', async () => {
    const big = await post('/v1/work', 'x'.repeat(11 * 1024 * 1024));
    expect(big.status).toBe(413);
    expect((await post('/v1/elsewhere', 'x'.repeat(9 * 1024 * 1024))).status).toBe(404);
  });

  test('a preflight is answered by the gateway, for allowed origins only', async () => {
    const preflight = (origin: string) =>
      fetch(`${stack.url}/v1/notes`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight('https://example.cn');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://example.cn');
    expect(allowed.headers.get('access-control-allow-methods')).toBe('GET,POST');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a function that throws, ends its process or hangs is a 500, and the next call is served', async () => {
    for (const how of ['throw', 'exit', 'hang']) {
      const reply = await post(`/v1/crash?how=${how}`);
      expect([how, reply.status]).toEqual([how, 500]);
      expect((await get('/v1/echo/after')).status).toBe(200);
    }
  });
});

function authorizerLog(): string {
  return logNames().find((name) => name.includes('authorizer')) ?? '';
}
function logNames(): string[] {
  return readdirSync(join(data, 'logs'));
}

describe('the client', () => {
  test('the page is asked for anew, what it loads is kept for good; both compressed', async () => {
    const page = await get('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('fixture');
    const script = await get('/app.12345678.js', { 'accept-encoding': 'br' });
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect((await script.text()).length).toBeGreaterThan(5_000);
  });

  test('what has not changed is not sent again', async () => {
    const etag = (await get('/')).headers.get('etag') ?? '';
    expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
  });

  test('a file that is not there is not found, and nothing above the folder is', async () => {
    expect((await get('/missing.js')).status).toBe(404);
    expect((await get('/%2e%2e/%2e%2e/package.json')).status).toBe(404);
  });
});

describe('queues', () => {
  test('of a batch only what failed comes again, and after two receipts lies with the dead letters', async () => {
    // The first call loads the function; after it none takes longer than a message stays hidden.
    await post('/v1/work', 'zero');
    await row('work', 'zero');
    for (const body of ['one', 'bad apple', 'two']) await post('/v1/work', body);
    await row('work', 'one');
    await row('work', 'two');
    const dead = await until('the dead letter', async () => {
      const { Messages } = await sqs('ReceiveMessage', { QueueUrl: queueNamed('Dead'), VisibilityTimeout: 0 });
      return (Messages as { Body: string }[] | undefined)?.[0];
    });
    expect(dead.Body).toBe('bad apple');
    const worked = (await rows('work')).filter(({ sk }) => sk !== 'zero');
    expect(worked).toEqual([
      { sk: 'one', text: '1' },
      { sk: 'two', text: '1' },
    ]);
  });
});

describe('streams', () => {
  test('what is written reaches the relay, with the ARN of the template', async () => {
    await post('/v1/notes', '{"id":"fresh"}', { authorization: 'Bearer good' });
    const { text } = await row('seen', 'fresh');
    expect(text).toMatch(/^INSERT arn:aws-cn:dynamodb:cn-northwest-1:000000000000:table\/Data-Notes.*\/stream\//);
  });

  test('what cannot be relayed is set aside, and what comes after it is relayed', async () => {
    await post('/v1/notes', '{"id":"poison-1"}', { authorization: 'Bearer good' });
    await post('/v1/notes', '{"id":"next"}', { authorization: 'Bearer good' });
    await row('seen', 'next');
    const { Messages } = await sqs('ReceiveMessage', { QueueUrl: queueNamed('SetAside') });
    const [note] = Messages as { Body: string }[];
    expect(JSON.parse(note?.Body ?? '{}')).toMatchObject({ DDBStreamBatchInfo: { batchSize: 1 } });
    expect(await rows('seen')).not.toContainEqual(expect.objectContaining({ sk: 'poison-1' }));
  });
});

describe('what runs by itself', () => {
  test('the trigger ran before READY, its plain output is a JSON line', async () => {
    expect(await rows('seed')).toEqual([{ sk: 'count', text: '1' }]);
    const seed = logNames().find((name) => name.includes('seed')) ?? '';
    await until('the line', () => readFileSync(join(data, 'logs', seed), 'utf8').includes('"message":"a plain line"'));
  });

  test('the schedule fired at the start', async () => {
    expect(await row('swept', 'last')).toEqual({ sk: 'last', text: 'aws.events' });
  });

  test('a state machine runs its function, waits and runs it again', async () => {
    await startClock(stack, 'c');
    await row('clock', 'c-2');
  });
});

test('a stop in the middle of a task leaves its execution to go on with at the next start', async () => {
  const other = mkdtempSync(join(tmpdir(), 'stack-'));
  const start = async () => startStack({ assembly: await fixtureAssembly(), data: other, port: 0, log: () => {} });
  const rounds = async ({ url }: Stack) =>
    ((await (await fetch(`${url}/v1/rows/clock`)).json()) as { sk: string }[]).map(({ sk }) => sk);
  const first = await start();
  try {
    await startClock(first, 'slow');
    await until('the task at work', async () => (await rounds(first)).includes('slow-1'));
  } finally {
    await first.close();
  }
  const second = await start();
  try {
    await until('the next round', async () => (await rounds(second)).includes('slow-2'));
  } finally {
    await second.close();
    rmSync(other, { recursive: true });
  }
});

describe('a start that cannot be', () => {
  const start = async (change: object) => {
    const other = mkdtempSync(join(tmpdir(), 'stack-'));
    try {
      const assembly = await fixtureAssembly();
      const started = await startStack({ assembly, data: other, port: 0, log: () => {}, ...change });
      await started.close();
    } finally {
      rmSync(other, { recursive: true });
    }
  };

  test('on a port in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await expect(start({ port })).rejects.toThrow(`Port ${port} is in use.`);
    server.close();
  });

  test('on a data folder in use, or one that is somebody else’s', async () => {
    await expect(start({ data })).rejects.toThrow(`in use by another instance (process ${process.pid})`);
    await expect(start({ data: join(import.meta.dirname, 'fixture'), reset: true })).rejects.toThrow(
      'nothing was touched',
    );
    expect(readdirSync(join(import.meta.dirname, 'fixture'))).toContain('app.ts');
  });

  test('without a template, or with a policy that it does not have', async () => {
    await expect(start({ assembly: data })).rejects.toThrow('No synthesized template');
    await expect(start({ parameters: { ComplaintPolicy: 'fast' } })).rejects.toThrow('it may be: 303024, drill');
  });
});
