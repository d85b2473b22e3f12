// The side of WeChat's stand-in that stands for a person's phone: codes to sign in with, consent, received messages.

export interface StandInPersona {
  readonly openid: string;
  readonly name: string;
  readonly note?: string;
}

export interface SentMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page?: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
  readonly at: string;
}

export const createStandIn = (origin: string) => {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}/wechat-stand-in${path}`, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`stand-in ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    personas: async () => ((await ask('GET', '/personas')) as { personas: StandInPersona[] }).personas,
    code: async (openid: string) => ((await ask('POST', '/codes', { openid })) as { code: string }).code,
    allow: (openid: string, templateIds: readonly string[]) => ask('POST', '/subscriptions', { openid, templateIds }),
    messages: async (openid?: string) =>
      ((await ask('GET', `/messages${openid === undefined ? '' : `?openid=${openid}`}`)) as { messages: SentMessage[] })
        .messages,
    fault: (path: string, errcode: number, times: number) => ask('POST', '/faults', { path, errcode, times }),
  };
};

/** An openid of a person who has never been here. */
export const newOpenid = (): string =>
  `o${Array.from(crypto.getRandomValues(new Uint8Array(27)), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef'[byte & 31]).join('')}`;
