import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { cityCode, findArea } from '../directory/areas.ts';
import { Point } from '../directory/place.ts';
import { secondsIn } from '../kernel/time.ts';
import { noPictographs, Phone } from '../kernel/words.ts';
import { CertificateKey } from './certificate.ts';
import { Day } from './day.ts';
import { CoverageReport } from './figures/coverage.ts';
import { TypedTagCode } from './tag.ts';

/** What a finder learns: whose it is stays with us. */
export const FinderPage = z.object({
  name: z.string(),
  registered: z.boolean(),
  vaccinated: z.boolean(),
  lost: z.boolean(),
});
export type FinderPage = z.infer<typeof FinderPage>;

const ofTag = z.object({ code: TypedTagCode });

export const scanTag = defineRoute({
  id: 'dogs.scanTag',
  method: 'GET',
  path: '/v1/tags/{code}',
  auth: 'public',
  summary: '扫描犬牌：犬只名字，是否登记、免疫、走失',
  idempotent: false,
  input: { path: ofTag },
  status: 200,
  output: FinderPage,
  failures: ['not-found'],
  limit: { per: 'address', most: 60, withinSeconds: 10 * secondsIn.minute },
});

/** What a finder leaves: words, a place, a number of their own if they like. */
export const Finding = z.strictObject({
  words: z
    .string('请留言')
    .check(
      z.trim(),
      z.minLength(2, '请写几个字，例如「在公园门口看到它」'),
      z.maxLength(500, '最多 500 字'),
      noPictographs,
    ),
  place: z.optional(z.string().check(z.trim(), z.maxLength(120, '地点最多 120 字'), noPictographs)),
  point: z.optional(Point),
  phone: z.optional(Phone),
});
export type Finding = z.infer<typeof Finding>;

export const leaveMessage = defineRoute({
  id: 'dogs.leaveMessage',
  method: 'POST',
  path: '/v1/tags/{code}/messages',
  auth: 'public',
  summary: '给犬主人留言：由平台转达，双方互不知道身份',
  idempotent: true,
  input: { path: ofTag, body: Finding },
  status: 202,
  output: z.object({ received: z.literal(true) }),
  failures: ['not-found', 'conflict'],
  limit: { per: 'address', most: 10, withinSeconds: secondsIn.hour },
});

/** How many messages a dog's keeper is sent in a day, from whomever. */
export const findingsPerDog = { most: 20, withinSeconds: secondsIn.day } as const;

export const certificateStatuses = ['valid', 'expired', 'ended'] as const;

export const verifyCertificate = defineRoute({
  id: 'dogs.verifyCertificate',
  method: 'GET',
  path: '/v1/dog-certificates/{number}',
  auth: 'public',
  summary: '按编号核验犬证',
  idempotent: false,
  input: { path: z.object({ number: z.string().check(z.maxLength(64)) }) },
  status: 200,
  output: z.object({
    number: z.string(),
    status: z.enum(certificateStatuses),
    name: z.string(),
    breed: z.string(),
    colour: z.string(),
    chipTail: z.string(),
    districtCode: z.string(),
    validUntil: Day,
    vaccinated: z.boolean(),
    lost: z.boolean(),
  }),
  failures: ['not-found'],
  limit: { per: 'address', most: 60, withinSeconds: 10 * secondsIn.minute },
});

export const listCertificateKeys = defineRoute({
  id: 'dogs.certificateKeys',
  method: 'GET',
  path: '/v1/dog-certificate-keys',
  auth: 'public',
  summary: '核验犬证签名的公钥（JWK Set），可预先存下，离线核验',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ keys: z.array(CertificateKey) }),
  failures: [],
});

export const getCoverage = defineRoute({
  id: 'dogs.coverage',
  method: 'GET',
  path: '/v1/dog-coverage',
  auth: 'public',
  summary: '犬只登记、免疫、芯片覆盖率：按区县、乡镇街道和月份，分母是已知的全部犬只',
  idempotent: false,
  input: {
    query: z.object({
      districtCode: z.optional(
        z.string().check(z.refine((code) => findArea(code)?.parentCode === cityCode, '没有这个区县，请重新选择')),
      ),
    }),
  },
  status: 200,
  output: CoverageReport,
  failures: [],
});
