import * as z from 'zod/mini';
import { OutsidePoint } from '../../directory/coordinates.ts';
import { Place } from '../../directory/place.ts';
import { Instant } from '../../kernel/time.ts';
import { noPictographs, OptionalWords, Phone, RequiredWords } from '../../kernel/words.ts';
import { UploadId } from '../../photos/upload.ts';
import { ComplaintId } from '../complaint.ts';
import { eventTypes } from '../event.ts';
import { ComplaintState } from '../lifecycle.ts';
import { CategoryCode, mostPhotos } from '../submission.ts';

/** What a machine calls its event: it stands in addresses as it is, and exists once per source. */
export const EventId = z
  .string('请填写事件编号')
  .check(z.regex(/^[A-Za-z0-9._~-]{1,64}$/, '事件编号只能用字母、数字和 . _ ~ -，最多 64 个字符'));

/** What a desk calls its case, petition numbers like `湖信访〔2026〕12号` included. */
export const ForeignNumber = z
  .string('请填写对方编号')
  .check(
    z.regex(
      /^[\p{Script=Han}A-Za-z0-9._~〔〕【】（）()-]{1,64}$/u,
      '编号只能用文字、数字、括号和 . _ ~ -，最多 64 个字符',
    ),
  );

const momentForm = '时间请写成 ISO 8601，带时区，例如 2026-11-23T08:00:00+08:00';

/** An instant as others write it: ISO 8601 with any zone, in a year of four digits wherever the zone moves it. */
const Moment = z.pipe(
  z.pipe(
    z.iso.datetime({ offset: true, error: momentForm }),
    z.transform((text): Instant => new Date(text).toISOString()),
  ),
  z.string().check(z.regex(/^[12]\d{3}-/, momentForm)),
);

/** One piece of evidence: a picture that was uploaded, or the address where we fetch it. */
const Evidence = z
  .strictObject({
    uploadId: z.optional(UploadId),
    url: z.optional(
      z
        .string()
        .check(z.maxLength(2048, '地址不能超过 2048 个字'), z.regex(/^https?:\/\/[^\s]+$/, '请填写图片的完整地址')),
    ),
  })
  .check(
    z.refine(
      ({ uploadId, url }) => (uploadId === undefined) !== (url === undefined),
      '每件证据请只给 uploadId 或 url 之一',
    ),
  );
export type Evidence = z.infer<typeof Evidence>;

const mostEvidence = z.maxLength(mostPhotos, `最多 ${mostPhotos} 件证据`);
const distinct = z.refine<readonly Evidence[]>(
  (items) => new Set(items.map(({ uploadId, url }) => uploadId ?? url)).size === items.length,
  '同一件证据只能用一次',
);

/** What a machine saw. */
export const MachineReport = z.strictObject({
  eventId: EventId,
  categoryCode: CategoryCode,
  /** When it was seen; reporting may come later. */
  observedAt: Moment,
  point: OutsidePoint,
  /** Where the camera hangs or the inspector stands, in words; where it is left out, the position stands for it. */
  address: z.optional(Place.shape.address),
  /**
   * The town or street, which whoever put the machine up knows: no map of ours tells it from the position. Without it,
   * and without its name in the address, a person at the district's desk has to find the team.
   */
  areaCode: Place.shape.areaCode,
  words: OptionalWords,
  /** Which of the source's devices saw it. */
  device: z.optional(
    z.string().check(z.trim(), z.minLength(1), z.maxLength(64, '设备编号不能超过 64 个字'), noPictographs),
  ),
  /** How sure the recognition is, 0 to 1. */
  confidence: z.optional(
    z.number('可信度请填 0 到 1').check(z.gte(0, '可信度请填 0 到 1'), z.lte(1, '可信度请填 0 到 1')),
  ),
  evidence: z.array(Evidence, '请至少提供一件证据').check(z.minLength(1, '请至少提供一件证据'), mostEvidence, distinct),
});
export type MachineReport = z.infer<typeof MachineReport>;

/** The trouble of an earlier event is seen no more. */
export const GoneReport = z.strictObject({
  observedAt: Moment,
  words: OptionalWords,
  evidence: z.optional(z.array(Evidence).check(mostEvidence, distinct)),
});
export type GoneReport = z.infer<typeof GoneReport>;

/** A case of another desk, as it is handed over. */
export const HandOver = z.strictObject({
  number: ForeignNumber,
  words: RequiredWords,
  place: z.strictObject({
    address: Place.shape.address,
    areaCode: Place.shape.areaCode,
    point: z.optional(OutsidePoint),
  }),
  /** Left out where the desk could not tell. */
  categoryCode: z.optional(CategoryCode),
  /** The number at which the person who complained can be reached; kept sealed. */
  phone: z.optional(Phone),
  /** By when their desk owes its caller an answer and a result. */
  respondBy: z.optional(Moment),
  resolveBy: z.optional(Moment),
  evidence: z.optional(z.array(Evidence).check(mostEvidence, distinct)),
});
export type HandOver = z.infer<typeof HandOver>;

/** Cases handed over without a category go under this one, until somebody has looked. */
export const catchAllCategory = 'E0601';

/** The answer to a report or a hand-over, the first time as every other: nothing in it changes later. */
export const IntakeReceipt = z.object({
  /** Their number for it. */
  number: z.string(),
  complaintId: ComplaintId,
  /** The trouble had an open case already: the report was added to that one. */
  folded: z.boolean(),
  acceptedAt: Instant,
  /** By when we have promised to have it resolved. */
  resolveBy: Instant,
});
export type IntakeReceipt = z.infer<typeof IntakeReceipt>;

/** Something that happened to a case and that a source may know. */
export const CaseNews = z.object({
  seq: z.int(),
  at: Instant,
  type: z.enum(eventTypes),
  words: z.optional(z.string()),
});
export type CaseNews = z.infer<typeof CaseNews>;

/** How a case stands. */
export const IntakeStatus = z.object({
  ...IntakeReceipt.shape,
  state: ComplaintState,
  /** The state as a citizen reads it. */
  stateName: z.string(),
  unitName: z.optional(z.string()),
  closedAt: z.optional(Instant),
  /** Oldest first; empty where the case is somebody else's and the report was added to it. */
  news: z.array(CaseNews),
});
export type IntakeStatus = z.infer<typeof IntakeStatus>;
