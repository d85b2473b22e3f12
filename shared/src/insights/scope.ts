import { cityCode, districtOf, districts } from '../directory/areas.ts';
import type { Role } from '../directory/role.ts';
import { covers } from '../directory/unit.ts';
import type { Caller } from '../identity/caller.ts';
import { type Failure, failure, invalidInput } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TableDimension } from './figures.ts';
import { figureRoles } from './routes.ts';

/** What of the figures a question is about, once it is clear that the caller may ask it. */
export interface Scope {
  readonly areaCode: string;
  readonly districtCodes: readonly string[];
  /** Only these values of the dimension; absent for all. */
  readonly values?: readonly string[];
}

interface Question {
  readonly dimension: TableDimension;
  readonly areaCode?: string | undefined;
  readonly value?: string | undefined;
}

const areaRoles: readonly Role[] = figureRoles.filter((role) => role !== 'team-lead');

const districtsIn = (areaCode: string): readonly string[] => {
  if (areaCode === cityCode) return districts.map(({ code }) => code);
  const district = districtOf(areaCode);
  return district === undefined ? [] : [district];
};

const isTown = (areaCode: string): boolean => areaCode !== cityCode && districtOf(areaCode) !== areaCode;

const only = (value: string | undefined): { readonly values?: readonly string[] } =>
  value === undefined ? {} : { values: [value] };

/** A team lead sees the figures of their own team, wherever its cases are. */
const teamScope = ({ staff }: Caller, { dimension, value }: Question): Result<Scope, Failure> => {
  const own = (staff?.grants ?? []).flatMap(({ role, unitId }) =>
    role === 'team-lead' && unitId !== undefined ? [unitId] : [],
  );
  if (dimension !== 'team' || own.length === 0 || (value !== undefined && !own.includes(value)))
    return err(failure('forbidden', '您只能查看本中队的统计'));
  return ok({
    areaCode: cityCode,
    districtCodes: districtsIn(cityCode),
    values: value === undefined ? own : [value],
  });
};

/**
 * Staff see the figures of their area and below, of the widest area that they hold where they name none. A town has
 * figures as a town only: what is counted by team or kind is counted by district.
 */
export const scopeOf = (caller: Caller, question: Question): Result<Scope, Failure> => {
  const { dimension, areaCode, value } = question;
  const held = (caller.staff?.grants ?? [])
    .filter(({ role }) => areaRoles.includes(role))
    .map((grant) => grant.areaCode);
  const [widest] = held.toSorted((one, other) => one.replace(/0+$/, '').length - other.replace(/0+$/, '').length);
  if (widest === undefined) return teamScope(caller, question);
  const wanted = areaCode ?? widest;
  if (!held.some((area) => covers(area, wanted))) return err(failure('forbidden', '您只能查看自己辖区的统计'));
  if (!isTown(wanted)) return ok({ areaCode: wanted, districtCodes: districtsIn(wanted), ...only(value) });
  if (dimension !== 'town' || (value !== undefined && value !== wanted))
    return err(invalidInput({ field: 'dimension', message: '乡镇街道只能按乡镇街道统计，请选择「乡镇街道」' }));
  return ok({ areaCode: wanted, districtCodes: districtsIn(wanted), values: [wanted] });
};
