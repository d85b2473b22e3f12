// Kept photos carry their age in their name, so that those that no draft fetches any more can be told from the rest.

/** Drafts are dropped after a week without a change; a photo may be older than the last change to its draft. */
const keptForMilliseconds = 30 * 24 * 3_600_000;

export const newPhotoName = (now: number): string => `photo-${now}-${Math.random().toString(36).slice(2)}.jpg`;

/** Whether nobody can be waiting for this photo any more. False for names that are none of ours. */
export const isForgottenPhoto = (name: string, now: number): boolean => {
  const takenAt = /^photo-(\d+)-/.exec(name)?.[1];
  return takenAt !== undefined && now - Number(takenAt) > keptForMilliseconds;
};
