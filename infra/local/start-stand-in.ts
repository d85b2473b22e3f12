import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deployment } from './assembly/deployment.ts';
import { type Listener, listenOnLoopback } from './loopback/listen.ts';
import { createWeChatStandIn } from './wechat/stand-in.ts';

interface Account {
  readonly appId?: string;
  readonly appSecret?: string;
  readonly pushToken?: string;
}

export interface StandIn {
  /** Where functions find WeChat's API. */
  readonly url: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

/**
 * The stand-in for WeChat's server, told by the template's outputs alone: `WeChatPersonas` and `WeChatTemplateIds`
 * (JSON lists), `WeChatSecretArn` (the account that the functions sign in with) and `WeChatPushUrl` (where WeChat
 * pushes its later verdicts on media).
 */
export async function startStandIn(
  deployment: Deployment,
  dataFile: string,
  secretString: (id: string) => string | undefined,
  log: (line: string) => void,
): Promise<StandIn> {
  const list = (output: string) => JSON.parse(deployment.output(output) ?? '[]') as never[];
  const account = JSON.parse(secretString(deployment.output('WeChatSecretArn') ?? '') ?? '{}') as Account;
  const standIn = await createWeChatStandIn({
    dataFile,
    personas: list('WeChatPersonas'),
    templateIds: list('WeChatTemplateIds'),
    appId: account.appId ?? '',
    appSecret: account.appSecret ?? '',
    pushUrl: deployment.output('WeChatPushUrl') ?? '',
    pushToken: account.pushToken ?? '',
    log,
  });
  const listener: Listener = await listenOnLoopback((request, response) => standIn.handle(request, response), {
    name: 'WeChat',
    port: 0,
    log,
  });
  return {
    url: listener.url,
    handle: (request, response) => standIn.handle(request, response),
    close: async () => {
      await listener.close();
      await standIn.close();
    },
  };
}
