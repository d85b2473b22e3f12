import type { Result } from '@huzhou/shared/kernel/result';
import type { GateReceipt } from '@huzhou/shared/parking/gate';
import { reportGateEvent } from '@huzhou/shared/parking/gate-routes';
import { serve } from '../../platform/http.ts';
import { httpEvent, lambdaContext } from '../../platform/testing/http-event.ts';
import { createGateRepository } from '../gate-repository.ts';
import { createReportGateEvent, type GateSource } from '../report-gate-event.ts';
import { createAftermath } from './aftermath.ts';

/** A registered gate of these lots; none: of all. */
export const gateOf = (lotIds: string[] = []): GateSource => ({
  sourceId: 'src-gate-1',
  kind: 'parking-gate',
  name: '道闸',
  state: 'active',
  scope: { categoryCodes: [], areaCodes: [], lotIds },
  perMinute: 600,
  evidenceHosts: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
});

/** Gates of a lot with two spots; `see` reports what one of their cameras saw, on 23 November in China. */
export const createGates = async (gateSource = gateOf()) => {
  const at = await createAftermath();
  await at.putLot();
  const gates = createGateRepository(at.documents, at.table);
  const report = createReportGateEvent({ ...at, gates, pause: async () => {} });
  const handle = serve(
    { reportGateEvent },
    { reportGateEvent: report },
    { sources: { verify: async () => ({ ok: true, value: gateSource }) as Result<GateSource, never> } },
  );
  const see = async (eventId: string, direction: 'in' | 'out', time: string, more: object = {}) => {
    const body = {
      eventId,
      lotId: 'aishan-1',
      plate: '浙E·12345',
      direction,
      at: `2026-11-23T${time}:00+08:00`,
      ...more,
    };
    const { statusCode, body: text } = await handle(httpEvent(reportGateEvent, { body }), lambdaContext());
    return { status: statusCode, ...(JSON.parse(String(text)) as GateReceipt & { title?: string }) };
  };
  return { ...at, gates, see };
};
