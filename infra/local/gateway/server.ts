import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblem } from '../problem.ts';

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Gateway {
  readonly url: string;
  /** Until this is called every request is told that the stack is still starting. */
  serve(handle: Handle): void;
  close(): Promise<void>;
}

/** Takes the public port first of all, so that a port in use is told within the first second. */
export async function openGateway(port: number, log: (line: string) => void): Promise<Gateway> {
  let handle: Handle = (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end('{"message":"starting"}');
    return Promise.resolve();
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log(`gateway: ${request.method} ${request.url}: ${String((error as Error).stack ?? error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'application/json' }).end('{"message":"Internal Server Error"}');
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (next) => {
      handle = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portInUse(port: number): StartProblem {
  return new StartProblem(
    `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口:npm start -- --port ${port + 1}`,
    `Port ${port} is in use. Stop the program that holds it, or choose another: npm start -- --port ${port + 1}`,
  );
}
