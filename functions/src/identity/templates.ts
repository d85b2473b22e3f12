import type { Role } from '@huzhou/shared/directory/role';
import { type TemplateKey, templateKeys, templateRoles } from '@huzhou/shared/notices/templates';
import * as z from 'zod/mini';

/** Key of a message template (`templateFields`) → WeChat's id for it in this deployment. */
export const TemplateIds = z.partialRecord(z.enum(templateKeys), z.string().check(z.minLength(1)));
export type TemplateIds = z.infer<typeof TemplateIds>;

/** @throws when the setting is not what the template should write. */
export const parseTemplateIds = (json: string): TemplateIds => z.parse(TemplateIds, JSON.parse(json));

/** A citizen is told how their own things go on; tasks and alarms are for staff whose work is cases. */
const isFor = (key: TemplateKey, roles: readonly Role[]): boolean =>
  templateRoles[key]?.some((role) => roles.includes(role)) ?? true;

/** What somebody with these roles may be asked to accept, the most important first: WeChat asks about three at once. */
export const templatesFor = (
  templateIds: TemplateIds,
  roles: readonly Role[],
): readonly { readonly key: string; readonly templateId: string }[] =>
  templateKeys.flatMap((key) => {
    const templateId = templateIds[key];
    return templateId === undefined || !isFor(key, roles) ? [] : [{ key, templateId }];
  });
