import { districts } from '@huzhou/shared/directory/areas';

/** A made-up dog: whose, where, and how far it has come. */
export interface MadeUp {
  readonly index: number;
  readonly personId: string;
  readonly townCode: string;
  readonly name: string;
  readonly breedCode: string;
  readonly colour: string;
  /** Days ago. */
  readonly entered: number;
  readonly life: 'registered' | 'lost' | 'waiting' | 'unvaccinated';
}

const names = ['豆豆', '旺财', '可乐', '布丁', '球球', '小黑', '年糕', '奶茶', '雪糕', '团子'];
export const looks = [
  ['poodle', '棕'],
  ['corgi', '黄白'],
  ['native', '黄'],
  ['bichon', '白'],
  ['golden', '金'],
  ['shiba', '赤'],
] as const;

export const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Six dogs in each district's first towns, besides those of the personas. */
export const madeUp = (personas: readonly string[]): readonly MadeUp[] => {
  const others = districts.flatMap(({ towns }, district) =>
    Array.from({ length: 6 }, (_, index): Omit<MadeUp, 'index'> => {
      const [breedCode, colour] = of(looks, district + index);
      return {
        personId: `person-of-demo-dog-${district}-${index}`,
        townCode: of(towns, index).code,
        name: of(names, district * 3 + index),
        breedCode,
        colour,
        entered: 20 + 47 * index,
        life: index === 5 ? 'unvaccinated' : 'registered',
      };
    }),
  );
  const [first = '', second = '', third = ''] = personas;
  const town = '330502001';
  const own: readonly Omit<MadeUp, 'index'>[] = [
    // To be renewed within the month.
    {
      personId: first,
      townCode: town,
      name: '豆豆',
      breedCode: 'poodle',
      colour: '棕',
      entered: 345,
      life: 'registered',
    },
    { personId: second, townCode: town, name: '旺财', breedCode: 'corgi', colour: '黄白', entered: 90, life: 'lost' },
    { personId: third, townCode: town, name: '雪球', breedCode: 'bichon', colour: '白', entered: 2, life: 'waiting' },
  ];
  return [...own, ...others].map((dog, index) => ({ ...dog, index }));
};

export const digits = (index: number, length: number): string => String(index + 1).padStart(length, '0');

/** A number of nobody: its area code is none. */
export const identityNumberOf = (index: number): string => {
  const body = `990000199001${digits(index, 5)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};
