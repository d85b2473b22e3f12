import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { type Audience, hidesUnit, isShown } from '@huzhou/shared/complaints/open311/public-case';
import { RequestUpdates, requestUpdateOf } from '@huzhou/shared/complaints/open311/request-update';
import { readUpdatesQuery, type Span } from '@huzhou/shared/complaints/open311/requests-query';
import { mostRequests } from '@huzhou/shared/complaints/open311/standard';
import { ok } from '@huzhou/shared/kernel/result';
import { answerOf } from './answer.ts';
import { audienceOf } from './audience.ts';
import { optionalClient } from './clients.ts';
import type { OperationDeps } from './operations.ts';
import type { Open311Cases, Open311Client, Operation } from './ports.ts';

type Told = readonly [ComplaintEvent, Audience];

const isWithin = (span: Span | undefined, { at }: ComplaintEvent): boolean =>
  span === undefined || (at >= span.from && at <= span.to);

const withoutUnit = ({ unit: _unit, ...event }: ComplaintEvent): ComplaintEvent => event;

const ofNamed = async (
  cases: Open311Cases,
  ids: readonly string[],
  span: Span | undefined,
  client: Open311Client | undefined,
): Promise<readonly Told[]> => {
  const complaints = (await cases.findAll(ids)).filter(isShown);
  const told = complaints.map(async (complaint) => {
    const audience = audienceOf(complaint, client);
    const events = await cases.eventsOf(complaint.complaintId);
    const shown = hidesUnit(complaint, audience) ? events.map(withoutUnit) : events;
    return shown.filter((event) => isWithin(span, event)).map((event): Told => [event, audience]);
  });
  return (await Promise.all(told))
    .flat()
    .sort(([one], [other]) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
};

/** Without a key nobody's words are shown, so whose case it is need not be looked up. */
const ofSpan = async (cases: Open311Cases, span: Span, client: Open311Client | undefined): Promise<readonly Told[]> => {
  const events = await cases.updatesIn(span, mostRequests);
  if (client === undefined) return events.map((event): Told => [event, 'everyone']);
  const complaints = await cases.findAll([...new Set(events.map(({ complaintId }) => complaintId))]);
  const audiences = new Map(complaints.map((complaint) => [complaint.complaintId, audienceOf(complaint, client)]));
  return events.map((event): Told => [event, audiences.get(event.complaintId) ?? 'everyone']);
};

/** What has happened: to named requests, or in a span to all that came through this interface; oldest first. */
export const createListUpdates =
  ({ cases, findClient, clock }: OperationDeps): Operation =>
  async (call) => {
    const query = readUpdatesQuery(call.query, clock.now());
    if (!query.ok) return query;
    const client = await optionalClient(call, findClient);
    if (!client.ok) return client;
    const told =
      query.value.kind === 'named'
        ? await ofNamed(cases, query.value.ids, query.value.span, client.value)
        : await ofSpan(cases, query.value.span, client.value);
    const updates = told.flatMap(([event, audience]) => requestUpdateOf(event, audience) ?? []);
    return ok(answerOf('service_request_updates', RequestUpdates, updates.slice(0, mostRequests)));
  };
