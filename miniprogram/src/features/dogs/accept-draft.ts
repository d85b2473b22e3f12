import { fieldErrors } from '@huzhou/shared/contract/problem';
import { acceptTransfer } from '@huzhou/shared/dogs/routes';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import * as z from 'zod/mini';

/** A transfer being accepted, as the device keeps it until it is. */
export const AcceptDraft = z.object({
  code: z.string(),
  keeperName: z.string(),
  identityNumber: z.string(),
  phone: z.string(),
  townCode: z.string(),
  address: z.string(),
});
export type AcceptDraft = z.infer<typeof AcceptDraft>;

export const emptyAccept = (): AcceptDraft => ({
  code: '',
  keeperName: '',
  identityNumber: '',
  phone: '',
  townCode: '',
  address: '',
});

export const parseAccept = (value: unknown): AcceptDraft | undefined => {
  const read = z.safeParse(AcceptDraft, value);
  return read.success ? read.data : undefined;
};

/** A code as it is typed: in groups, in any case, with the letters that are mistaken for figures. */
export const transferCode = (typed: string): string =>
  typed.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

export const acceptBody = (draft: AcceptDraft) => ({
  code: transferCode(draft.code),
  keeper: {
    name: draft.keeperName.trim(),
    identityNumber: draft.identityNumber.trim().toUpperCase(),
    phone: draft.phone.replace(/[\s-]/g, ''),
  },
  home: { townCode: draft.townCode, address: draft.address.trim() },
});

export const checkAccept = (draft: AcceptDraft): readonly FieldError[] => {
  const read = z.safeParse(acceptTransfer.input.body, acceptBody(draft));
  return read.success ? [] : fieldErrors(read.error.issues);
};
