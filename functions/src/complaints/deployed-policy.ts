import { type PolicyVersion, policyVersions } from '@huzhou/shared/complaints/policy';
import { env } from '../platform/config.ts';

/** The policy under which this deployment takes cases. Throws at the first start of a function that was given none. */
export const deployedPolicy = (): PolicyVersion => {
  const version = env('COMPLAINT_POLICY');
  const known = policyVersions.find((candidate) => candidate === version);
  if (known === undefined) throw new Error(`The function was deployed with an unknown policy: ${version}`);
  return known;
};
