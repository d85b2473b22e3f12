import { locate, type Point } from '@huzhou/shared/directory/place';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Lot } from '@huzhou/shared/parking/lot';
import { operatorIn } from '@huzhou/shared/parking/rights';

type Laid = Pick<Lot, 'operatorId' | 'districtCode'> & { readonly townCode?: string };

/** Lays a lot onto the area tree by its point, and finds the caller's unit that may keep one there. */
export const layLot = (
  { point, address }: { readonly point: Point; readonly address: string },
  caller: Caller,
): Result<Laid, FieldError> => {
  const place = locate({ point, address });
  if (!place.ok) return err({ field: 'point', message: place.failure.message });
  const { districtCode, townCode } = place.value;
  const operatorId = operatorIn(districtCode, caller);
  if (operatorId === undefined) return err({ field: 'point', message: '这个位置不在您单位的运营区域内' });
  return ok(townCode === undefined ? { operatorId, districtCode } : { operatorId, districtCode, townCode });
};
