import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { Audience } from '@huzhou/shared/complaints/open311/public-case';
import { sourceReporterId } from '@huzhou/shared/sources/source';
import type { Open311Client } from './ports.ts';

/** A client is shown what its own reporters would see; everybody else, and every other client, is the public. */
export const audienceOf = (complaint: Complaint, client: Open311Client | undefined): Audience =>
  client !== undefined && complaint.source === 'open311' && complaint.reporterId === sourceReporterId(client.sourceId)
    ? 'client'
    : 'everyone';
