import { ReplyTemplate } from '@huzhou/shared/complaints/desk';
import { type listReplyTemplates, removeReplyTemplate, saveReplyTemplate } from '@huzhou/shared/complaints/desk-routes';
import { type ComplaintCommand, complaintCommands } from '@huzhou/shared/complaints/lifecycle';
import { builtInOwner, builtInTemplates, mostTemplates } from '@huzhou/shared/complaints/reply-templates';
import { caseGrants } from '@huzhou/shared/complaints/rights';
import { areaName, lineage } from '@huzhou/shared/directory/areas';
import type { StaffMember } from '@huzhou/shared/identity/caller';
import { failure } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { addBounded, type Bound, removeBounded } from '../bounded-rows.ts';
import type { Directory } from '../ports.ts';
import { actOnce, type OnceDeps } from './act-once.ts';
import { staffOf } from './staff-caller.ts';

export type TemplateDeps = OnceDeps & {
  readonly directory: Pick<Directory, 'findUnit'>;
  readonly randomBytes: RandomBytes;
};

const prefix = 'TEMPLATE#';
const partitionOf = (ownerId: string): string => `TEMPLATES#${ownerId}`;
const keyOf = (ownerId: string, templateId: string) => ({ pk: partitionOf(ownerId), sk: `${prefix}${templateId}` });

const boundOf = (table: string, ownerId: string): Bound => ({
  table,
  countKey: { pk: partitionOf(ownerId), sk: 'COUNT' },
  most: mostTemplates,
});

const { mayRemove: _mayRemove, ...stored } = ReplyTemplate.shape;
const Row = z.object({ ...stored, ownerId: z.string(), savedAt: Instant });

/** The teams and areas for which this member of staff keeps templates: of a team its lead, of an area its desk. */
const ownersOf = ({ grants }: StaffMember): readonly string[] => [
  ...new Set(
    grants.flatMap(({ role, areaCode, unitId }) => {
      if (role === 'team-lead') return unitId === undefined ? [] : [unitId];
      return role === 'dispatcher' || role === 'supervisor' ? [areaCode] : [];
    }),
  ),
];

const isArea = (ownerId: string): boolean => lineage(ownerId).length > 0;

/** Whose templates they may use: their teams', their area's, and those of every area around it. */
const usableOwners = ({ grants }: StaffMember): readonly string[] => [
  ...new Set(
    caseGrants(grants).flatMap(({ areaCode, unitId }) => [
      ...(unitId === undefined ? [] : [unitId]),
      ...lineage(areaCode),
    ]),
  ),
];

const builtIn: readonly ReplyTemplate[] = complaintCommands.flatMap((command: ComplaintCommand) =>
  (builtInTemplates[command] ?? []).map((template, index) => ({
    templateId: `builtin-${command}-${index}`,
    command,
    ...template,
    ownerName: builtInOwner,
    mayRemove: false,
  })),
);

/** The words that this caller may use: their team's and areas' own first, then those that come with the product. */
export const createListReplyTemplates =
  ({ casework }: Pick<TemplateDeps, 'casework'>): Handler<typeof listReplyTemplates> =>
  async (_input, caller) => {
    const staff = staffOf(caller);
    const mine = ownersOf(staff);
    const lists = await Promise.all(
      usableOwners(staff).map(async (ownerId) => {
        const rows = (await casework.list(partitionOf(ownerId), prefix)).map((row) => z.parse(Row, row));
        return rows
          .sort((one, other) => (one.savedAt < other.savedAt ? -1 : 1))
          .map(({ ownerId: _ownerId, savedAt: _savedAt, ...template }) => ({
            ...template,
            mayRemove: mine.includes(ownerId),
          }));
      }),
    );
    return ok({ templates: [...lists.flat(), ...builtIn] });
  };

export const createSaveReplyTemplate =
  (deps: TemplateDeps): Handler<typeof saveReplyTemplate> =>
  async (input, caller) => {
    // Who leads a team and oversees an area besides writes for the team.
    const [ownerId] = ownersOf(staffOf(caller)).toSorted((one, other) => Number(isArea(one)) - Number(isArea(other)));
    if (ownerId === undefined) return err(failure('forbidden'));
    return actOnce(deps, {
      call: idempotentCall(saveReplyTemplate, input, caller),
      output: ReplyTemplate,
      plan: async (savedAt) => {
        const ownerName = isArea(ownerId)
          ? areaName(ownerId)
          : ((await deps.directory.findUnit(ownerId))?.name ?? ownerId);
        const template = { templateId: randomCode(deps.randomBytes, 16), ...input.body, ownerName };
        const row = { ...keyOf(ownerId, template.templateId), ...template, ownerId, savedAt };
        return ok({
          reply: { ...template, mayRemove: true },
          items: addBounded(boundOf(deps.casework.table, ownerId), row),
        });
      },
      refusals: { full: failure('out-of-turn', `最多保存 ${mostTemplates} 条模板，请先删除不用的`) },
    });
  };

/** Only who keeps the templates of its team or area may remove one; for all others it is not there. */
export const createRemoveReplyTemplate =
  (deps: TemplateDeps): Handler<typeof removeReplyTemplate> =>
  async (input, caller) => {
    const keys = ownersOf(staffOf(caller)).map((ownerId) => ({
      ownerId,
      key: keyOf(ownerId, input.path.templateId),
    }));
    return actOnce(deps, {
      call: idempotentCall(removeReplyTemplate, input, caller),
      output: removeReplyTemplate.output,
      plan: async () => {
        for (const { ownerId, key } of keys)
          if ((await deps.casework.find(key)) !== undefined)
            return ok({
              reply: { removed: true },
              items: removeBounded(boundOf(deps.casework.table, ownerId), key),
            });
        return err(failure('not-found', '没有找到这条模板，可能已被删除'));
      },
    });
  };
