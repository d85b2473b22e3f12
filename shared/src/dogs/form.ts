import * as z from 'zod/mini';
import { findArea } from '../directory/areas.ts';
import { noPictographs, Phone } from '../kernel/words.ts';
import { optionalPhotoIds, photoIds } from '../photos/upload.ts';
import { findBreed } from './breed.ts';
import { Day } from './day.ts';
import { Purpose } from './eligibility.ts';
import { TypedChip } from './microchip.ts';

const line = (empty: string, most: number) =>
  z.string(empty).check(z.trim(), z.minLength(1, empty), z.maxLength(most, `最多 ${most} 个字`), noPictographs);

/** Weights of the check digit of a resident's identity number (GB 11643). */
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const isIdentityNumber = (text: string): boolean => {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17];
};

export const IdentityNumber = z.pipe(
  z.string('请填写身份证号码').check(z.trim(), z.maxLength(18, '身份证号码为 18 位')),
  z.pipe(
    z.transform((text: string) => text.toUpperCase()),
    z.string().check(z.refine(isIdentityNumber, '身份证号码不正确，请核对')),
  ),
);

/** Who keeps a dog: nothing of it is ever shown but masked, or to a registrar who says what for. */
export const Keeper = z.strictObject({
  name: line('请填写饲养人姓名', 30),
  identityNumber: IdentityNumber,
  phone: Phone,
});
export type Keeper = z.infer<typeof Keeper>;

export const TownCode = z
  .string('请选择乡镇街道')
  .check(z.refine((code) => code.length === 9 && findArea(code) !== undefined, '请选择湖州市内的乡镇街道'));

/** Where the dog lives, down to the door. */
export const Home = z.strictObject({
  townCode: TownCode,
  address: line('请填写详细住址', 80).check(z.minLength(4, '请写到门牌号，例如「红旗路 12 号 3 幢 201」')),
});
export type Home = z.infer<typeof Home>;

export const sexes = ['male', 'female'] as const;
export const sexNames = { male: '公', female: '母' } as const;

export const mostDogPhotos = 4;
export const DogPhotoIds = photoIds(mostDogPhotos, '请至少拍一张犬只照片');
export const OptionalDogPhotoIds = optionalPhotoIds(mostDogPhotos);

export const BreedCode = z
  .string('请选择犬种')
  .check(z.refine((code) => findBreed(code) !== undefined, '没有这个犬种，请重新选择'));
export const Colour = line('请填写毛色', 20);

/** What is said of the dog itself. */
export const dogShape = {
  name: line('请填写犬只名字', 20),
  breedCode: BreedCode,
  sex: z.enum(sexes, '请选择性别'),
  neutered: z.boolean('请选择是否绝育'),
  colour: Colour,
  bornOn: Day,
  shoulderCm: z.int('请填写肩高（厘米）').check(z.gte(5, '肩高至少 5 厘米'), z.lte(120, '肩高最多 120 厘米')),
  purpose: Purpose,
  photoIds: DogPhotoIds,
};

/** A slip's number of a clinic or a patrol: the record that they made of the dog before it was registered. */
export const SlipNumber = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '单号不正确，请核对'));

/** Everything that an application says. */
export const RegistrationForm = z.strictObject({
  keeper: Keeper,
  home: Home,
  ...dogShape,
  /** Where it has one already; the clinic adds it otherwise. */
  chip: z.optional(TypedChip),
  slip: z.optional(SlipNumber),
  /** The certificate of another city, for a dog that moved in. */
  movedFrom: z.optional(line('请填写原登记地', 40)),
});
export type RegistrationForm = z.infer<typeof RegistrationForm>;

const loose = (most: number) => z.optional(z.string().check(z.maxLength(most)));

/** An application on the way: whatever has been filled in so far, in whatever order. It is judged when it is submitted. */
export const DraftForm = z.strictObject({
  keeper: z.optional(z.strictObject({ name: loose(30), identityNumber: loose(18), phone: loose(20) })),
  home: z.optional(z.strictObject({ townCode: loose(9), address: loose(80) })),
  name: loose(20),
  breedCode: loose(40),
  sex: z.optional(z.enum(sexes)),
  neutered: z.optional(z.boolean()),
  colour: loose(20),
  bornOn: loose(10),
  shoulderCm: z.optional(z.number().check(z.gte(0), z.lte(1000))),
  purpose: z.optional(Purpose),
  photoIds: OptionalDogPhotoIds,
  chip: loose(40),
  slip: loose(40),
  movedFrom: loose(40),
});
export type DraftForm = z.infer<typeof DraftForm>;

/** Each step of the wizard with the fields that it asks for: what a client shows, and where a fault belongs. */
export const wizardSteps = [
  { key: 'dog', fields: ['name', 'breedCode', 'sex', 'neutered', 'colour', 'bornOn', 'shoulderCm', 'purpose'] },
  { key: 'home', fields: ['home', 'movedFrom'] },
  { key: 'keeper', fields: ['keeper'] },
  { key: 'photos', fields: ['photoIds'] },
  { key: 'chip', fields: ['chip', 'slip'] },
] as const;
