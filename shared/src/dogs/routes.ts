import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { findArea } from '../directory/areas.ts';
import { Instant, secondsIn } from '../kernel/time.ts';
import { OptionalWords, RequiredWords } from '../kernel/words.ts';
import { CertificateNumber } from './certificate.ts';
import { defineKeepersCommand, nothing, ofDog, reason, remark } from './command-route.ts';
import { Day } from './day.ts';
import { DogId } from './dog.ts';
import { DraftForm, Home, Keeper, OptionalDogPhotoIds } from './form.ts';
import { TypedChip } from './microchip.ts';
import { TransferCode } from './transfer.ts';
import { DogDetail, DogSummary, FindingView } from './view.ts';

const draft = z.strictObject({ form: DraftForm });

export const createDog = defineRoute({
  id: 'dogs.create',
  method: 'POST',
  path: '/v1/dogs',
  auth: 'signed-in',
  summary: '开始登记一只犬：先存草稿，随时可以接着填',
  idempotent: true,
  input: { body: draft },
  status: 201,
  output: DogDetail,
  failures: ['conflict'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const listDogs = defineRoute({
  id: 'dogs.list',
  method: 'GET',
  path: '/v1/dogs',
  auth: 'signed-in',
  summary: '我的犬只，以及下一步要办的事',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ dogs: z.array(DogSummary) }),
  failures: [],
});

export const getDog = defineRoute({
  id: 'dogs.get',
  method: 'GET',
  path: '/v1/dogs/{dogId}',
  auth: 'signed-in',
  summary: '查看我的一只犬：证件、免疫、芯片、经过、能办的事',
  idempotent: false,
  input: { path: ofDog },
  status: 200,
  output: DogDetail,
  failures: ['not-found'],
});

export const getDogForm = defineRoute({
  id: 'dogs.form',
  method: 'GET',
  path: '/v1/dogs/{dogId}/form',
  auth: 'signed-in',
  summary: '取回自己填写的登记表，接着填（仅草稿和待补正时）',
  idempotent: false,
  input: { path: ofDog },
  status: 200,
  output: z.object({ form: DraftForm }),
  failures: ['not-found', 'out-of-turn'],
});

export const saveDog = defineKeepersCommand('save', '保存登记表', draft);

export const submitDog = defineKeepersCommand(
  'submit',
  '提交登记：不符合规定时逐条说明；坚持提交的由登记员决定',
  z.strictObject({ insist: z.optional(z.boolean('请选择是否坚持提交')) }),
  20,
);

export const withdrawDog = defineKeepersCommand('withdraw', '撤回登记申请', nothing);
export const appealDog = defineKeepersCommand('appeal', '对不予登记的决定提出申诉', reason);
export const renewDog = defineKeepersCommand('renew', '续期（到期前 30 天起，须在免疫有效期内）', nothing);

const areaCode = z
  .string('请选择区县或乡镇街道')
  .check(z.refine((code) => findArea(code) !== undefined && code !== '330500', '请选择湖州市内的区县或乡镇街道'));
export const loseDog = defineKeepersCommand(
  'lose',
  '报告走失：通知附近的诊疗机构和巡查人员',
  z.strictObject({ areaCode }),
);
export const findDog = defineKeepersCommand('find', '已经找回', nothing);

export const offerTransfer = defineKeepersCommand('offer-transfer', '同意过户，生成过户码', nothing);
export const cancelTransfer = defineKeepersCommand('cancel-transfer', '取消过户', remark);
export const objectTransfer = defineKeepersCommand('object-transfer', '对过户提出异议（14 天内）', reason);
export const changeAddress = defineKeepersCommand('change-address', '变更饲养地址', z.strictObject({ home: Home }), 10);
export const replaceTag = defineKeepersCommand('replace-tag', '更换犬牌，旧牌立即失效', nothing);
export const moveOut = defineKeepersCommand('move-out', '迁出本市', reason);
export const moveBack = defineKeepersCommand('move-back', '迁回本市，重新审核', nothing);

export const deregisterDog = defineKeepersCommand(
  'deregister',
  '注销登记：死亡、丢失或放弃饲养',
  z.strictObject({ kind: z.enum(['death', 'loss', 'giving-up'], '请选择注销原因'), words: OptionalWords }),
);

export const giveChip = defineKeepersCommand('chip', '登记犬只已有的芯片号码', z.strictObject({ chip: TypedChip }));
export const dropClaim = defineKeepersCommand('drop-claim', '号码填错了，放弃有争议的芯片号码', nothing);

export const stateDispute = defineRoute({
  id: 'dogs.stateDispute',
  method: 'POST',
  path: '/v1/dogs/{dogId}/state-dispute',
  auth: 'signed-in',
  summary: '在芯片争议中陈述',
  idempotent: true,
  input: {
    path: ofDog,
    /** The dispute is named by the dog that came second. */
    body: z.strictObject({ claimantDogId: DogId, words: RequiredWords, photoIds: OptionalDogPhotoIds }),
  },
  status: 200,
  output: DogDetail,
  failures: ['not-found', 'out-of-turn', 'conflict'],
});

const transferCode = z.strictObject({ code: TransferCode });

export const lookAtTransfer = defineRoute({
  id: 'dogs.lookAtTransfer',
  method: 'POST',
  path: '/v1/dog-transfers/look',
  auth: 'signed-in',
  summary: '凭过户码查看要接手的犬只',
  idempotent: false,
  input: { body: transferCode },
  status: 200,
  output: z.object({
    name: z.string(),
    breed: z.string(),
    colour: z.string(),
    vaccinated: z.boolean(),
    validUntil: z.optional(Day),
    acceptBy: Instant,
  }),
  failures: ['not-found'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const acceptTransfer = defineRoute({
  id: 'dogs.acceptTransfer',
  method: 'POST',
  path: '/v1/dog-transfers/accept',
  auth: 'signed-in',
  summary: '接受过户；14 天异议期后犬只归我名下',
  idempotent: true,
  input: { body: z.strictObject({ ...transferCode.shape, keeper: Keeper, home: Home }) },
  status: 200,
  output: DogDetail,
  failures: ['not-found', 'out-of-turn', 'conflict'],
  limit: { per: 'caller', most: 20, withinSeconds: secondsIn.hour },
});

export const getCertificate = defineRoute({
  id: 'dogs.certificate',
  method: 'GET',
  path: '/v1/dogs/{dogId}/certificate',
  auth: 'signed-in',
  summary: '电子犬证：编号、签名和二维码内容，可离线核验',
  idempotent: false,
  input: { path: ofDog },
  status: 200,
  output: z.object({
    number: CertificateNumber,
    name: z.string(),
    breed: z.string(),
    colour: z.string(),
    districtCode: z.string(),
    chipTail: z.string(),
    validUntil: Day,
    protectedUntil: z.optional(Day),
    /** What the QR code holds: `HZQ:` and a compact JWS. */
    qr: z.string(),
    tagCode: z.string(),
  }),
  failures: ['not-found', 'out-of-turn'],
});

export const listFindings = defineRoute({
  id: 'dogs.findings',
  method: 'GET',
  path: '/v1/dogs/{dogId}/findings',
  auth: 'signed-in',
  summary: '捡到犬只的人留下的话',
  idempotent: false,
  input: { path: ofDog },
  status: 200,
  output: z.object({ findings: z.array(FindingView) }),
  failures: ['not-found'],
});

export const readFindings = defineRoute({
  id: 'dogs.readFindings',
  method: 'POST',
  path: '/v1/dogs/{dogId}/read-findings',
  auth: 'signed-in',
  summary: '把留言标为已读',
  idempotent: true,
  input: { path: ofDog, body: nothing },
  status: 200,
  output: z.object({ findings: z.array(FindingView) }),
  failures: ['not-found'],
});
