// Fired by an AWS SDK call in the AWS JSON protocol; answers with the named operation's result or its modelled error.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { type Listener, listenOnLoopback } from './listen.ts';

/** An error that the service's API documents; the SDK turns `code` into the exception of that name. */
export class AwsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
    this.code = code;
  }
}

export type Input = Readonly<Record<string, unknown>>;
export type Operations = Readonly<Record<string, (input: Input) => unknown>>;

/** A member that must be a non-empty string. Throws ValidationException, as the services do. */
export function requireString(input: Input, member: string): string {
  const value = input[member];
  if (typeof value === 'string' && value !== '') return value;
  throw new AwsError(
    'ValidationException',
    `Value at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

interface Protocol {
  readonly name: string;
  /** What stands before the dot in `x-amz-target`, e.g. `AWSStepFunctions`. */
  readonly targetPrefix: string;
  readonly version: '1.0' | '1.1';
  readonly operations: Operations;
  readonly port: number;
  readonly log: (message: string) => void;
}

const LARGEST_BODY_BYTES = 2 * 1024 * 1024;

export function startAwsJsonServer(protocol: Protocol): Promise<Listener> {
  return listenOnLoopback((request, response) => answer(protocol, request, response), protocol);
}

async function answer(protocol: Protocol, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = (status: number, body: unknown) =>
    response
      .writeHead(status, { 'content-type': `application/x-amz-json-${protocol.version}` })
      .end(JSON.stringify(body ?? {}));
  try {
    const body = await readBody(request, LARGEST_BODY_BYTES);
    reply(200, await operation(protocol, String(request.headers['x-amz-target'] ?? ''))(parse(body)));
  } catch (error) {
    if (error instanceof AwsError) {
      reply(400, { __type: error.code, message: error.message });
      return;
    }
    protocol.log(`${protocol.name}: ${String((error as Error).stack ?? error)}`);
    reply(500, { __type: 'InternalFailure', message: 'The local emulator failed; its log says why.' });
  }
}

function operation(protocol: Protocol, target: string): (input: Input) => unknown {
  const [prefix, name] = target.split('.');
  const found = prefix === protocol.targetPrefix && name !== undefined && Object.hasOwn(protocol.operations, name);
  const run = found ? protocol.operations[name] : undefined;
  if (run !== undefined) return run;
  throw new AwsError(
    'UnknownOperationException',
    `${protocol.name} has no local ${target || 'operation without x-amz-target'}; it knows ${Object.keys(protocol.operations).join(', ')}.`,
  );
}

function parse(body: Buffer): Input {
  try {
    const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  } catch {
    // falls through to the modelled error
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object.');
}
