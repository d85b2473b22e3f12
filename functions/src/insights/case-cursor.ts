import * as z from 'zod/mini';

/** Where a list of cases behind a figure goes on: within a day, after the case of this sort key; or at its beginning. */
export interface CaseCursor {
  readonly day: string;
  readonly after?: string | undefined;
}

const Parts = z.tuple([
  z.string().check(z.regex(/^\d{8}$/)),
  z.string().check(z.regex(/^$|^\d{4}-[\d:.TZ-]+#HZ[0-9A-Z-]+$/)),
]);

/** Opaque to clients; it grants nothing, for each page is read with the caller's rights. */
export const encodeCaseCursor = ({ day, after = '' }: CaseCursor): string =>
  Buffer.from(`${day} ${after}`).toString('base64url');

export const decodeCaseCursor = (cursor: string): CaseCursor | undefined => {
  const parts = Parts.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split(' '));
  if (!parts.success) return undefined;
  const [day, after] = parts.data;
  return { day, ...(after === '' ? {} : { after }) };
};
