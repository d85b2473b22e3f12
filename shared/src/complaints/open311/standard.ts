/**
 * What Open311 GeoReport v2 fixes, and what it leaves to a city. The standard's text: wiki.open311.org/GeoReport_v2,
 * wiki.open311.org/Service_Discovery; `servicerequestupdates` is mySociety's extension of it.
 */
export const specification = 'http://wiki.open311.org/GeoReport_v2';

/** Our only jurisdiction, named after the city's main site as the standard suggests; so naming it is optional. */
export const jurisdictionId = 'huzhou.gov.cn';

/** The formats that an address may end in, with their content types. Discovery answers with the bare type. */
export const contentTypes = { xml: 'text/xml', json: 'application/json' } as const;
export type Format = keyof typeof contentTypes;
export const formats = Object.keys(contentTypes) as readonly Format[];

/** What a new request must be sent as. */
export const formContentType = 'application/x-www-form-urlencoded';

export const longestSpanDays = 90;
export const mostRequests = 1000;
export const longestDescription = 4000;

export const requestStatuses = ['open', 'closed'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export const serviceTypes = ['realtime', 'batch', 'blackbox'] as const;

export const datatypes = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;
export type Datatype = (typeof datatypes)[number];

/** The last segment of an address: `E0102.json` is `E0102` in JSON. No format where it names none that there is. */
export const splitFormat = (segment: string): { readonly name: string; readonly format?: Format } => {
  const dot = segment.lastIndexOf('.');
  const format = formats.find((known) => known === segment.slice(dot + 1));
  return dot < 0 || format === undefined ? { name: segment } : { name: segment.slice(0, dot), format };
};
