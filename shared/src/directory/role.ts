import * as z from 'zod/mini';
import type { UnitKind } from './unit.ts';

/**
 * What staff may be. A citizen, driver or dog owner needs no role: that is any signed-in person.
 * `handler` 队员, `team-lead` 中队长, `dispatcher` 派遣员, `supervisor` 督办, `leader` 包案领导,
 * `administrator` 系统管理员,
 * `lot-operator` 车场运营员, `parking-officer` 停车管理员, `clinician` 诊疗机构人员, `registrar` 养犬登记员.
 */
export const roles = [
  'handler',
  'team-lead',
  'dispatcher',
  'supervisor',
  'leader',
  'administrator',
  'lot-operator',
  'parking-officer',
  'clinician',
  'registrar',
] as const;

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const roleNames: Readonly<Record<Role, string>> = {
  handler: '队员',
  'team-lead': '中队长',
  dispatcher: '派遣员',
  supervisor: '督办员',
  leader: '包案领导',
  administrator: '管理员',
  'lot-operator': '车场运营员',
  'parking-officer': '停车管理员',
  clinician: '诊疗机构人员',
  registrar: '养犬登记员',
};

/** The roles whose work is cases (complaints). The others' work is parking or dogs. */
export const caseRoles = [
  'handler',
  'team-lead',
  'dispatcher',
  'supervisor',
  'leader',
  'administrator',
] as const satisfies readonly Role[];

/** The kind of unit that a role is held within; all other roles are held for an area. */
export const roleUnitKind: Readonly<Partial<Record<Role, UnitKind>>> = {
  handler: 'team',
  'team-lead': 'team',
  'lot-operator': 'operator',
  clinician: 'clinic',
};

/** A role held for an area and all below it, or within one unit (`roleUnitKind`). */
export const RoleGrant = z.object({
  role: Role,
  areaCode: z.string(),
  unitId: z.optional(z.string()),
});
export type RoleGrant = z.infer<typeof RoleGrant>;
