import type * as z from 'zod/mini';
import { parse } from 'zod/mini';

/** The containers of the standard, with what each of their items is called in XML. */
export const itemNames = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
} as const;

export type Root = keyof typeof itemNames | 'service_definition' | 'discovery';

/** What an operation answers, in its JSON form; in XML it stands under `root`. */
export interface Answer {
  readonly root: Root;
  readonly value: unknown;
  /** With the bare content type, as discovery wants it. */
  readonly isBare?: boolean;
}

/** Parsed on the way out: a field that the schema does not name cannot leave. */
export const answerOf = <S extends z.core.$ZodType>(root: Root, schema: S, value: z.input<S>): Answer => ({
  root,
  value: parse(schema, value),
});
