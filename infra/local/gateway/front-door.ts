import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deployment } from '../assembly/deployment.ts';
import type { LambdaHost } from '../lambda-host/host.ts';
import { createApi } from './api.ts';
import type { Handle } from './server.ts';
import { createWeb } from './web.ts';

export interface FrontDoor {
  readonly handle: Handle;
  /** The functions that a request may meet, the most asked first. */
  readonly functionArns: readonly string[];
}

interface Parts {
  readonly deployment: Deployment;
  readonly host: LambdaHost;
  readonly objectStore: string;
  readonly standIn: { handle(request: IncomingMessage, response: ServerResponse): Promise<void> };
  readonly log: (line: string) => void;
}

const STAND_IN = '/wechat-stand-in';

/** One origin for all: the API's routes, the stand-in for WeChat, and the client for the rest. */
export function createFrontDoor({ deployment, host, objectStore, standIn, log }: Parts): FrontDoor {
  const api = createApi(deployment, host, log);
  const web = createWeb(deployment, objectStore);
  return {
    functionArns: api.functionArns,
    handle: (request, response) => {
      const method = request.method ?? 'GET';
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path === STAND_IN || path.startsWith(`${STAND_IN}/`)) return standIn.handle(request, response);
      const forApi = web === undefined || web.passesToApi(path) || api.claims(method, path) || api.owns(path);
      const readsPage = method === 'GET' || method === 'HEAD';
      if (web === undefined || forApi || !readsPage) return api.handle(request, response);
      return web.handle(request, response);
    },
  };
}
