import * as z from 'zod/mini';
import { wgsFromGcj } from '../../directory/coordinates.ts';
import type { Instant } from '../../kernel/time.ts';
import { categoryName } from '../category.ts';
import type { Complaint } from '../complaint.ts';
import { isSettled } from '../lifecycle.ts';
import { policyOf } from '../policy.ts';
import { addressLine, areaLine, zipcodes } from './location.ts';
import { type Audience, hidesUnit, positionDecimals } from './public-case.ts';
import { longestDescription, requestStatuses } from './standard.ts';
import { statusNotes, statusOf } from './status.ts';
import { formatW3cDate } from './w3c-date.ts';

const text = z.nullable(z.string());
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/));

/** A request as the standard shows it: every field is always there, and null (empty in XML) where nothing is said. */
export const ServiceRequest = z.strictObject({
  service_request_id: z.string(),
  status: z.enum(requestStatuses),
  status_notes: text,
  service_name: z.string(),
  service_code: z.string(),
  description: z.nullable(z.string().check(z.maxLength(longestDescription))),
  agency_responsible: text,
  service_notice: text,
  requested_datetime: date,
  updated_datetime: date,
  expected_datetime: z.nullable(date),
  address: text,
  address_id: text,
  zipcode: text,
  lat: z.nullable(z.number()),
  long: z.nullable(z.number()),
  media_url: text,
});
export type ServiceRequest = z.infer<typeof ServiceRequest>;
export const ServiceRequests = z.array(ServiceRequest);

/** What making a request answers. We know its number at once, so there is never a token instead. */
export const CreatedRequest = z.strictObject({ service_request_id: z.string(), service_notice: z.string() });
export type CreatedRequest = z.infer<typeof CreatedRequest>;
export const CreatedRequests = z.array(CreatedRequest);

export const TokenAnswer = z.strictObject({ service_request_id: z.string(), token: z.string() });
export const TokenAnswers = z.array(TokenAnswer);

const span = (seconds: number): string => {
  if (seconds < 60) return `${seconds} 秒`;
  return seconds < 3600 ? `${seconds / 60} 分钟` : `${seconds / 3600} 小时`;
};

/** The promises under which a case was accepted. */
export const serviceNotice = (policyVersion: string): string => {
  const { dispatch, response, resolution } = policyOf(policyVersion).withinSeconds;
  return `${span(dispatch)}内派单，${span(response)}内响应，${span(resolution)}内办结`;
};

/** When something last happened to it; for one that was closed, when it was. Old cases do not know; they began then. */
const updatedAt = ({ acceptedAt, closedAt, lastEventAt, state }: Complaint): Instant =>
  (isSettled(state) ? closedAt : undefined) ?? lastEventAt ?? acceptedAt;

const rounded = (degrees: number, decimals: number): number => Number(degrees.toFixed(decimals));

/** Position and address: exact for the client, an area and a rounded position for everyone, less for the unnamed. */
const whereabouts = (
  { address, anonymous, categoryCode, districtCode, point, townCode }: Complaint,
  audience: Audience,
): Pick<ServiceRequest, 'address' | 'address_id' | 'zipcode' | 'lat' | 'long'> => {
  const isHidden = anonymous && audience === 'everyone';
  const town = isHidden ? undefined : townCode;
  const position = point === undefined || isHidden ? undefined : wgsFromGcj(point);
  const decimals = positionDecimals(categoryCode, audience);
  return {
    address: addressLine(audience === 'client' ? address : undefined, areaLine(town), areaLine(districtCode)),
    address_id: town ?? districtCode,
    zipcode: zipcodes[districtCode] ?? null,
    lat: position === undefined ? null : rounded(position.latitude, decimals),
    long: position === undefined ? null : rounded(position.longitude, decimals),
  };
};

const agencyOf = (complaint: Complaint, audience: Audience): string | undefined => {
  if (hidesUnit(complaint, audience)) return undefined;
  return complaint.state === 'transferred' && audience === 'client' ? complaint.transferredTo : complaint.unit?.name;
};

const cut = (words: string): string => words.slice(0, longestDescription).toWellFormed();

/** A case as the standard shows it. `mediaUrl` is given for the client's own cases only. */
export const serviceRequestOf = (complaint: Complaint, audience: Audience, mediaUrl?: string): ServiceRequest => ({
  service_request_id: complaint.complaintId,
  status: statusOf(complaint.state),
  status_notes: statusNotes(complaint, audience),
  service_name: categoryName(complaint.categoryCode),
  service_code: complaint.categoryCode,
  // What a citizen wrote may name people; whoever sent it knows it already, and nobody else is told.
  description: audience === 'client' && complaint.words !== '' ? cut(complaint.words) : null,
  agency_responsible: agencyOf(complaint, audience) ?? null,
  service_notice: serviceNotice(complaint.policyVersion),
  requested_datetime: formatW3cDate(complaint.submittedAt),
  updated_datetime: formatW3cDate(updatedAt(complaint)),
  expected_datetime: formatW3cDate(complaint.legs.resolution.dueAt),
  ...whereabouts(complaint, audience),
  media_url: mediaUrl ?? null,
});
