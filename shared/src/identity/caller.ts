import * as z from 'zod/mini';
import { type Role, RoleGrant } from '../directory/role.ts';

/** Staff side of a person, as the directory says it now. */
export const StaffMember = z.object({
  staffId: z.string(),
  name: z.string(),
  grants: z.array(RoleGrant),
});
export type StaffMember = z.infer<typeof StaffMember>;

/** Whoever calls a signed-in route: a person, who may be staff too. */
export const Caller = z.object({
  personId: z.string(),
  staff: z.optional(StaffMember),
});
export type Caller = z.infer<typeof Caller>;

export const holdsRole = (caller: Caller, wanted: readonly Role[]): boolean =>
  caller.staff?.grants.some((grant) => wanted.includes(grant.role)) ?? false;
