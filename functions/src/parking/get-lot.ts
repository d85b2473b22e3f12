import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { getLot } from '@huzhou/shared/parking/routes';
import { sharingWords } from '@huzhou/shared/parking/words';
import type { Handler } from '../platform/http.ts';
import type { Catalogue } from './catalogue.ts';

/** One lot with its rules and hours. A paused one is still shown: somebody may be parked there. */
export const createGetLot =
  ({ catalogue }: { readonly catalogue: Pick<Catalogue, 'lot'> }): Handler<typeof getLot> =>
  async ({ path: { lotId } }) => {
    const known = await catalogue.lot(lotId);
    if (known === undefined) return err(failure('not-found', '没有找到这个停车场'));
    const { lot } = known;
    return ok({ lot: { ...lot, hours: lot.paused ? ['暂停开放'] : [...sharingWords(lot.sharing)] } });
  };
