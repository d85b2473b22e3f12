import type { ComplaintCommand } from '@huzhou/shared/complaints/lifecycle';
import type { StepOf } from '@huzhou/shared/complaints/step';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { CheckText } from '../../wechat/content-check.ts';
import { checkWords } from '../check-words.ts';
import type { Planned } from '../give-command.ts';
import type { CaseFile } from '../ports.ts';

/** Plans a step whose words citizens will read: WeChat's check sees them first. */
export const toldStep =
  <Command extends ComplaintCommand>(
    checkText: CheckText,
    { personId }: Caller,
    step: StepOf<Command> & { readonly words?: string | undefined },
  ) =>
  async ({ complaint }: Pick<CaseFile, 'complaint'>): Promise<Result<Planned<Command>, Failure>> => {
    const refused = await checkWords(checkText, personId, complaint.complaintId, step.words);
    return refused === undefined ? ok({ step }) : err(refused);
  };
