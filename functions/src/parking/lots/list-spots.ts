import { ok } from '@huzhou/shared/kernel/result';
import type { listSpots } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import type { LotSource } from '../catalogue.ts';
import { findToRead } from './lot-access.ts';

/** All spots of a lot, those out of use included. */
export const createListSpots =
  ({ lots }: { readonly lots: Pick<LotSource, 'find'> }): Handler<typeof listSpots> =>
  async ({ path }, caller) => {
    const found = await findToRead(lots, path.lotId, caller);
    return found.ok ? ok({ spots: [...found.value.spots] }) : found;
  };
