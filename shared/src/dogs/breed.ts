/** A breed by our own code; `search` holds what people call it besides. */
export interface Breed {
  readonly code: string;
  readonly name: string;
  readonly search: string;
}

const row = (code: string, name: string, search = ''): Breed => ({ code, name, search });

/** Breeds that a keeper can choose from. Which of them are banned where and when is a matter of the rules. */
export const breeds: readonly Breed[] = [
  row('native', '中华田园犬', '土狗 柴狗'),
  row('mixed', '混种犬', '串串 杂交'),
  row('poodle', '贵宾犬', '泰迪'),
  row('bichon', '比熊犬'),
  row('corgi', '柯基犬'),
  row('shiba', '柴犬'),
  row('golden', '金毛寻回犬', '金毛'),
  row('labrador', '拉布拉多寻回犬', '拉布拉多'),
  row('border-collie', '边境牧羊犬', '边牧'),
  row('pomeranian', '博美犬'),
  row('chihuahua', '吉娃娃'),
  row('husky', '西伯利亚雪橇犬', '哈士奇 二哈'),
  row('samoyed', '萨摩耶犬', '萨摩'),
  row('french-bulldog', '法国斗牛犬', '法斗'),
  row('schnauzer', '雪纳瑞犬'),
  row('shih-tzu', '西施犬'),
  row('maltese', '马尔济斯犬'),
  row('yorkshire', '约克夏梗'),
  row('dachshund', '腊肠犬'),
  row('pekingese', '北京犬', '京巴'),
  row('pug', '巴哥犬'),
  row('beagle', '比格犬'),
  row('chow', '松狮犬'),
  row('german-shepherd', '德国牧羊犬', '德牧 狼狗'),
  row('malinois', '马里努阿犬', '马犬'),
  row('tibetan-mastiff', '藏獒'),
  row('pit-bull', '比特犬', '斗牛梗'),
  row('rottweiler', '罗威纳犬'),
  row('dobermann', '杜宾犬'),
  row('dogo', '阿根廷杜高犬'),
  row('fila', '巴西菲勒犬'),
  row('tosa', '日本土佐犬'),
  row('central-asian', '中亚牧羊犬'),
  row('caucasian', '高加索牧羊犬'),
  row('bull-terrier', '牛头梗'),
  row('staffordshire', '斯塔福梗'),
  row('mastiff', '英国马士提夫犬'),
  row('cane-corso', '意大利卡斯罗犬'),
  row('neapolitan', '那不勒斯獒犬'),
  row('great-dane', '大丹犬'),
  row('akita', '秋田犬'),
  row('other', '其他品种'),
];

const byCode: ReadonlyMap<string, Breed> = new Map(breeds.map((breed) => [breed.code, breed]));

export const findBreed = (code: string): Breed | undefined => byCode.get(code);
export const breedName = (code: string): string => byCode.get(code)?.name ?? code;
