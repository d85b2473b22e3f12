import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import * as z from 'zod/mini';

/** As people type and paste it: small letters, gaps, another dash, O for 0. */
export const tidyNumber = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/[－—–_]/g, '-')
    .replace(/^(HZ\d{8})-?(?=.)/, '$1-')
    .replace(/-.*$/, (code) => code.replace(/O/g, '0').replace(/[IL]/g, '1'));

/** The whole case number that was typed; undefined while it is none. */
export const caseNumberOf = (text: string): string | undefined => {
  const read = z.safeParse(ComplaintId, tidyNumber(text));
  return read.success ? read.data : undefined;
};

/** Whether what was typed into the one search field is a number, ours or another system's, rather than words. */
export const looksLikeNumber = (text: string): boolean => /^[A-Za-z]{0,6}[\d-][A-Za-z\d-]{3,}$/.test(text.trim());
