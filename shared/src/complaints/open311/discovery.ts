import * as z from 'zod/mini';
import { categoriesInForceSince } from '../category.ts';
import { attributesInForceSince } from './attributes.ts';
import { contentTypes, formats, specification } from './standard.ts';

export const endpointPaths = { production: '/open311/v2', test: '/open311/v2-test' } as const;
export type EndpointType = keyof typeof endpointPaths;

/** The key that opens the test endpoint and nothing else. */
export const testApiKey = 'huzhou-open311-test';

const changeset = z.iso.datetime({ offset: true });

export const Discovery = z.strictObject({
  changeset,
  contact: z.string(),
  key_service: z.string(),
  endpoints: z.array(
    z.strictObject({
      specification: z.literal(specification),
      url: z.string(),
      changeset,
      type: z.enum(['production', 'test']),
      formats: z.array(z.enum([contentTypes.xml, contentTypes.json])),
    }),
  ),
});
export type Discovery = z.infer<typeof Discovery>;

/** Moves when services or their questions change: clients refresh what they keep when they see another one. */
const lastChange = `${[categoriesInForceSince, attributesInForceSince].sort().at(-1)}T00:00:00+08:00`;

/** `origin`: where the interface was reached, without a path. */
export const discoveryOf = (origin: string): Discovery => ({
  changeset: lastChange,
  contact: '湖州市综合行政执法局智慧城管指挥中心，电话 12345（转城市管理）',
  key_service: `正式接入密钥由指挥中心登记发放（POST /v1/sources，kind 为 open311）。测试端点用公开密钥 ${testApiKey}。`,
  endpoints: (['production', 'test'] as const).map((type) => ({
    specification,
    url: `${origin}${endpointPaths[type]}`,
    changeset: lastChange,
    type,
    formats: formats.map((format) => contentTypes[format]),
  })),
});
