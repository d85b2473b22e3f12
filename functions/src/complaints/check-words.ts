import { type Failure, type FieldError, invalidInput } from '@huzhou/shared/kernel/failure';
import { log } from '../platform/log.ts';
import type { CheckText, TextVerdict } from '../wechat/content-check.ts';

/** What a citizen is told of words that WeChat's check refuses. */
export const riskyWords: FieldError = { field: 'words', message: '文字没有通过内容安全检测，请修改后重试' };

/** Words that nobody has found harmless are taken, and somebody can find the case in the log. */
export const flagWords = (complaintId: string, verdict: TextVerdict): void => {
  if (verdict !== 'pass') log.warn('complaint.text-flagged', { complaintId, verdict });
};

/** Has words checked that a citizen adds to their case; the failure when they may not go on record. */
export const checkWords = async (
  checkText: CheckText,
  personId: string,
  complaintId: string,
  words = '',
): Promise<Failure | undefined> => {
  if (words === '') return undefined;
  const verdict = await checkText(personId, words);
  if (verdict === 'risky') return invalidInput(riskyWords);
  flagWords(complaintId, verdict);
  return undefined;
};
