import { demonstrationOperatorOf } from '../directory/demonstration.ts';
import { townNamedIn } from '../directory/place.ts';
import { type Sketch, sketches } from './demonstration.data.ts';
import type { Lot, Spot } from './lot.ts';
import { always, offHours, type Sharing } from './sharing.ts';
import type { Tariff } from './tariff.ts';

/** Work from 8:30 to 17:30, in summer to 18:00, as the public bodies of the city keep it. */
const bureau: Sharing = {
  ...offHours('08:30', '17:30'),
  seasons: [{ name: '夏令时', from: '07-01', to: '09-30', days: offHours('08:30', '18:00').days }],
};
const school: Sharing = {
  ...offHours('07:30', '17:30'),
  seasons: [
    { name: '暑假', from: '07-10', to: '08-25', days: always.days },
    { name: '寒假', from: '01-25', to: '02-20', days: always.days },
  ],
};
const company = offHours('08:00', '17:00');
/** Where visitors come on days of rest, it is the nights that are shared. */
const nights: Sharing = {
  days: {
    working: [
      { from: '00:00', to: '08:00' },
      { from: '17:30', to: '24:00' },
    ],
    rest: [
      { from: '00:00', to: '08:00' },
      { from: '20:00', to: '24:00' },
    ],
  },
  seasons: [],
};

const sharings: Readonly<Record<Sketch[6], Sharing>> = { bureau, school, company, nights, always };

const tariffs: Readonly<Record<Sketch[7], Tariff>> = {
  free: { kind: 'free' },
  night: { kind: 'night-flat', perNight: 500, nightFrom: '18:30', nightTo: '08:00', perHour: 200 },
  cheapNight: { kind: 'night-flat', perNight: 300, nightFrom: '18:00', nightTo: '07:30', perHour: 100 },
  hourly: { kind: 'hourly', perHour: 300, dayCap: 2_000, freeMinutes: 30 },
  busy: { kind: 'hourly', perHour: 500, dayCap: 3_000, freeMinutes: 15 },
  mild: { kind: 'hourly', perHour: 200, dayCap: 1_000, freeMinutes: 60 },
};

export interface DemonstrationLot {
  readonly lot: Omit<Lot, 'spots' | 'chargers'>;
  readonly spots: readonly Spot[];
}

const spotsOf = (count: number, { chargers = 0, pooled: isPooled }: NonNullable<Sketch[9]>): readonly Spot[] =>
  Array.from({ length: count }, (_none, index) => ({
    spotId: `${isPooled === true ? 'P' : 'A'}-${String(index + 1).padStart(3, '0')}`,
    charger: index < chargers,
    // One in fifty, at least one: the last ones, so that they are not those with a charger.
    accessible: index >= count - Math.ceil(count / 50),
  }));

const lotOf = (districtCode: string, sketch: Sketch): DemonstrationLot => {
  const [lotId, name, address, longitude, latitude, ownerKind, sharing, tariff, count, more = {}] = sketch;
  const townCode = townNamedIn(address, districtCode);
  return {
    lot: {
      lotId: `demo-${lotId}`,
      name: `${name}（演示）`,
      ownerKind,
      programme: ownerKind === 'public' ? 'added' : 'off-hours',
      address,
      point: { longitude, latitude },
      entrance: '从正门进入，按地面标线到共享车位区',
      rules:
        ownerKind === 'public'
          ? '请停在标线内，不要占用无障碍车位和充电车位。'
          : '请停在共享车位区，上班前按时驶离；不要在院内鸣笛和清洗车辆。',
      numbering: more.pooled === true ? 'pooled' : 'numbered',
      ...(more.height === undefined ? {} : { heightCentimetres: more.height }),
      sharing: sharings[sharing],
      tariff: tariffs[tariff],
      operatorId: demonstrationOperatorOf(districtCode),
      districtCode,
      ...(townCode === undefined ? {} : { townCode }),
      paused: false,
      demonstration: true,
      version: 1,
    },
    spots: spotsOf(count, more),
  };
};

/** Made-up lots in all five districts, marked as such: never seeded in production. */
export const demonstrationLots: readonly DemonstrationLot[] = Object.entries(sketches).flatMap(([districtCode, lots]) =>
  lots.map((sketch) => lotOf(districtCode, sketch)),
);
