// Inputs for a route, from its own schema: some that fit it, some that a hostile client would send.

import type { Schema } from '@huzhou/shared/contract/route';
import fc from 'fast-check';
import { toJSONSchema } from 'zod/mini';

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    '\u0000',
    '__proto__',
    "' OR 1=1 --",
    '../../etc/passwd',
    '🤮'.repeat(50),
    Number.MAX_SAFE_INTEGER,
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const fitting = (shape: Shape): fc.Arbitrary<unknown> => {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case 'object': {
      const properties = Object.entries(shape.properties ?? {}).map(([name, inner]) => [name, fitting(inner)]);
      return fc.record(Object.fromEntries(properties) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: [...(shape.required ?? [])],
      });
    }
    case 'array':
      return fc.array(fitting(shape.items ?? {}), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.min(shape.maxItems ?? 3, 10),
      });
    case 'integer':
      return fc.integer({
        min: Math.max(shape.minimum ?? 0, -1_000_000),
        max: Math.min(shape.maximum ?? 1000, 1_000_000_000),
      });
    case 'number':
      return fc.double({ min: shape.minimum ?? -1000, max: shape.maximum ?? 1000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      if (shape.pattern !== undefined) return fc.stringMatching(new RegExp(shape.pattern));
      return fc.string({ minLength: shape.minLength ?? 0, maxLength: Math.min(shape.maxLength ?? 60, 200) });
    default:
      return hostile;
  }
};

/** A record in which any one field may have been replaced by something hostile. */
const spoiled = (shape: Shape): fc.Arbitrary<unknown> => {
  const names = Object.keys(shape.properties ?? {});
  if (names.length === 0) return hostile;
  return fc
    .tuple(fitting(shape), fc.constantFrom(...names, 'unknownField'), hostile)
    .map(([value, name, bad]) => ({ ...(value as object), [name]: bad }));
};

/** Inputs for one part of a request. */
export const inputFor = (schema: Schema): fc.Arbitrary<unknown> => {
  const shape = toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return fc.oneof({ arbitrary: fitting(shape), weight: 2 }, { arbitrary: spoiled(shape), weight: 2 }, hostile);
};
