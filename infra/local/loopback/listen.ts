import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblem } from '../problem.ts';

export interface Listener {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** Stops listening and cuts every open connection, so that nothing holds the process. */
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves `handler` on this machine alone. `port` 0 takes a free one. A handler that throws becomes a 500, never a hang. */
export async function listenOnLoopback(
  handler: Handler,
  options: { readonly port: number; readonly log: (message: string) => void; readonly name: string },
): Promise<Listener> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      // A client that goes away mid-request is no fault of ours.
      if (!request.destroyed || request.complete)
        options.log(`${options.name}: ${String((error as Error).stack ?? error)}`);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${options.name}: internal failure`);
    });
  });
  // Functions keep connections alive between bursts; Node's default of 5 s races with a request just sent.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartProblem(
              `${options.name}:端口 ${options.port} 已被占用。请换一个端口，或先停止占用它的程序。`,
              `${options.name}: port ${options.port} is in use. Choose another one, or stop what holds it.`,
            )
          : error,
      ),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
