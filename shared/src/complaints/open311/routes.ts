import * as z from 'zod/mini';
import { defineRoute, type RateLimit, type Schema } from '../../contract/route.ts';
import { Discovery, endpointPaths } from './discovery.ts';
import { RequestUpdates } from './request-update.ts';
import { Service, ServiceDefinition } from './service.ts';
import { CreatedRequests, ServiceRequests, TokenAnswers } from './service-request.ts';

// Input and output describe the parameters and the JSON form; reading and answering follow the standard's own rules,
// and the format is part of an address: two routes where the address is fixed, one where an id stands before it.

const text = z.optional(z.string());
const jurisdiction = { jurisdiction_id: text };
const query = z.object(jurisdiction);

const RequestsQuery = z.object({
  ...jurisdiction,
  /** Comma-separated; overrides everything else. */
  service_request_id: text,
  /** Comma-separated. */
  service_code: text,
  start_date: text,
  end_date: text,
  /** `open`, `closed`, or both. */
  status: text,
  page: text,
  page_size: text,
  api_key: text,
});

const UpdatesQuery = z.object({
  ...jurisdiction,
  service_request_id: text,
  start_date: text,
  end_date: text,
  api_key: text,
});

const OneQuery = z.object({ ...jurisdiction, api_key: text });

const NewRequestForm = z.looseObject({
  api_key: text,
  ...jurisdiction,
  service_code: text,
  lat: text,
  long: text,
  address_string: text,
  address_id: text,
  description: text,
  phone: text,
  media_url: text,
  email: text,
  device_id: text,
  account_id: text,
  first_name: text,
  last_name: text,
});

/** Reading is open to all, so it is counted by address; a list may cost a few hundred reads of the store. */
const readLimit: RateLimit = { per: 'address', most: 120, withinSeconds: 60 };
/** New requests are counted by key, as often as its source may; this keeps keys from being tried out. */
const writeLimit: RateLimit = { per: 'address', most: 600, withinSeconds: 60 };

const reading = {
  method: 'GET',
  auth: 'public',
  idempotent: false,
  status: 200,
  dialect: 'open311',
  limit: readLimit,
} as const;

/** Reading needs no key, but one that is given must be good. */
const failuresOf = (query: Schema | undefined) =>
  query === RequestsQuery || query === UpdatesQuery || query === OneQuery
    ? (['not-found', 'forbidden'] as const)
    : (['not-found'] as const);

const read = <const Id extends string, const Path extends `/${string}`, Output extends Schema>(
  id: Id,
  path: Path,
  summary: string,
  input: { readonly path?: Schema; readonly query?: Schema },
  output: Output,
) =>
  defineRoute({
    ...reading,
    id: `open311.${id}`,
    path,
    summary: `Open311：${summary}`,
    input,
    output,
    failures: failuresOf(input.query),
  });

const base = endpointPaths.production;

export const discoveryXml = read('discoveryXml', `${base}/discovery.xml`, '服务发现', {}, Discovery);
export const discoveryJson = read('discoveryJson', `${base}/discovery.json`, '服务发现', {}, Discovery);

const Services = z.array(Service);
export const listServicesXml = read('listServicesXml', `${base}/services.xml`, '服务清单', { query }, Services);
export const listServicesJson = read('listServicesJson', `${base}/services.json`, '服务清单', { query }, Services);

export const getServiceDefinition = read(
  'getServiceDefinition',
  `${base}/services/{service}`,
  '一个服务要问的问题（{service} 为 编号.xml 或 编号.json）',
  { path: z.object({ service: z.string() }), query },
  ServiceDefinition,
);

export const listRequestsXml = read(
  'listRequestsXml',
  `${base}/requests.xml`,
  '查询诉求',
  { query: RequestsQuery },
  ServiceRequests,
);
export const listRequestsJson = read(
  'listRequestsJson',
  `${base}/requests.json`,
  '查询诉求',
  { query: RequestsQuery },
  ServiceRequests,
);

export const getRequest = read(
  'getRequest',
  `${base}/requests/{serviceRequest}`,
  '一件诉求（{serviceRequest} 为 编号.xml 或 编号.json）',
  { path: z.object({ serviceRequest: z.string() }), query: OneQuery },
  ServiceRequests,
);

export const getToken = read(
  'getToken',
  `${base}/tokens/{token}`,
  '由受理令牌得到诉求编号',
  { path: z.object({ token: z.string() }), query },
  TokenAnswers,
);

export const listUpdatesXml = read(
  'listUpdatesXml',
  `${base}/servicerequestupdates.xml`,
  '诉求的进展',
  { query: UpdatesQuery },
  RequestUpdates,
);
export const listUpdatesJson = read(
  'listUpdatesJson',
  `${base}/servicerequestupdates.json`,
  '诉求的进展',
  { query: UpdatesQuery },
  RequestUpdates,
);

const create = <const Id extends string, const Path extends `/${string}`>(id: Id, path: Path, summary: string) =>
  defineRoute({
    ...reading,
    method: 'POST',
    id: `open311.${id}`,
    path,
    summary: `Open311：${summary}`,
    input: { query: z.object({ ...jurisdiction, api_key: text }), body: NewRequestForm },
    output: CreatedRequests,
    failures: ['not-found', 'forbidden'],
    limit: writeLimit,
  });

export const createRequestXml = create('createRequestXml', `${base}/requests.xml`, '提交诉求');
export const createRequestJson = create('createRequestJson', `${base}/requests.json`, '提交诉求');

// The test endpoint has the same resources. Nothing that is sent to it becomes a case.
const test = endpointPaths.test;
const Resource = z.object({ resource: z.string() });
const Answer = z.unknown();

export const testResource = read(
  'testResource',
  `${test}/{resource}`,
  '测试端点：services、requests、servicerequestupdates',
  { path: Resource, query: RequestsQuery },
  Answer,
);

export const testItem = read(
  'testItem',
  `${test}/{resource}/{item}`,
  '测试端点：services、requests、tokens 中的一件',
  { path: z.object({ ...Resource.shape, item: z.string() }), query: OneQuery },
  Answer,
);

export const testCreate = defineRoute({
  ...create('testCreate', `${test}/{resource}`, '测试端点：提交诉求，只检查，不立案'),
  input: { path: Resource, query: z.object({ ...jurisdiction, api_key: text }), body: NewRequestForm },
});
