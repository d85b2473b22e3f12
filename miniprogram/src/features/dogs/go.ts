import Taro from '@tarojs/taro';

// The ways between the pages of dogs.
const page = (name: string, id?: string): string =>
  `/features/dogs/pages/${name}${id === undefined ? '' : `?id=${encodeURIComponent(id)}`}`;

const to = (url: string): void => void Taro.navigateTo({ url });

export const openDog = (dogId: string): void => to(page('dog', dogId));
/** In the place of this page: the way back leads past it. */
export const goOnWithDog = (dogId: string): void => void Taro.redirectTo({ url: page('dog', dogId) });
export const openWizard = (dogId?: string): void => to(page('wizard', dogId));
export const openCertificate = (dogId: string): void => to(page('certificate', dogId));
export const openAccept = (): void => to(page('accept'));
export const openVerify = (): void => to(page('verify'));
const tagPage = (code: string): string => `/features/dogs/pages/tag?code=${encodeURIComponent(code)}`;
export const openTag = (code?: string): void => to(code === undefined ? page('tag') : tagPage(code));
/** In the place of the page that asked for a code: opened again, it knows the tag. */
export const goOnWithTag = (code: string): void => void Taro.redirectTo({ url: tagPage(code) });
export const goHome = (): void => void Taro.switchTab({ url: '/pages/home' });
