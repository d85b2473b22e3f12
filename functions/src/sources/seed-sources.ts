import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { DemonstrationSource } from '@huzhou/shared/sources/demonstration';
import type { Source } from '@huzhou/shared/sources/source';
import type { Sealer } from '../platform/sealed.ts';
import { hashOfKey, sealCredential } from './credential.ts';
import type { SourceRepository } from './source-repository.ts';
import type { RegisteredSource } from './source-rows.ts';

export interface SeedSourcesDeps {
  readonly sources: Pick<SourceRepository, 'find'>;
  readonly put: (registered: RegisteredSource) => Promise<void>;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

export interface SeededSources {
  readonly sourcesAdded: number;
}

const knows = ({ credentials }: RegisteredSource, key: string): boolean =>
  isDeepStrictEqual(
    credentials.map(({ keyHash }) => keyHash),
    [hashOfKey(key)],
  );

/** Adds the sources of the demonstration. One that is there stays as somebody may have changed it, unless its key is another. */
export const seedSources = async (
  deps: SeedSourcesDeps,
  wanted: readonly DemonstrationSource[],
): Promise<SeededSources> => {
  const seedOne = async ({ key, secret, ...made }: DemonstrationSource): Promise<boolean> => {
    const there = await deps.sources.find(made.sourceId);
    if (there !== undefined && knows(there, key)) return false;
    const at = deps.clock.now();
    const source: Source = {
      ...made,
      state: 'active',
      scope: { categoryCodes: [], areaCodes: [] },
      evidenceHosts: [...made.evidenceHosts],
      createdAt: at,
      changedAt: at,
    };
    const credential = await sealCredential(deps.sealer, made.sourceId, { key, secret }, at);
    await deps.put({ source, credentials: [credential], version: (there?.version ?? 0) + 1 });
    return true;
  };
  const added = await Promise.all(wanted.map(seedOne));
  return { sourcesAdded: added.filter(Boolean).length };
};
