import { Discovery, discoveryOf } from '@huzhou/shared/complaints/open311/discovery';
import { checkJurisdiction } from '@huzhou/shared/complaints/open311/new-request';
import { readerOf } from '@huzhou/shared/complaints/open311/parameters';
import { isShown } from '@huzhou/shared/complaints/open311/public-case';
import { badRequest, notFound, type Refusal, refuse } from '@huzhou/shared/complaints/open311/refusal';
import { readRequestsQuery } from '@huzhou/shared/complaints/open311/requests-query';
import { definitionOf, ServiceDefinition, Services, services } from '@huzhou/shared/complaints/open311/service';
import { ServiceRequests, serviceRequestOf, TokenAnswers } from '@huzhou/shared/complaints/open311/service-request';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import { answerOf } from './answer.ts';
import { audienceOf } from './audience.ts';
import { optionalClient } from './clients.ts';
import type { FindOpen311Client, Open311Call, Open311Cases, Operation } from './ports.ts';

export interface OperationDeps {
  readonly cases: Open311Cases;
  readonly findClient: FindOpen311Client;
  readonly clock: Clock;
}

/** What is wrong with a call that takes nothing but a jurisdiction, and the id that its address names. */
const checkItem = ({ query, item }: Open311Call, what: string): Refusal | undefined => {
  const reader = readerOf(query);
  checkJurisdiction(reader);
  if (item === '') reader.errors.push(badRequest(`缺少 ${what}`));
  return reader.errors.length === 0 ? undefined : refuse(...reader.errors);
};

export const discovery: Operation = async ({ origin }) =>
  ok({ ...answerOf('discovery', Discovery, discoveryOf(origin)), isBare: true });

export const listServices: Operation = async ({ query }) => {
  const reader = readerOf(query);
  checkJurisdiction(reader);
  return reader.errors.length > 0 ? err(refuse(...reader.errors)) : ok(answerOf('services', Services, [...services]));
};

export const getServiceDefinition: Operation = async (call) => {
  const wrong = checkItem(call, 'service_code');
  if (wrong !== undefined) return err(wrong);
  const definition = definitionOf(call.item);
  return definition === undefined
    ? err(refuse(notFound(`service_code：没有 ${call.item.slice(0, 40)} 这个服务`)))
    : ok(answerOf('service_definition', ServiceDefinition, definition));
};

const noSuchRequest = (id: string): Refusal => refuse(notFound(`service_request_id：没有 ${id.slice(0, 40)} 这件诉求`));

export const createListRequests =
  ({ cases, findClient, clock }: OperationDeps): Operation =>
  async (call) => {
    const query = readRequestsQuery(call.query, clock.now());
    if (!query.ok) return query;
    const client = await optionalClient(call, findClient);
    if (!client.ok) return client;
    const found = await (async () => {
      if (query.value.kind === 'named') return (await cases.findAll(query.value.ids)).filter(isShown);
      const { span, page, pageSize, ...filter } = query.value;
      return (await cases.newest(span, filter, page * pageSize))?.slice((page - 1) * pageSize);
    })();
    if (found === undefined)
      return err(refuse(badRequest('start_date, end_date：这段时间的诉求太多，请缩短后再按条件查询')));
    const requests = found.map((complaint) => serviceRequestOf(complaint, audienceOf(complaint, client.value)));
    return ok(answerOf('service_requests', ServiceRequests, requests));
  };

export const createGetRequest =
  ({ cases, findClient }: OperationDeps): Operation =>
  async (call) => {
    const wrong = checkItem(call, 'service_request_id');
    if (wrong !== undefined) return err(wrong);
    const client = await optionalClient(call, findClient);
    if (!client.ok) return client;
    const complaint = await cases.find(call.item);
    if (complaint === undefined || !isShown(complaint)) return err(noSuchRequest(call.item));
    const audience = audienceOf(complaint, client.value);
    const mediaUrl = audience === 'client' ? await cases.mediaUrlOf(complaint.complaintId) : undefined;
    return ok(answerOf('service_requests', ServiceRequests, [serviceRequestOf(complaint, audience, mediaUrl)]));
  };

/** Numbers are known at once, so nobody is ever given a token; whoever asks with a number gets it back. */
export const createGetToken =
  ({ cases }: OperationDeps): Operation =>
  async (call) => {
    const wrong = checkItem(call, 'token');
    if (wrong !== undefined) return err(wrong);
    const complaint = await cases.find(call.item);
    if (complaint === undefined || !isShown(complaint))
      return err(refuse(notFound(`token：没有 ${call.item.slice(0, 40)} 这个令牌`)));
    const { complaintId } = complaint;
    return ok(answerOf('service_requests', TokenAnswers, [{ service_request_id: complaintId, token: complaintId }]));
  };
