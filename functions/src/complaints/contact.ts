import type { Sealer } from '../platform/sealed.ts';

// A sealed number opens for its own case only: copied to another row it is worthless.
const contextOf = (complaintId: string): string => `complaint-phone:${complaintId}`;

export const sealPhone = (sealer: Sealer, complaintId: string, phone: string): Promise<string> =>
  sealer.seal(phone, contextOf(complaintId));

export const openPhone = (sealer: Sealer, complaintId: string, sealedPhone: string): Promise<string> =>
  sealer.open(sealedPhone, contextOf(complaintId));
