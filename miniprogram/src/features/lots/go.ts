import Taro from '@tarojs/taro';

const pages = '/features/lots/pages';

const go = (page: string): void => void Taro.navigateTo({ url: `${pages}/${page}` });

export const openLot = (lotId: string): void => go(`lot?id=${lotId}`);
/** Without an id: a new lot. */
export const openForm = (lotId?: string): void => go(lotId === undefined ? 'edit' : `edit?id=${lotId}`);
export const openSpots = (lotId: string): void => go(`spots?id=${lotId}`);
export const openClosures = (lotId: string): void => go(`closures?id=${lotId}`);
export const openTransfer = (): void => go('transfer');
export const openRequests = (): void => go('requests');

/** In place of the form: going back from a lot that was just made leads to the list. */
export const replaceByLot = (lotId: string): void => void Taro.redirectTo({ url: `${pages}/lot?id=${lotId}` });
export const replaceByLots = (): void => void Taro.redirectTo({ url: `${pages}/index` });
