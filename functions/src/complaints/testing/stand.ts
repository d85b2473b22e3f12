import { randomBytes } from 'node:crypto';
import * as casework from '@huzhou/shared/complaints/casework-routes';
import * as routes from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail, ComplaintSummary } from '@huzhou/shared/complaints/view';
import type { Route } from '@huzhou/shared/contract/route';
import { foundingUnits, personas } from '@huzhou/shared/directory/demonstration';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import type { UploadFault } from '../../photos/upload-store.ts';
import { serve } from '../../platform/http.ts';
import { pauseBetweenAttempts } from '../../platform/patience.ts';
import { createRateLimiter } from '../../platform/rate-limit.ts';
import { createSealer } from '../../platform/sealed.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext, type TestRequest } from '../../platform/testing/http-event.ts';
import { createAuditRepository } from '../audit-repository.ts';
import { createCaseListRepository } from '../case-list-repository.ts';
import { createCaseworkHandlers } from '../casework/casework-handlers.ts';
import { createDetailOf } from '../complaint-detail.ts';
import { createComplaintRepository } from '../complaint-repository.ts';
import { createFollowerRepository } from '../follower-repository.ts';
import { createHandlers, type HandlerDeps } from '../handlers.ts';
import { createNearCasesRepository } from '../near-cases-repository.ts';
import type { Directory } from '../ports.ts';

export const startsAt: Instant = '2026-11-23T00:00:00.000Z';

/** The demonstration's people, by the key of their openid. */
export const callerOf = (key: string): Caller => {
  const persona = personas.find(({ openid }) => openid.replace('oHuzhouPersona_', '').replace(/0+$/, '') === key);
  if (persona === undefined) throw new Error(`There is no persona ${key}`);
  const { staffId, name, grants } = persona;
  const personId = `person-${key}`;
  return staffId === undefined ? { personId } : { personId, staff: { staffId, name, grants: [...grants] } };
};

const staff = personas.flatMap(({ staffId, name, grants, openid }) =>
  staffId === undefined ? [] : [{ staffId, name, grants: [...grants], personId: `person-of-${openid}` }],
);

/** The founding units and the demonstration's staff, from memory. */
export const sampleDirectory: Directory = {
  findUnit: async (unitId) => foundingUnits.find((unit) => unit.unitId === unitId),
  unitsAround: async () => foundingUnits,
  staffOfUnit: async (unitId) => staff.filter(({ grants }) => grants.some((grant) => grant.unitId === unitId)),
  staffAround: async () => staff,
};

export const photoId = (index: number): string => `photo-${index}`.padEnd(22, '_');
export const phone = '13812341234';

export const submission = (more: Record<string, unknown> = {}) => ({
  categoryCode: 'E0102',
  place: { address: '红旗路 12 号门口', areaCode: '330502001' },
  words: '垃圾三天没有人收',
  photoIds: [photoId(0)],
  phone,
  ...more,
});

let keys = 0;
export const newKey = (): string => {
  keys += 1;
  return `key-${String(keys).padStart(16, '0')}`;
};

/** Whatever of an answer a test may look at: of a case, a list, a number, a problem. */
type AnswerBody = Partial<ComplaintDetail> & {
  readonly complaints?: readonly ComplaintSummary[];
  readonly nextCursor?: string;
  readonly phone?: string;
  readonly type?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
};

export interface Answer {
  readonly status: number;
  readonly body: AnswerBody;
  readonly text: string;
}

export interface Call extends TestRequest {
  readonly key?: string;
}

/** The whole capability over empty tables on the emulator: real handlers, store and lists; uploads and WeChat made up. */
export const createStand = async (more: Partial<HandlerDeps> = {}) => {
  const tables = await createTestTables('complaints', 'limits', 'audit');
  const time = { now: startsAt };
  const clock = { now: () => time.now };
  const faults = new Map<string, UploadFault>();
  const photos = {
    findUploads: async (_: string, ids: readonly string[]) => ids.map((id) => faults.get(id)),
    photoUrls: async (found: readonly { photoId: string }[]) =>
      new Map(found.map((photo) => [photo.photoId, `https://media.test/${photo.photoId}`])),
  };
  const ring = { keys: [{ kid: 'k1', secret: 'a key of the test that is long enough' }] };
  const sealer = createSealer(async () => ring);
  const store = createComplaintRepository(tables.documents, tables.names);
  const deps: HandlerDeps = {
    store,
    lists: createCaseListRepository(tables.documents, tables.names.complaints),
    directory: sampleDirectory,
    photos,
    followers: createFollowerRepository(tables.documents, tables.names.complaints),
    nearCases: createNearCasesRepository(tables.documents, tables.names.complaints),
    detailOf: createDetailOf({ photos, sealer, store }),
    recordRead: createAuditRepository(tables.documents, tables.names.audit, randomBytes),
    checkText: async () => 'pass',
    sealer,
    clock,
    pause: pauseBetweenAttempts,
    randomBytes,
    policyVersion: '303024',
    ...more,
  };
  const { createUpload, verifyMediaCheckPush, receiveMediaCheck, ...chainRoutes } = routes;
  const handler = serve(
    { ...chainRoutes, ...casework },
    { ...createHandlers(deps), ...createCaseworkHandlers(deps) },
    {
      limiter: createRateLimiter({ documents: tables.documents, table: tables.names.limits, clock }),
      countedElsewhere: [routes.submitComplaint.id],
    },
  );

  const call = async (route: Route, { key, headers, ...request }: Call): Promise<Answer> => {
    const idempotency = route.idempotent ? { 'idempotency-key': key ?? newKey() } : {};
    const event = httpEvent(route, { ...request, headers: { ...idempotency, ...headers } });
    const { statusCode, body = '' } = await handler(event, lambdaContext());
    return { status: statusCode, body: JSON.parse(body), text: body };
  };

  const wait = (seconds: number, milliseconds = 0): void => {
    time.now = plusMilliseconds(time.now, seconds * 1000 + milliseconds);
  };

  /** Files a complaint and gives its number. */
  const file = async (more: Record<string, unknown> = {}, caller = callerOf('citizen')): Promise<string> => {
    const { status, body, text } = await call(routes.submitComplaint, { caller, body: submission(more) });
    if (status !== 201) throw new Error(text);
    return body.complaintId ?? '';
  };

  /** Gives a command as it should be given, by whom it is usually given. */
  const give = async (name: keyof typeof usual, complaintId: string, request: Call = {}): Promise<ComplaintDetail> => {
    const { route, by, body } = usual[name];
    const answer = await call(route, { caller: callerOf(by), body, path: { complaintId }, ...request });
    if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`);
    return answer.body as ComplaintDetail;
  };

  return { ...deps, deps, tables, time, wait, faults, call, file, give };
};

export type Stand = Awaited<ReturnType<typeof createStand>>;

/** Each command with who usually gives it and what. */
export const usual = {
  dispatch: { route: routes.dispatchComplaint, by: 'dispatch', body: { unitId: 'team-330502001' } },
  respond: { route: routes.respondToComplaint, by: 'handler', body: { words: '马上到现场' } },
  resolve: { route: routes.resolveComplaint, by: 'handler', body: { words: '已清理干净', photoIds: [photoId(1)] } },
  return: { route: routes.returnComplaint, by: 'handler', body: { words: '不属于本中队' } },
  approve: { route: routes.approveComplaint, by: 'dispatch', body: {} },
  rework: { route: routes.reworkComplaint, by: 'superv', body: { words: '还有垃圾' } },
  withdraw: { route: routes.withdrawComplaint, by: 'citizen', body: {} },
  rate: { route: routes.rateComplaint, by: 'citizen', body: { score: 5, words: '很快' } },
  reopen: { route: routes.reopenComplaint, by: 'citizen', body: { words: '又堆起来了' } },
  decline: { route: casework.declineComplaint, by: 'dispatch', body: { reasonCode: 'not-ours', words: '请找交警' } },
  transfer: {
    route: casework.transferComplaint,
    by: 'dispatch',
    body: { body: '国网湖州供电公司', words: '电力线缆' },
  },
  inform: { route: casework.informReporter, by: 'handler', body: { words: '清运车下午到', photoIds: [photoId(2)] } },
  note: { route: casework.noteOnComplaint, by: 'lead', body: { words: '房东在外地', photoIds: [photoId(3)] } },
  'request-extension': {
    route: casework.requestExtension,
    by: 'handler',
    body: { until: plusSeconds(startsAt, 48 * 3600), words: '要等材料' },
  },
  extend: { route: casework.extendComplaint, by: 'superv', body: { words: '同意，请尽快' } },
  'request-suspension': {
    route: casework.requestSuspension,
    by: 'handler',
    body: { until: plusSeconds(startsAt, 10 * 86_400), words: '要等春季补种' },
  },
  suspend: { route: casework.suspendComplaint, by: 'superv', body: {} },
  'refuse-request': { route: casework.refuseRequest, by: 'superv', body: { words: '今天能办完' } },
  resume: { route: casework.resumeComplaint, by: 'lead', body: { words: '材料到了' } },
  'confirm-gone': { route: casework.confirmGone, by: 'dispatch', body: { words: '现场已无垃圾' } },
  supervise: { route: casework.superviseComplaint, by: 'superv', body: { words: '为何还没有人到场', withinHours: 2 } },
  'answer-supervision': {
    route: casework.answerSupervision,
    by: 'handler',
    body: { supervisionId: 1, words: '车坏了，已换车' },
  },
  'make-key': { route: casework.makeKeyCase, by: 'superv', body: { words: '媒体关注' } },
  'set-plan': {
    route: casework.setPlan,
    by: 'leader',
    body: { summary: '清理并加设摄像头', steps: [{ title: '清理', dueOn: '2026-11-24' }] },
  },
  'finish-step': { route: casework.finishStep, by: 'leader', body: { step: 0, words: '清完了' } },
  'strike-off': {
    route: casework.strikeOff,
    by: 'superv',
    body: { words: '一周没有再堆放', photoIds: [photoId(4)] },
  },
  // Into a case that the test must name.
  merge: { route: casework.mergeComplaint, by: 'dispatch', body: { into: 'HZ20261123-0000000000' } },
  split: {
    route: casework.splitComplaint,
    by: 'dispatch',
    body: { parts: [{ unitId: 'team-330502-municipal', words: '修好路面' }], words: '环卫清运，市政修路' },
  },
} as const satisfies Record<string, { route: Route; by: string; body: unknown }>;
