import * as z from 'zod/mini';
import { readDraft, saveDraft } from '../../draft/draft.ts';
import { today } from './moment.ts';

const Vial = z.object({ vaccineCode: z.string(), batch: z.string(), day: z.string() });
type Vial = Pick<z.infer<typeof Vial>, 'vaccineCode' | 'batch'>;

const parse = (kept: unknown): Vial | undefined => {
  const read = z.safeParse(Vial, kept);
  return read.success && read.data.day === today() ? read.data : undefined;
};

const nameOf = (personId: string): string => `dogs-desk.vial.${personId}`;

/** The vaccine and batch that this person recorded last today: the next dog mostly gets the same. */
export const lastVial = (personId: string): Vial =>
  readDraft(nameOf(personId), parse) ?? { vaccineCode: '', batch: '' };

export const keepVial = (personId: string, { vaccineCode, batch }: Vial): void =>
  void saveDraft(nameOf(personId), { vaccineCode, batch, day: today() });
