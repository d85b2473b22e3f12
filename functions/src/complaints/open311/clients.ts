import { testApiKey } from '@huzhou/shared/complaints/open311/discovery';
import { badKey, type Refusal, refuse } from '@huzhou/shared/complaints/open311/refusal';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { coversArea, coversCategory } from '@huzhou/shared/sources/source';
import type { SourceRepository } from '../../sources/source-repository.ts';
import { isFit, isListed, type OutsidePolicy, parseUrl } from '../intake/outside-address.ts';
import type { FindOpen311Client, Open311Call, Open311Client } from './ports.ts';

/** Clients are sources of the registry; keys of other kinds of source open nothing here. */
export const createFindClient =
  (sources: Pick<SourceRepository, 'findByApiKey'>, outside: OutsidePolicy): FindOpen311Client =>
  async (apiKey) => {
    const source = (await sources.findByApiKey(apiKey))?.source;
    if (source?.kind !== 'open311') return undefined;
    return {
      sourceId: source.sourceId,
      mostPerMinute: source.perMinute,
      mayBring: (categoryCode, areaCode) => coversCategory(source, categoryCode) && coversArea(source, areaCode),
      mayFetch: (text) => {
        const url = parseUrl(text);
        // What nobody would fetch in the end stays a link that staff can see.
        return url !== undefined && isFit(url, outside) && isListed(url, source.evidenceHosts);
      },
    };
  };

/** Stands for everybody who tries the test endpoint; no source of the registry can have this id. */
export const testSourceId = 'test';

/** Whoever tries the test endpoint: its key is public. */
export const findTestClient: FindOpen311Client = async (apiKey) =>
  apiKey === testApiKey
    ? { sourceId: testSourceId, mostPerMinute: 60, mayBring: () => true, mayFetch: () => false }
    : undefined;

/** The key as the form or, as the standard's own description has it, the query gives it. */
const keysOf = ({ form, query }: Open311Call): readonly string[] => form.get('api_key') ?? query.get('api_key') ?? [];

const wrongKey = refuse(badKey('api_key 无效'));

/** The client of a call that must have one. */
export const requireClient = async (
  call: Open311Call,
  findClient: FindOpen311Client,
): Promise<Result<Open311Client, Refusal>> => {
  const [key] = keysOf(call);
  if (key === undefined) return err(refuse(badKey('缺少 api_key')));
  const client = await findClient(key.trim());
  return client === undefined ? err(wrongKey) : ok(client);
};

/** The client of a call that may have one: reading is open to all, but a key that is given must be good. */
export const optionalClient = async (
  call: Open311Call,
  findClient: FindOpen311Client,
): Promise<Result<Open311Client | undefined, Refusal>> =>
  keysOf(call).length === 0 ? ok(undefined) : requireClient(call, findClient);
