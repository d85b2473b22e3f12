import * as z from 'zod/mini';
import { type Category, categories, categoryClasses, findCategory } from '../category.ts';
import { attributesOf, type ServiceAttribute } from './attributes.ts';
import { datatypes, serviceTypes } from './standard.ts';

/** A kind of request that can be made, as the standard lists it. */
export const Service = z.strictObject({
  service_code: z.string(),
  service_name: z.string(),
  description: z.string(),
  metadata: z.boolean(),
  type: z.enum(serviceTypes),
  keywords: z.string(),
  group: z.string(),
});
export type Service = z.infer<typeof Service>;
export const Services = z.array(Service);

export const AttributeValue = z.strictObject({ key: z.string(), name: z.string() });

export const Attribute = z.strictObject({
  variable: z.boolean(),
  code: z.string(),
  datatype: z.enum(datatypes),
  required: z.boolean(),
  datatype_description: z.nullable(z.string()),
  order: z.int().check(z.gte(1)),
  description: z.string(),
  /** Of lists only. */
  values: z.optional(z.array(AttributeValue)),
});

export const ServiceDefinition = z.strictObject({ service_code: z.string(), attributes: z.array(Attribute) });
export type ServiceDefinition = z.infer<typeof ServiceDefinition>;

const groupOf = ({ classCode }: Category): string =>
  categoryClasses.find(({ code }) => code === classCode)?.name ?? classCode;

const serviceOf = (category: Category): Service => ({
  service_code: category.code,
  service_name: category.name,
  description: `${groupOf(category)}：${category.name}（${category.search.replaceAll(' ', '、')}）`,
  metadata: attributesOf(category.code).length > 0,
  // The number of the case is known as soon as it is accepted.
  type: 'realtime',
  keywords: category.search.replaceAll(' ', ', '),
  group: groupOf(category),
});

/** Every kind of case is a service; its code is the service's. */
export const services: readonly Service[] = categories.map(serviceOf);

const attributeOf = (attribute: ServiceAttribute, index: number): z.infer<typeof Attribute> => ({
  variable: attribute.notice !== true,
  code: attribute.code,
  datatype: attribute.datatype,
  required: attribute.required,
  datatype_description: attribute.hint ?? null,
  order: index + 1,
  description: attribute.description,
  ...(attribute.options === undefined ? {} : { values: attribute.options.map(({ key, name }) => ({ key, name })) }),
});

/** Undefined for a service that there is not. A service without questions has an empty definition. */
export const definitionOf = (serviceCode: string): ServiceDefinition | undefined =>
  findCategory(serviceCode) === undefined
    ? undefined
    : { service_code: serviceCode, attributes: attributesOf(serviceCode).map(attributeOf) };
