/** Rows of the identity table: the person, the one who has an openid, and how many messages they agreed to receive. */
export const personKey = (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'PERSON' });
export const openidKey = (hash: string) => ({ pk: `OPENID#${hash}`, sk: 'PERSON' });
export const quotaKey = (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'QUOTA' });
