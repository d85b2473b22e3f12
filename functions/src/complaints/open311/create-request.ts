import { readNewRequest } from '@huzhou/shared/complaints/open311/new-request';
import type { Parameters } from '@huzhou/shared/complaints/open311/parameters';
import { badKey, type Refusal, refuse } from '@huzhou/shared/complaints/open311/refusal';
import { CreatedRequests, serviceNotice } from '@huzhou/shared/complaints/open311/service-request';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { answerOf } from './answer.ts';
import { requireClient } from './clients.ts';
import type { OperationDeps } from './operations.ts';
import type { Open311Call, Open311Client, Operation } from './ports.ts';

/** Counts a call of a client; a refusal when it is one too many. */
export type CountClientCall = (client: Open311Client, now: Instant) => Promise<Refusal | undefined>;

/** The form, with a jurisdiction that stands in the query: some clients put it into every address. */
const formOf = ({ form, query }: Open311Call): Parameters => {
  const jurisdiction = query.get('jurisdiction_id');
  return jurisdiction === undefined || form.has('jurisdiction_id')
    ? form
    : new Map([...form, ['jurisdiction_id', jurisdiction]]);
};

const outOfScope = refuse(badKey('api_key：不能提交这个服务或这个区域的诉求'));

/** A request becomes a case like any other: the same acceptance, the same clocks. */
export const createCreateRequest =
  ({ cases, findClient, clock, countCall }: OperationDeps & { readonly countCall: CountClientCall }): Operation =>
  async (call) => {
    const client = await requireClient(call, findClient);
    if (!client.ok) return client;
    const now = clock.now();
    const tooMany = await countCall(client.value, now);
    if (tooMany !== undefined) return err(tooMany);
    const request = readNewRequest(formOf(call));
    if (!request.ok) return request;
    const { categoryCode, place } = request.value;
    if (!client.value.mayBring(categoryCode, place.townCode ?? place.districtCode)) return err(outOfScope);
    const accepted = await cases.accept({
      request: request.value,
      client: client.value,
      idempotencyKey: call.idempotencyKey,
      now,
    });
    if (!accepted.ok) return accepted;
    const { complaintId, policyVersion } = accepted.value;
    const created = { service_request_id: complaintId, service_notice: serviceNotice(policyVersion) };
    return ok(answerOf('service_requests', CreatedRequests, [created]));
  };
