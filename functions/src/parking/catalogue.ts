import type { Clock } from '@huzhou/shared/kernel/time';
import type { Closure } from '@huzhou/shared/parking/closure';
import type { LotId } from '@huzhou/shared/parking/lot';
import { cached } from '../platform/cache.ts';
import type { KnownLot } from './lot-rows.ts';

/** A lot with what a claim of one of its spots must know. */
export interface OpenLot extends KnownLot {
  /** All that are on record, past ones included. */
  readonly closures: readonly Closure[];
}

/** Where lots are read from. */
export interface LotSource {
  readonly all: () => Promise<readonly KnownLot[]>;
  readonly find: (lotId: LotId) => Promise<OpenLot | undefined>;
}

/** The lots of the city as they were at most half a minute ago: they change a few times a day, and are asked for always. */
export interface Catalogue {
  /** All of them, paused ones and those without spots included. */
  readonly lots: () => Promise<readonly KnownLot[]>;
  /** `fresh`: as it is now, for a decision that must not rest on what was. */
  readonly lot: (lotId: LotId, fresh?: 'fresh') => Promise<OpenLot | undefined>;
}

const freshSeconds = 30;

export const createCatalogue = (source: LotSource, clock: Clock): Catalogue => {
  const all = cached({ clock, freshSeconds }, () => source.all());
  const one = cached({ clock, freshSeconds }, source.find);
  return {
    lots: () => all('all'),
    lot: (lotId, fresh) => (fresh === undefined ? one(lotId) : source.find(lotId)),
  };
};
