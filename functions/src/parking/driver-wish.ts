import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { whyClosed } from '@huzhou/shared/parking/opening';
import { mayPark } from '@huzhou/shared/parking/permit';
import type { SlotRange } from '@huzhou/shared/parking/slots';
import type { Catalogue, OpenLot } from './catalogue.ts';
import type { DriverFile } from './ports.ts';

export const lotNotFound = failure('not-found', '没有找到这个停车场');

/** The plate of a permit that allows to park now. */
export const plateOf = ({ permits }: DriverFile, permitId: string): Result<string, Failure> => {
  const permit = permits.find((one) => one.permitId === permitId);
  if (permit === undefined) return err(failure('not-found', '没有找到这个车牌，请重新选择'));
  if (mayPark(permit.state)) return ok(permit.plate);
  return err(
    failure(
      'forbidden',
      permit.state === 'applied' ? '这个车牌还在审核，通过后就能预约' : '这个车牌不能预约，请换一个',
    ),
  );
};

/** A lot that takes bookings. */
export const findOpenLot = async (
  catalogue: Pick<Catalogue, 'lot'>,
  lotId: string,
): Promise<Result<OpenLot, Failure>> => {
  const found = await catalogue.lot(lotId);
  if (found === undefined) return err(lotNotFound);
  return found.lot.paused ? err(failure('conflict', '这个停车场暂停预约，请看看附近的')) : ok(found);
};

/** Why a lot is not to be had for a time by its hours; undefined when it is. */
export const hoursProblem = ({ lot }: OpenLot, range: SlotRange): Failure | undefined => {
  const why = whyClosed(lot.sharing, range);
  if (why === undefined) return undefined;
  return failure(
    'conflict',
    why === 'closed'
      ? '这个停车场在所选时间里不全开放，请看开放时段'
      : '所选日期的节假日安排尚未公布，只能预约工作日和休息日都开放的时段',
  );
};
