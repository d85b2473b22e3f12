import { isWithin } from '@huzhou/shared/directory/areas';
import { listUnits } from '@huzhou/shared/directory/routes';
import { covers, hasCases } from '@huzhou/shared/directory/unit';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import type { Directory } from './directory-repository.ts';

/** The teams and the duty desk of one district, for staff whose area it is or lies in. */
export const createListUnits =
  (directory: Pick<Directory, 'unitsAround'>): Handler<typeof listUnits> =>
  async ({ query: { districtCode } }, caller) => {
    const mayAsk = caller.staff?.grants.some(
      ({ role, areaCode }) => listUnits.auth.some((wanted) => wanted === role) && covers(areaCode, districtCode),
    );
    if (!mayAsk) return err(failure('forbidden', '您只能查看自己辖区的队伍'));
    const units = await directory.unitsAround(districtCode);
    return ok({ units: units.filter((unit) => hasCases(unit) && isWithin(unit.areaCode, districtCode)) });
  };
