import * as z from 'zod/mini';

// The published schemas of the standard (open311/schema-validation, georeport-v2), as facts: which fields there must
// be, their types, and which may be null. Looser than our own, and written without looking at them.

const text = z.optional(z.nullable(z.string()));
const moment = z.iso.datetime({ offset: true });

export const publishedService = z.looseObject({
  service_code: z.string(),
  service_name: z.string(),
  description: text,
  metadata: z.boolean(),
  type: z.enum(['realtime', 'batch', 'blackbox']),
  keywords: text,
  group: text,
});

export const publishedDefinition = z.looseObject({
  service_code: z.string(),
  attributes: z.array(
    z.looseObject({
      variable: z.boolean(),
      code: z.string(),
      datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
      required: z.boolean(),
      datatype_description: text,
      order: z.optional(z.nullable(z.int())),
      description: text,
      values: z.optional(z.array(z.looseObject({ key: z.string(), name: z.string() }))),
    }),
  ),
});

export const publishedRequest = z.looseObject({
  service_request_id: z.string(),
  status: z.enum(['open', 'closed']),
  status_notes: text,
  service_name: text,
  service_code: z.string(),
  description: z.optional(z.nullable(z.string().check(z.maxLength(4000)))),
  agency_responsible: text,
  service_notice: text,
  requested_datetime: moment,
  updated_datetime: z.optional(z.nullable(moment)),
  expected_datetime: z.optional(z.nullable(moment)),
  address: text,
  address_id: text,
  zipcode: text,
  lat: z.optional(z.nullable(z.number())),
  long: z.optional(z.nullable(z.number())),
  media_url: z.optional(z.nullable(z.url())),
});

export const publishedErrors = z
  .array(z.strictObject({ code: z.int(), description: z.string().check(z.minLength(1)) }))
  .check(z.minLength(1));
