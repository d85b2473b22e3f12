import * as z from 'zod/mini';

/**
 * What staff may be. A citizen, driver or dog owner needs no role: that is any signed-in person.
 * `handler` 队员, `team-lead` 中队长, `dispatcher` 派遣员, `supervisor` 督办, `leader` 包案领导,
 * `administrator` 系统管理员.
 */
export const roles = ['handler', 'team-lead', 'dispatcher', 'supervisor', 'leader', 'administrator'] as const;

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const roleNames: Readonly<Record<Role, string>> = {
  handler: '队员',
  'team-lead': '中队长',
  dispatcher: '派遣员',
  supervisor: '督办员',
  leader: '包案领导',
  administrator: '管理员',
};

/** Roles that are held within one unit, a team; all others are held for an area. */
export const teamRoles: readonly Role[] = ['handler', 'team-lead'];

/** A role held for an area and all below it, or within one unit (`teamRoles`). */
export const RoleGrant = z.object({
  role: Role,
  areaCode: z.string(),
  unitId: z.optional(z.string()),
});
export type RoleGrant = z.infer<typeof RoleGrant>;
