import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type Clock, millisecondsBetween } from '@huzhou/shared/kernel/time';
import {
  instantOfTimestamp,
  type Signed,
  signatureScheme,
  signedPath,
  signedText,
} from '@huzhou/shared/sources/signature';
import type { Source, SourceKind, SourceOf } from '@huzhou/shared/sources/source';
import type { SignedCall, SourceGate } from '../platform/http-caller.ts';
import { log } from '../platform/log.ts';
import type { SourceRepository } from './source-repository.ts';

/** Counts a call of a source against its own rate; a failure when it is one too many. */
export type CountCall = (source: Source) => Promise<Failure | undefined>;
/** Counts a call that was refused against its address, so that nobody can try signatures for long. */
export type CountRefusal = (sourceIp: string) => Promise<Failure | undefined>;

/** Which kinds of source may call here at all, and what the others are told. */
export interface Admission<Kind extends SourceKind> {
  readonly kinds: readonly Kind[];
  readonly others: Failure;
}

export interface VerifySourceDeps {
  readonly sources: Pick<SourceRepository, 'findByApiKey'>;
  readonly countCall: CountCall;
  readonly countRefusal: CountRefusal;
  readonly clock: Clock;
}

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const sign = (secret: string, signed: Signed): Buffer =>
  createHmac('sha256', secret).update(signedText(signed)).digest();

/** A signature as it came, in hex or base64; undefined when it cannot be 32 bytes. */
const bytesOf = (signature: string): Buffer | undefined => {
  if (/^[0-9a-fA-F]{64}$/.test(signature)) return Buffer.from(signature, 'hex');
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(signature) ? Buffer.from(signature, 'base64') : undefined;
};

const { headers: names, skewSeconds } = signatureScheme;

const refused = (reason: string, title: string) => ({ reason, failure: failure('unauthenticated', title) });
type Refused = ReturnType<typeof refused>;

/** The source that signed this very call, just now; or why it is not let in. */
const recognise = async (
  { sources, clock }: VerifySourceDeps,
  { route, headers, pathParameters, body }: SignedCall,
): Promise<Result<Source, Refused>> => {
  const key = headers[names.key];
  const timestamp = headers[names.timestamp];
  const signature = headers[names.signature];
  if (!key || !timestamp || !signature)
    return err(refused('unsigned', '缺少签名：请带上 X-Source-Key、X-Timestamp、X-Signature'));
  const signedAt = instantOfTimestamp(timestamp);
  if (signedAt === undefined)
    return err(refused('timestamp-unreadable', 'X-Timestamp 请用 ISO 8601（带时区）或 10 位秒数'));
  if (Math.abs(millisecondsBetween(signedAt, clock.now())) > skewSeconds * 1000)
    return err(refused('timestamp-off', 'X-Timestamp 与服务器时间相差超过 5 分钟，请校准时钟后重新签名'));
  const keyed = key.length > 128 ? undefined : await sources.findByApiKey(key);
  if (keyed === undefined) return err(refused('unknown-key', '没有这个 X-Source-Key，或者它已停用'));
  const path = signedPath(route, pathParameters);
  const expected = sign(keyed.credential.secret, {
    method: route.method,
    path,
    timestamp,
    bodySha256: sha256Hex(body),
  });
  const given = bytesOf(signature);
  if (given === undefined || !timingSafeEqual(given, expected))
    return err(refused('wrong-signature', 'X-Signature 不正确，请核对签名的方法、路径、时间戳和正文'));
  return ok(keyed.source);
};

const isOf =
  <Kind extends SourceKind>(kinds: readonly Kind[]) =>
  (source: Source): source is SourceOf<Kind> =>
    kinds.some((kind) => kind === source.kind);

/**
 * Lets in registered sources of the wanted kinds that signed their call within the last minutes, as often as their rate
 * allows.
 */
export const createSourceGate = <Kind extends SourceKind>(
  deps: VerifySourceDeps & { readonly admits: Admission<Kind> },
): SourceGate<SourceOf<Kind>> => ({
  verify: async (call) => {
    const recognised = await recognise(deps, call);
    if (!recognised.ok) {
      const { reason, failure: problem } = recognised.failure;
      log.warn('source.refused', { reason });
      return err((await deps.countRefusal(call.sourceIp)) ?? problem);
    }
    const source = recognised.value;
    const tooMany = await deps.countCall(source);
    if (tooMany !== undefined) {
      log.warn('source.too-many', { sourceId: source.sourceId });
      return err(tooMany);
    }
    if (isOf(deps.admits.kinds)(source)) return ok(source);
    log.warn('source.misdirected', { sourceId: source.sourceId, kind: source.kind });
    return err(deps.admits.others);
  },
});
