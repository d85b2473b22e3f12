import { intakeKinds } from '@huzhou/shared/complaints/intake/kinds';
import { failure } from '@huzhou/shared/kernel/failure';

/** Gates of car parks are registered like all sources; they have nothing to bring here. */
export const intakeAdmission = {
  kinds: intakeKinds,
  others: failure('forbidden', '停车场道闸只能上报车辆进出，不能上报或查询案件'),
} as const;
