import { districts } from '../../directory/areas.ts';
import { gcjFromWgs, wgsFromGcj } from '../../directory/coordinates.ts';
import type { Point } from '../../directory/place.ts';
import { epochMilliseconds, type Instant, instantOf, plusSeconds } from '../../kernel/time.ts';
import { categories, findCategory } from '../category.ts';
import type { Complaint } from '../complaint.ts';
import type { Actor, ComplaintEvent } from '../event.ts';
import type { Step } from '../step.ts';
import { accept, advance } from '../transition.ts';

/**
 * Requests of the test endpoint: nothing of them is stored, so their number says all that is known of them, and they
 * live a whole life within ten minutes for whoever wants to see how one goes on.
 */
export interface TestCase {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
}

interface Facts {
  readonly at: Instant;
  readonly categoryCode: string;
  readonly districtCode: string;
  readonly point: Point | undefined;
}

const team = { unitId: 'team-test', kind: 'team', name: '测试中队' } as const;
const somebody = (name: string): Actor => ({ kind: 'staff', staffId: `test-${name}`, name });

/** What happens to every test request, and how many seconds after it was made. */
const life: readonly (readonly [number, Step, Actor])[] = [
  [5, { command: 'dispatch', unit: team }, { kind: 'system' }],
  [60, { command: 'respond', words: '这是测试端点的示例答复' }, somebody('handler')],
  [300, { command: 'resolve', words: '这是测试端点的示例结果', photoIds: ['A'.repeat(22)] }, somebody('handler')],
  [600, { command: 'approve' }, somebody('checker')],
];
export const testLifeSeconds = 600;

// Hundred-thousandths of a degree, in base 36; 0 where there is no position.
const coded = (degrees: number | undefined): string =>
  degrees === undefined ? '0' : Math.round(degrees * 1e5).toString(36);

const idPattern = /^TEST-([0-9a-z]{1,8})-([EC]\d{4})-(33\d{4})-([0-9a-z]{1,6})-([0-9a-z]{1,6})$/;

const idOf = ({ at, categoryCode, districtCode, point }: Facts): string => {
  const wgs = point === undefined ? undefined : wgsFromGcj(point);
  const seconds = Math.floor(epochMilliseconds(at) / 1000).toString(36);
  return `TEST-${seconds}-${categoryCode}-${districtCode}-${coded(wgs?.latitude)}-${coded(wgs?.longitude)}`;
};

const sampleMilliseconds = 6 * 3_600_000;

/** One of the four samples of a day is never finished, so that lists have something open, too. */
const isLeftOpen = (at: Instant): boolean => epochMilliseconds(at) % (4 * sampleMilliseconds) === sampleMilliseconds;
const stepsBeforeDone = 2;

/** The case of these facts as it stands at `now`. */
const liveOn = (facts: Facts, reporterId: string, now: Instant): TestCase => {
  const { at, categoryCode, districtCode, point } = facts;
  let { complaint, events } = accept(
    {
      complaintId: idOf(facts),
      policyVersion: '303024',
      categoryCode,
      address: '测试地点',
      ...(point === undefined ? {} : { point }),
      districtCode,
      words: '',
      photoIds: [],
      source: 'open311',
      reporterId,
      anonymous: false,
      hasPhone: false,
      submittedAt: at,
    },
    { kind: 'reporter' },
  );
  for (const [seconds, step, actor] of isLeftOpen(at) ? life.slice(0, stepsBeforeDone) : life) {
    const then = plusSeconds(at, seconds);
    if (then > now) break;
    const taken = advance(complaint, step, actor, then);
    if (!taken.ok) throw new Error(`The life of test requests has no ${step.command} here`);
    complaint = taken.value.complaint;
    events = [...events, ...taken.value.events];
  }
  return { complaint, events };
};

export const newTestCase = (facts: Omit<Facts, 'at'>, reporterId: string, now: Instant): TestCase =>
  liveOn({ ...facts, at: instantOf(Math.floor(epochMilliseconds(now) / 1000) * 1000) }, reporterId, now);

const decoded = (text: string): number => Number.parseInt(text, 36) / 1e5;

/** The test request of this number; undefined for a number that none can have. */
export const findTestCase = (id: string, reporterId: string, now: Instant): TestCase | undefined => {
  const [, seconds = '', categoryCode = '', districtCode = '', lat = '', long = ''] = idPattern.exec(id) ?? [];
  const epoch = Number.parseInt(seconds, 36) * 1000;
  if (!(epoch <= epochMilliseconds(now)) || findCategory(categoryCode) === undefined) return undefined;
  if (!districts.some(({ code }) => code === districtCode)) return undefined;
  const [latitude, longitude] = [decoded(lat), decoded(long)];
  if (latitude > 90 || longitude > 180) return undefined;
  const point = latitude === 0 && longitude === 0 ? undefined : gcjFromWgs({ latitude, longitude });
  const found = liveOn({ at: instantOf(epoch), categoryCode, districtCode, point }, reporterId, now);
  // Converting there and back may differ in the last digit; the number that was asked for is the one.
  const named = { complaintId: id };
  return {
    complaint: { ...found.complaint, ...named },
    events: found.events.map((event) => ({ ...event, ...named })),
  };
};

/** Near the seats of the districts, in WGS84. */
const samplePlaces: readonly (readonly [string, number, number])[] = [
  ['330502', 30.868, 120.186],
  ['330503', 30.872, 120.418],
  ['330521', 30.543, 119.977],
  ['330522', 31.026, 119.911],
  ['330523', 30.638, 119.68],
];

/** One request in six hours, the same for everybody: what lists of the test endpoint show. Newest first. */
export function* sampleTestCases(from: Instant, to: Instant, reporterId: string, now: Instant): Generator<TestCase> {
  const last = Math.min(epochMilliseconds(to), epochMilliseconds(now));
  const first = epochMilliseconds(from);
  for (let turn = Math.floor(last / sampleMilliseconds); turn * sampleMilliseconds >= first; turn -= 1) {
    const category = categories[turn % categories.length];
    const [districtCode, latitude, longitude] = samplePlaces[turn % samplePlaces.length] ?? [];
    if (category === undefined || districtCode === undefined) continue;
    const point = gcjFromWgs({ latitude: latitude ?? 0, longitude: longitude ?? 0 });
    const at = instantOf(turn * sampleMilliseconds);
    yield liveOn({ at, categoryCode: category.code, districtCode, point }, reporterId, now);
  }
}
