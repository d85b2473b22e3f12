import { notFound, type Refusal, refuse } from '@huzhou/shared/complaints/open311/refusal';
import * as routes from '@huzhou/shared/complaints/open311/routes';
import { splitFormat } from '@huzhou/shared/complaints/open311/standard';
import type { Route } from '@huzhou/shared/contract/route';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type CountClientCall, createCreateRequest } from './create-request.ts';
import { createListUpdates } from './list-updates.ts';
import {
  createGetRequest,
  createGetToken,
  createListRequests,
  discovery,
  getServiceDefinition,
  listServices,
  type OperationDeps,
} from './operations.ts';
import type { Operation } from './ports.ts';
import type { Open311Event } from './read-call.ts';
import type { Endpoint, Target } from './serve-open311.ts';

const noSuchAddress = refuse(notFound('没有这个地址；地址以 .xml 或 .json 结尾'));

const operationsOf = (deps: OperationDeps & { readonly countCall: CountClientCall }) => ({
  listServices,
  getServiceDefinition,
  listRequests: createListRequests(deps),
  getRequest: createGetRequest(deps),
  getToken: createGetToken(deps),
  listUpdates: createListUpdates(deps),
  createRequest: createCreateRequest(deps),
});

const parameter = ({ pathParameters }: Open311Event, name: string): string => pathParameters?.[name] ?? '';

/** An address whose last segment is `name.format`; `choose` finds the operation by the name. */
const target = (
  segment: string,
  choose: (name: string) => { readonly operation: Operation | undefined; readonly item?: string },
): Result<Target, Refusal> => {
  const { name, format } = splitFormat(segment);
  const { operation, item } = choose(name);
  if (format === undefined || operation === undefined) return err(noSuchAddress);
  return ok({ operation, format, ...(item === undefined ? {} : { item }) });
};

const fixed = (route: Route, operation: Operation): Endpoint => {
  const { format = 'xml' } = splitFormat(route.path);
  return { route, target: () => ok({ operation, format }) };
};

const item = (route: Route, segment: string, operation: Operation): Endpoint => ({
  route,
  target: (event) => target(parameter(event, segment), (name) => ({ operation, item: name })),
});

export const productionEndpoints = (
  deps: OperationDeps & { readonly countCall: CountClientCall },
): readonly Endpoint[] => {
  const operations = operationsOf(deps);
  return [
    fixed(routes.discoveryXml, discovery),
    fixed(routes.discoveryJson, discovery),
    fixed(routes.listServicesXml, operations.listServices),
    fixed(routes.listServicesJson, operations.listServices),
    item(routes.getServiceDefinition, 'service', operations.getServiceDefinition),
    fixed(routes.listRequestsXml, operations.listRequests),
    fixed(routes.listRequestsJson, operations.listRequests),
    item(routes.getRequest, 'serviceRequest', operations.getRequest),
    item(routes.getToken, 'token', operations.getToken),
    fixed(routes.listUpdatesXml, operations.listUpdates),
    fixed(routes.listUpdatesJson, operations.listUpdates),
    fixed(routes.createRequestXml, operations.createRequest),
    fixed(routes.createRequestJson, operations.createRequest),
  ];
};

/** The same resources over cases that are none; its three routes find the resource in the address. */
export const testEndpoints = (deps: OperationDeps & { readonly countCall: CountClientCall }): readonly Endpoint[] => {
  const operations = operationsOf(deps);
  const lists: Readonly<Record<string, Operation>> = {
    discovery,
    services: operations.listServices,
    requests: operations.listRequests,
    servicerequestupdates: operations.listUpdates,
  };
  const items: Readonly<Record<string, Operation>> = {
    services: operations.getServiceDefinition,
    requests: operations.getRequest,
    tokens: operations.getToken,
  };
  const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
    Object.hasOwn(record, name) ? record[name] : undefined;
  return [
    {
      route: routes.testResource,
      target: (event) => target(parameter(event, 'resource'), (name) => ({ operation: own(lists, name) })),
    },
    {
      route: routes.testItem,
      target: (event) =>
        target(parameter(event, 'item'), (name) => ({
          operation: own(items, parameter(event, 'resource')),
          item: name,
        })),
    },
    {
      route: routes.testCreate,
      target: (event) =>
        target(parameter(event, 'resource'), (name) => ({
          operation: name === 'requests' ? operations.createRequest : undefined,
        })),
    },
  ];
};
