import * as complaints from '../complaints/routes.ts';
import * as directory from '../directory/routes.ts';
import * as identity from '../identity/routes.ts';
import * as service from '../service/routes.ts';
import { isRoute, type Route } from './route.ts';

const routesOf = (module: Readonly<Record<string, unknown>>): readonly Route[] => Object.values(module).filter(isRoute);

/** Every operation of the product, by the capability that answers it: gateway, document and proofs read this value. */
export const api: Readonly<Record<string, readonly Route[]>> = {
  complaints: routesOf(complaints),
  directory: routesOf(directory),
  identity: routesOf(identity),
  service: routesOf(service),
};

export const allRoutes: readonly Route[] = Object.values(api).flat();
