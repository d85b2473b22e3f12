import { createHash } from 'node:crypto';

/**
 * What a person is looked up by. An openid has far more possibilities than anybody can try, so a plain hash does not
 * give it away.
 */
export const openidHash = (openid: string): string => createHash('sha256').update(openid).digest('base64url');
