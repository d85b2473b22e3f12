import * as casework from '../complaints/casework-routes.ts';
import * as desk from '../complaints/desk-routes.ts';
import * as intake from '../complaints/intake/routes.ts';
import * as open311 from '../complaints/open311/routes.ts';
import * as complaints from '../complaints/routes.ts';
import * as directory from '../directory/routes.ts';
import * as clinics from '../dogs/clinic-routes.ts';
import * as dogsPublic from '../dogs/public-routes.ts';
import * as registry from '../dogs/registry-routes.ts';
import * as dogs from '../dogs/routes.ts';
import * as identity from '../identity/routes.ts';
import * as board from '../insights/board-routes.ts';
import * as insights from '../insights/routes.ts';
import * as gates from '../parking/gate-routes.ts';
import * as lots from '../parking/lot-routes.ts';
import * as permits from '../parking/permit-routes.ts';
import * as parking from '../parking/routes.ts';
import * as service from '../service/routes.ts';
import { isRoute, type Route } from './route.ts';

const routesOf = (module: Readonly<Record<string, unknown>>): readonly Route[] => Object.values(module).filter(isRoute);

/** Every operation of the product, by the function that answers it: gateway, document and proofs read this value. */
export const api: Readonly<Record<string, readonly Route[]>> = {
  complaints: routesOf(complaints),
  casework: routesOf(casework),
  clinics: routesOf(clinics),
  desk: routesOf(desk),
  directory: routesOf(directory),
  dogs: [...routesOf(dogs), ...routesOf(dogsPublic)],
  gates: routesOf(gates),
  identity: routesOf(identity),
  insights: [...routesOf(board), ...routesOf(insights)],
  intake: routesOf(intake),
  lots: routesOf(lots),
  open311: routesOf(open311),
  parking: routesOf(parking),
  permits: routesOf(permits),
  registry: routesOf(registry),
  service: routesOf(service),
};

export const allRoutes: readonly Route[] = Object.values(api).flat();
