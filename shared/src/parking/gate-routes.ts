import { defineRoute } from '../contract/route.ts';
import { GateEvent, GateReceipt } from './gate.ts';

export const reportGateEvent = defineRoute({
  id: 'gates.report',
  method: 'POST',
  path: '/v1/parking/gate-events',
  auth: 'source',
  summary: '道闸相机：上报一次进出；同一编号重复上报无害，先后颠倒也无妨',
  idempotent: false,
  input: { body: GateEvent },
  status: 201,
  output: GateReceipt,
  failures: ['forbidden', 'not-found', 'conflict'],
});
