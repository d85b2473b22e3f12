import { StaffMember } from '@huzhou/shared/identity/caller';
import * as z from 'zod/mini';

/**
 * A member of staff and the person that they sign in as and receive messages as. Staff are people who have signed
 * in before they are given a role, so the directory knows no openid.
 */
export const StaffRecord = z.object({ ...StaffMember.shape, personId: z.string() });
export type StaffRecord = z.infer<typeof StaffRecord>;
