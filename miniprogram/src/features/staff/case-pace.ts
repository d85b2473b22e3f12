import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { listPace } from './list-pace.ts';

const settledSeconds = 60;
const cleaningSeconds = 3;

/** Seconds until a case is asked for again: soon while a photo is being cleaned, seldom once nothing more is owed. */
export const casePace = (detail: ComplaintDetail | undefined): number => {
  if (detail === undefined) return cleaningSeconds;
  const pictures = [...detail.photos, ...detail.timeline.flatMap(({ photos }) => photos)];
  if (pictures.some(({ state }) => state === 'pending')) return cleaningSeconds;
  return isSettled(detail.state) ? settledSeconds : listPace([detail]);
};
