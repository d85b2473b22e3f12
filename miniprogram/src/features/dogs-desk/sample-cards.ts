import type { DogCard, SightingView } from '@huzhou/shared/dogs/view';

/** For tests: a registered dog, and one that is only known. */
export const sampleCard: DogCard & { readonly chip: string } = {
  dogId: 'HQ20261101-0123456789',
  name: '豆豆',
  breed: '柯基犬',
  colour: '黄白',
  sex: 'male',
  state: 'registered',
  districtCode: '330502',
  townCode: '330502001',
  registered: true,
  vaccinated: true,
  lost: false,
  chip: '156000000012345',
  disputed: false,
};

export const sampleSighting: SightingView = {
  sightingId: '0123456789ABCDEF',
  source: 'patrol',
  state: 'open',
  districtCode: '330502',
  townCode: '330502001',
  vaccinated: false,
  seenAt: '2026-11-23T01:00:00.000Z',
  photos: [],
};
