import type { createSession } from '@huzhou/shared/identity/routes';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { StaffRecord } from '../directory/staff.ts';
import type { Handler } from '../platform/http.ts';
import type { WeChatFailure } from '../wechat/failure.ts';
import type { WeChatClient } from '../wechat/wechat-client.ts';
import type { PersonRepository } from './person-repository.ts';
import type { SessionTokens } from './session-token.ts';

export interface CreateSessionDeps {
  readonly weChat: Pick<WeChatClient, 'code2Session'>;
  readonly persons: Pick<PersonRepository, 'personOf'>;
  readonly directory: { readonly staffByPerson: (personId: string) => Promise<StaffRecord | undefined> };
  readonly tokens: Pick<SessionTokens, 'issue'>;
}

/** What a citizen is told when WeChat does not say who they are. */
const refusalOf = ({ kind }: WeChatFailure): Failure => {
  switch (kind) {
    case 'bad-code':
      return failure('unauthenticated', '微信登录凭证无效或已过期，请重新登录');
    case 'blocked-person':
      return failure('unauthenticated', '微信提示当前账号存在风险，暂时不能登录');
    case 'rate-limited':
      return { kind: 'too-many-requests', title: '登录太频繁，请稍后再试', retryAfterSeconds: 30 };
    default:
      return { kind: 'unavailable', title: '暂时无法连接微信登录服务，请稍后重试', retryAfterSeconds: 3 };
  }
};

/** Turns WeChat's code into a session of ours: the person is known, or added when they come for the first time. */
export const createCreateSession =
  ({ weChat, persons, directory, tokens }: CreateSessionDeps): Handler<typeof createSession> =>
  async ({ body: { code } }) => {
    const known = await weChat.code2Session(code);
    if (!known.ok) return err(refusalOf(known.failure));
    const personId = await persons.personOf(known.value.openid);
    const [staff, session] = await Promise.all([directory.staffByPerson(personId), tokens.issue(personId)]);
    return ok({ ...session, personId, ...(staff === undefined ? {} : { staff }) });
  };
