import * as z from 'zod/mini';

/** Key of a message template (`progress`, `task`, `alarm`) → WeChat's id for it in this deployment. */
export const TemplateIds = z.record(z.string(), z.string().check(z.minLength(1)));
export type TemplateIds = z.infer<typeof TemplateIds>;

/** @throws when the setting is not what the template should write. */
export const parseTemplateIds = (json: string): TemplateIds => z.parse(TemplateIds, JSON.parse(json));

/** A citizen is told how their case goes on; tasks and alarms are for staff. */
const forCitizens: readonly string[] = ['progress'];

export const templatesFor = (
  templateIds: TemplateIds,
  isStaff: boolean,
): readonly { readonly key: string; readonly templateId: string }[] =>
  Object.entries(templateIds)
    .filter(([key]) => isStaff || forCitizens.includes(key))
    .map(([key, templateId]) => ({ key, templateId }));
