import Taro from '@tarojs/taro';

type DeskPage = 'patrol' | 'disputes' | 'recalls' | 'sightings' | 'visits' | 'lost' | 'bulk' | 'treatments';

const root = '/features/dogs-desk/pages';

export const openPage = (page: DeskPage): void => void Taro.navigateTo({ url: `${root}/${page}` });
export const openReview = (dogId: string): void => void Taro.navigateTo({ url: `${root}/review?id=${dogId}` });
/** With the chip that was looked up and belongs to no dog yet. */
export const openSight = (chip = ''): void => void Taro.navigateTo({ url: `${root}/sight?chip=${chip}` });
/** In place of the form: going back does not lead to it again. */
export const replaceBySightings = (): void => void Taro.redirectTo({ url: `${root}/sightings` });
