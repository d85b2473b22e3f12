import { randomBytes } from 'node:crypto';
import { type Body, OPENID, type World } from './accounts.ts';
import type { createFaults } from './faults.ts';

/** A person that the demonstration offers to be. */
export interface Persona {
  readonly openid: string;
  readonly name: string;
  readonly role?: string;
  readonly note?: string;
}

/** A question to the stand-in itself that makes no sense; answered with 400 and the sentence. */
export class BadQuestion extends Error {}

export type OwnRoutes = Readonly<Record<string, (body: Body, query: URLSearchParams) => object>>;

const MOST_MESSAGES = 200;

/** What stands for a person's phone: signing in, sharing the number, allowing messages, reading them. */
export function ownRoutes(
  world: World,
  personas: readonly Persona[],
  faults: ReturnType<typeof createFaults>,
): OwnRoutes {
  const { memory, templateIds, now } = world;
  const names = new Map(personas.map(({ openid, name }) => [openid, name]));
  const nameOf = (openid: string) => names.get(openid) ?? `市民 ${openid.slice(-4)}`;
  const requirePerson = ({ openid }: Body): string => {
    if (typeof openid === 'string' && OPENID.test(openid)) return openid;
    throw new BadQuestion('openid must match ^o[A-Za-z0-9_-]{27}$.');
  };
  const visit = (body: Body): string => {
    const openid = requirePerson(body);
    memory.seen(openid, now());
    return openid;
  };
  const requireTemplates = ({ templateIds: given }: Body): string[] => {
    const unknown = Array.isArray(given) ? given.find((id) => !templateIds.has(id)) : 'templateIds';
    if (unknown === undefined) return given as string[];
    throw new BadQuestion(`templateIds must be a list of known template ids; ${String(unknown)} is none.`);
  };
  const issue = (openid: string, kind: 'login' | 'phone', phone: string | null) => {
    const code = `0${randomBytes(16).toString('hex').slice(1)}`;
    memory.issueCode(code, { openid, kind, phone, issuedAt: now() });
    return { code };
  };
  return {
    'GET /personas'() {
      const strangers = memory.people().filter((openid) => !names.has(openid));
      return {
        personas: [...personas, ...strangers.map((openid) => ({ openid, name: nameOf(openid), note: '新市民' }))],
      };
    },
    'POST /codes': (body) => issue(visit(body), 'login', null),
    'POST /phone-codes'(body) {
      const phone = String(body.phone);
      if (!/^1[3-9]\d{9}$/.test(phone)) throw new BadQuestion('phone must be a Chinese mobile number.');
      return issue(visit(body), 'phone', phone);
    },
    'POST /subscriptions'(body) {
      const openid = visit(body);
      for (const templateId of requireTemplates(body)) memory.allow(openid, templateId);
      return { openid, subscriptions: memory.consents(openid) };
    },
    'DELETE /subscriptions'(body) {
      const openid = visit(body);
      for (const templateId of requireTemplates(body)) memory.refuse(openid, templateId);
      return { openid, subscriptions: memory.consents(openid) };
    },
    'GET /messages'(_body, query) {
      const since = query.get('since') ?? '0';
      const isSeq = /^\d+$/.test(since);
      if (!isSeq && Number.isNaN(Date.parse(since))) throw new BadQuestion('since must be a seq or an ISO instant.');
      const found = memory.messages({
        openid: query.get('openid') || undefined,
        afterSeq: isSeq ? Number(since) : 0,
        afterInstant: isSeq ? 0 : Date.parse(since),
        limit: Math.min(Number(query.get('limit')) || MOST_MESSAGES, 10_000),
      });
      return {
        messages: found.map(({ sentAt, page, ...message }) => ({
          ...message,
          ...(page !== null && { page }),
          name: nameOf(message.openid),
          at: new Date(sentAt).toISOString(),
        })),
      };
    },
    'POST /faults'({ path, errcode, times = 1 }) {
      try {
        faults.order(String(path), errcode, times);
      } catch (error) {
        throw new BadQuestion((error as Error).message);
      }
      return { path, errcode, times };
    },
    'DELETE /faults'() {
      faults.clear();
      return {};
    },
  };
}
