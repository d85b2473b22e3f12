import type { SourceView } from '@huzhou/shared/complaints/intake/routes';
import { cityCode } from '@huzhou/shared/directory/areas';
import { covers } from '@huzhou/shared/directory/unit';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, type FieldError, failure } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type { SourceScope } from '@huzhou/shared/sources/source';
import * as z from 'zod/mini';
import { type IdempotentCall, replay } from '../../platform/idempotency.ts';
import { log } from '../../platform/log.ts';
import type { Sealer } from '../../platform/sealed.ts';
import { isGood, openCredential } from '../../sources/credential.ts';
import type { SourceRepository } from '../../sources/source-repository.ts';
import type { RegisteredSource } from '../../sources/source-rows.ts';
import type { Administering, SourceWriter } from '../../sources/source-writer.ts';
import { isFit, type OutsidePolicy, parseUrl } from './outside-address.ts';

export interface AdministerDeps {
  readonly sources: Pick<SourceRepository, 'find' | 'list'>;
  readonly writer: SourceWriter;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly outside: OutsidePolicy;
}

export const unknownSource = failure('not-found', '没有这个来源');

/** The areas in which a source may bring cases; none listed means the whole city. */
const areasOf = ({ areaCodes }: SourceScope): readonly string[] => (areaCodes.length === 0 ? [cityCode] : areaCodes);

/** An administrator decides about sources whose whole area is theirs. */
export const mayAdminister = ({ staff }: Caller, scope: SourceScope): boolean =>
  areasOf(scope).every((code) =>
    (staff?.grants ?? []).some(({ role, areaCode }) => role === 'administrator' && covers(areaCode, code)),
  );

export const webhookErrors = (webhookUrl: string | null | undefined, outside: OutsidePolicy): FieldError[] => {
  if (webhookUrl === undefined || webhookUrl === null) return [];
  const url = parseUrl(webhookUrl);
  const message = '推送地址须为公网可访问的 https 地址，且不含用户名和密码';
  return url === undefined || !isFit(url, outside) ? [{ field: 'webhookUrl', message }] : [];
};

export const viewOf = ({ source, credentials }: RegisteredSource, now: Instant): SourceView => ({
  ...source,
  keys: credentials
    .filter((credential) => isGood(credential, now))
    .map(({ hint, createdAt, retiresAt }) => ({ hint, createdAt, ...(retiresAt === undefined ? {} : { retiresAt }) })),
});

const Kept = z.object({ sourceId: z.string(), keyHash: z.optional(z.string()) });

/** What was answered to this very call before, if it was carried out; undefined when it is new. */
const recalled = async (
  { sources, writer, clock }: AdministerDeps,
  call: IdempotentCall,
): Promise<
  Result<{ readonly registered: RegisteredSource; readonly keyHash?: string | undefined }, Failure> | undefined
> => {
  const kept = await writer.recall(call, clock.now());
  if (kept === undefined) return undefined;
  const reply = replay(kept, call);
  if (!reply.ok) return reply;
  const { sourceId, keyHash } = z.parse(Kept, reply.value);
  const registered = await sources.find(sourceId);
  return registered === undefined ? err(unknownSource) : ok({ registered, keyHash });
};

/** The source with a credential in clear: of a call just made, or of the same call made before. */
export const keyedReply = async ({ sealer, clock }: AdministerDeps, registered: RegisteredSource, keyHash?: string) => {
  const stored = registered.credentials.find((candidate) => candidate.keyHash === keyHash);
  if (stored === undefined) return err(failure('conflict', '这个密钥已被更换，请重新更换一次'));
  const { key, secret } = await openCredential(sealer, registered.source.sourceId, stored);
  return ok({ source: viewOf(registered, clock.now()), key, secret });
};

export type Outcome<Reply> = Promise<Result<Reply, Failure>>;
export type Written = Pick<Administering, 'registered' | 'added'>;

/** Carries an administrator's call out once. `plan` says what the registry is to hold, from what it holds. */
export const administer = async <Reply>(
  deps: AdministerDeps,
  given: Pick<Administering, 'what' | 'caller' | 'call'>,
  plan: (at: Instant) => Outcome<Written>,
  answer: (registered: RegisteredSource, keyHash?: string) => Outcome<Reply>,
): Outcome<Reply> => {
  const again = async () => {
    const earlier = await recalled(deps, given.call);
    return earlier?.ok === true ? answer(earlier.value.registered, earlier.value.keyHash) : earlier;
  };
  const earlier = await again();
  if (earlier !== undefined) return earlier;
  const at = deps.clock.now();
  const planned = await plan(at);
  if (!planned.ok) return planned;
  const outcome = await deps.writer.write({ ...given, ...planned.value, at });
  if (outcome !== 'done') return (await again()) ?? err(failure('conflict'));
  const { registered, added } = planned.value;
  log.info(`intake.${given.what}`, { sourceId: registered.source.sourceId });
  return answer(registered, added?.keyHash);
};

export const found = async ({ sources }: AdministerDeps, sourceId: string, caller: Caller) => {
  const registered = await sources.find(sourceId);
  return registered === undefined || !mayAdminister(caller, registered.source.scope) ? undefined : registered;
};
