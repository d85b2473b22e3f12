import { type IntakeSource, isMachine } from '@huzhou/shared/complaints/intake/kinds';
import type { MachineReport } from '@huzhou/shared/complaints/intake/report';
import type { reportEvent } from '@huzhou/shared/complaints/intake/routes';
import { sourceNames } from '@huzhou/shared/complaints/source';
import { areaName } from '@huzhou/shared/directory/areas';
import { insidePoint } from '@huzhou/shared/directory/coordinates';
import { districtAt, type LocatedPlace, locate, type Point } from '@huzhou/shared/directory/place';
import { type Failure, type FieldError, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type Instant, millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import type { PhotoStore } from '../ports.ts';
import type { BringCase, Brought } from './bring-case.ts';
import { checkEvidence } from './evidence.ts';
import { minuteInChina } from './minute-in-china.ts';
import type { OutsidePolicy } from './outside-address.ts';

export interface EvidenceDeps {
  readonly photos: Pick<PhotoStore, 'findUploads'>;
  readonly outside: OutsidePolicy;
}

export const notAMachine = failure('forbidden', '这个来源不是机器来源，请用移交接口（/v1/intake/cases）');

/** Clocks of cameras are not all right, but a sighting of next week or of last month is a mistake. */
const aheadSeconds = 5 * secondsIn.minute;
const lateSeconds = 7 * secondsIn.day;

export const observedErrors = (observedAt: Instant, now: Instant): FieldError[] => {
  const age = millisecondsBetween(observedAt, now) / 1000;
  if (age < -aheadSeconds) return [{ field: 'observedAt', message: '观测时间在未来，请校准设备时钟' }];
  return age > lateSeconds ? [{ field: 'observedAt', message: '观测时间超过 7 天，请按当前情况重新上报' }] : [];
};

const addressOf = (point: Point): string => {
  const district = districtAt(point);
  const where = district === undefined ? '' : areaName(district);
  return `${where}东经 ${point.longitude.toFixed(4)}、北纬 ${point.latitude.toFixed(4)} 附近`;
};

/** What staff read: the machine's own words, and by what it saw it, when, and how surely. */
const wordsOf = ({ kind }: IntakeSource, { words = '', device, observedAt, confidence }: MachineReport): string => {
  const facts = [
    `${sourceNames[kind]}上报`,
    ...(device === undefined ? [] : [`设备 ${device}`]),
    `${minuteInChina(observedAt)} 发现`,
    ...(confidence === undefined ? [] : [`识别可信度 ${Math.round(confidence * 100)}%`]),
  ];
  return `${words}${words === '' ? '' : '\n'}（${facts.join('，')}）`;
};

const placeOf = ({ point: outside, address, areaCode }: MachineReport): Result<LocatedPlace, FieldError> => {
  const point = insidePoint(outside);
  const area = areaCode === undefined ? {} : { areaCode };
  const place = locate({ address: address ?? addressOf(point), point, ...area });
  return place.ok ? place : err({ ...place.failure, field: place.failure.field.replace('place.', '') });
};

/** A machine reports what it saw: a case, or one more sighting of a trouble that has an open case. */
export const createReportEvent =
  (deps: EvidenceDeps & { readonly bring: BringCase }): Handler<typeof reportEvent, IntakeSource> =>
  async ({ body }, source) => {
    if (!isMachine(source.kind)) return err(notAMachine);
    const { categoryCode, observedAt, device, evidence } = body;
    const check = async (now: Instant): Promise<Result<Brought, Failure>> => {
      const place = placeOf(body);
      const errors = [
        ...(place.ok ? [] : [place.failure]),
        ...observedErrors(observedAt, now),
        ...(await checkEvidence(deps, source, evidence)),
      ];
      if (!place.ok || errors.length > 0) return err(invalidInput(...errors));
      return ok({
        categoryCode,
        place: place.value,
        words: wordsOf(source, body),
        evidence,
        mayFold: true,
        seen: { observedAt, ...(device === undefined ? {} : { device }) },
      });
    };
    return deps.bring({ source, number: body.eventId, body, check });
  };
