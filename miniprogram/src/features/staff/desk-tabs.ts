import type { ComplaintSummary } from '@huzhou/shared/complaints/view';

export const deskTabs = ['dispatch', 'check', 'area'] as const;
export type DeskTab = (typeof deskTabs)[number];

type Row = Pick<ComplaintSummary, 'state'>;

/** Which rows a tab shows. */
export const belongsTo: Readonly<Record<DeskTab, (row: Row) => boolean>> = {
  dispatch: ({ state }) => state === 'submitted' || state === 'returned',
  check: ({ state }) => state === 'resolved',
  area: () => true,
};

export const isDeskTab = (value: unknown): value is DeskTab => deskTabs.some((tab) => tab === value);

/** 「12」, 「99+」: the number on a tab. `more` when the server has rows that were not loaded. */
export const tabCount = (count: number, more: boolean): string =>
  more || count > 99 ? `${Math.min(count, 99)}+` : `${count}`;
