import { type Failure, failure } from '../kernel/failure.ts';
import { nextState } from '../kernel/lifecycle.ts';
import { type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import { dayOf, plusDays } from './day.ts';
import { type Dog, factsOf } from './dog.ts';
import { type DogCommand, dogLifecycle, dogStateNames, isKept } from './lifecycle.ts';
import { type KeepingRules, rulesOn } from './rules.ts';
import { mostObjections, standingObjection } from './transfer.ts';
import { validVaccination } from './vaccination.ts';

const said = (words: string): Failure => failure('out-of-turn', words);

/** The rules that bind a dog at an instant. */
export const rulesFor = (dog: Dog, at: Instant): KeepingRules => rulesOn(factsOf(dog).districtCode, dayOf(at));

const protectedNow = ({ vaccinations }: Dog, at: Instant): Failure | undefined =>
  validVaccination(vaccinations, at) === undefined
    ? said('没有有效的狂犬病免疫记录，请先到登记的诊疗机构接种')
    : undefined;

const chipped = ({ chip, claim }: Dog): Failure | undefined => {
  if (claim !== undefined) return said('芯片号码与另一只犬重复，争议处理完之前不能继续');
  return chip === undefined ? said('还没有植入芯片，请先到登记的诊疗机构植入') : undefined;
};

const cleared = ({ concerns, waived }: Dog): Failure | undefined =>
  concerns.every((concern) => waived.includes(concern)) ? undefined : said('申请仍有不符合规定的地方，不能准予登记');

/** The first day on which a registration can be renewed; undefined where there is none. */
export const renewableFrom = (dog: Dog, at: Instant): string | undefined =>
  dog.validUntil === undefined ? undefined : plusDays(dog.validUntil, -rulesFor(dog, at).renewFromDays);

const dueForRenewal = (dog: Dog, at: Instant): Failure | undefined => {
  const from = renewableFrom(dog, at);
  return from !== undefined && dayOf(at) >= from ? undefined : said(`${from ?? '到期前 30 天'} 起可以续期`);
};

const appealable = (dog: Dog, at: Instant): Failure | undefined => {
  if (dog.appealLost) return said('申诉已经审理过，不能再次申诉');
  const { refusal } = dog;
  const days = rulesFor(dog, at).appealWithinDays;
  return refusal !== undefined && at <= plusSeconds(refusal.at, days * secondsIn.day)
    ? undefined
    : said(`收到决定已超过 ${days} 天，不能再申诉`);
};

const accepted = ({ transfer }: Dog): Failure | undefined =>
  transfer?.acceptedAt === undefined ? said('新饲养人还没有接受过户') : undefined;

type Rule = (dog: Dog, at: Instant) => Failure | undefined;

const first =
  (...rules: readonly Rule[]): Rule =>
  (dog, at) => {
    for (const rule of rules) {
      const problem = rule(dog, at);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

/** What must hold of the dog beyond its state. */
const rules: Readonly<Partial<Record<DogCommand, Rule>>> = {
  approve: first(cleared, chipped, protectedNow),
  appeal: appealable,
  renew: first(dueForRenewal, chipped, protectedNow),
  'drop-claim': ({ claim }) => (claim === undefined ? said('没有有争议的芯片号码') : undefined),
  'win-chip': ({ claim }) => (claim === undefined ? said('没有有争议的芯片号码') : undefined),
  'lose-chip': ({ chip }) => (chip === undefined ? said('没有登记芯片') : undefined),
  'offer-transfer': chipped,
  'accept-transfer': first(
    ({ transfer }) => (transfer?.acceptedAt === undefined ? undefined : said('过户已经被接受')),
    ({ transfer }, at) => (transfer !== undefined && at < transfer.acceptBy ? undefined : said('过户码已过期')),
  ),
  'object-transfer': first(accepted, ({ transfer }) =>
    (transfer?.objections.length ?? 0) < mostObjections ? undefined : said('异议次数已达上限'),
  ),
  'settle-objection': ({ transfer }) =>
    transfer !== undefined && standingObjection(transfer) !== undefined ? undefined : said('没有等待处理的异议'),
  'complete-transfer': first(accepted, ({ transfer }, at) =>
    transfer !== undefined &&
    standingObjection(transfer) === undefined &&
    transfer.completesAt !== undefined &&
    at >= transfer.completesAt
      ? undefined
      : said('异议期还没有结束'),
  ),
  lapse: ({ protectedUntil }) => (protectedUntil === undefined ? said('没有到期的免疫') : undefined),
};

/** Why the command cannot be given at `at`, whoever gives it; undefined when it can. */
export const outOfTurn = (dog: Dog, command: DogCommand, at: Instant): Failure | undefined => {
  if (nextState(dogLifecycle, dog.state, command) === undefined)
    return said(`犬只现在是「${dogStateNames[dog.state]}」，不能进行这项操作`);
  return rules[command]?.(dog, at);
};

/** What a registration still wants, for the keeper and the registrar alike. */
export interface Wants {
  readonly review: boolean;
  readonly vaccination: boolean;
  readonly chip: boolean;
}

export const wantsOf = (dog: Dog, at: Instant): Wants => ({
  review: !isKept(dog.state),
  vaccination: validVaccination(dog.vaccinations, at) === undefined,
  chip: dog.chip === undefined || dog.claim !== undefined,
});
