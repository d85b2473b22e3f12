import { findCategory } from '../category.ts';
import type { Complaint } from '../complaint.ts';
import { confidentialSources } from '../source.ts';

/**
 * What of a case the open interface shows, and to whom. Whoever calls without a key is everyone; the client whose key
 * created a case speaks for the person who reported it, and gets what that person would see.
 */
export type Audience = 'everyone' | 'client';

/** Whether a case can be asked for at all. The parts of a joint case are our own division of work. */
export const isShown = (complaint: Pick<Complaint, 'source' | 'parentId'>): boolean =>
  complaint.parentId === undefined && !confidentialSources.includes(complaint.source);

/** Whether it stands in lists. Who takes a complaint back wants it gone; by its number the end can still be read. */
export const isListed = (complaint: Pick<Complaint, 'source' | 'parentId' | 'state'>): boolean =>
  isShown(complaint) && complaint.state !== 'withdrawn';

/** A town's team names its town: of a case whose reporter stays unnamed everyone is told neither. */
export const hidesUnit = ({ anonymous }: Pick<Complaint, 'anonymous'>, audience: Audience): boolean =>
  anonymous && audience === 'everyone';

/**
 * Decimals of a position, in degrees. A broken thing stands in public: about ten metres, so that others can see that
 * it is known. An event may point at somebody's door before anything is proven: about a hundred metres.
 */
const decimalsFor: Readonly<Record<Audience, Readonly<Record<'component' | 'event', number>>>> = {
  everyone: { component: 4, event: 3 },
  client: { component: 6, event: 6 },
};

export const positionDecimals = (categoryCode: string, audience: Audience): number =>
  decimalsFor[audience][findCategory(categoryCode)?.code.startsWith('C') === true ? 'component' : 'event'];
