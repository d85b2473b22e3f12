import Taro from '@tarojs/taro';

// The ways between the pages of parking.
const page = (name: string, id?: string): string =>
  `/features/parking/pages/${name}${id === undefined ? '' : `?id=${encodeURIComponent(id)}`}`;

export const openLot = (lotId: string): void => void Taro.navigateTo({ url: page('lot', lotId) });
export const openBooking = (bookingId: string): void => void Taro.navigateTo({ url: page('booking', bookingId) });
/** In the place of this page: the way back leads past it. */
export const goOnWithBooking = (bookingId: string): void => void Taro.redirectTo({ url: page('booking', bookingId) });
export const openBookings = (): void => void Taro.navigateTo({ url: page('bookings') });
export const goOnWithBookings = (): void => void Taro.redirectTo({ url: page('bookings') });
export const openWaits = (): void => void Taro.navigateTo({ url: page('waits') });
export const openPermits = (): void => void Taro.navigateTo({ url: page('permits') });
export const openSeries = (lotId: string): void => void Taro.navigateTo({ url: page('series', lotId) });
export const signIn = (): void => void Taro.navigateTo({ url: '/pages/sign-in' });

/** To the list of lots, which may lie below already. */
export const findSpot = (): void => {
  const pages = Taro.getCurrentPages();
  const below = pages.findIndex(({ route }) => (route ?? '').includes('features/parking/pages/index'));
  if (below >= 0 && below < pages.length - 1) void Taro.navigateBack({ delta: pages.length - 1 - below });
  else void Taro.redirectTo({ url: page('index') });
};
