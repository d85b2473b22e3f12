import { type IntakeSource, isHandOver } from '@huzhou/shared/complaints/intake/kinds';
import { catchAllCategory, type HandOver } from '@huzhou/shared/complaints/intake/report';
import type { handOverCase } from '@huzhou/shared/complaints/intake/routes';
import { insidePoint } from '@huzhou/shared/directory/coordinates';
import { locate } from '@huzhou/shared/directory/place';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import type { BringCase, Brought } from './bring-case.ts';
import { checkEvidence } from './evidence.ts';
import type { EvidenceDeps } from './report-event.ts';

export const notADesk = failure('forbidden', '这个来源不是 12345 或信访，请用上报接口（/v1/intake/reports）');

const placeOf = ({ place: { address, areaCode, point } }: HandOver) =>
  locate({
    address,
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(point === undefined ? {} : { point: insidePoint(point) }),
  });

/** Another desk hands a case over, with its number and its deadlines; each is a case of its own, never folded. */
export const createHandOverCase =
  (deps: EvidenceDeps & { readonly bring: BringCase }): Handler<typeof handOverCase, IntakeSource> =>
  async ({ body }, source) => {
    if (!isHandOver(source.kind)) return err(notADesk);
    const { number, words, categoryCode = catchAllCategory, phone, respondBy, resolveBy, evidence = [] } = body;
    const check = async (): Promise<Result<Brought, Failure>> => {
      const place = placeOf(body);
      const errors = [...(place.ok ? [] : [place.failure]), ...(await checkEvidence(deps, source, evidence))];
      if (!place.ok || errors.length > 0) return err(invalidInput(...errors));
      return ok({
        categoryCode,
        place: place.value,
        words,
        evidence,
        mayFold: false,
        phone,
        deadlines: {
          ...(respondBy === undefined ? {} : { respondBy }),
          ...(resolveBy === undefined ? {} : { resolveBy }),
        },
      });
    };
    return deps.bring({ source, number, body, check });
  };
