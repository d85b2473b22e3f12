import { type PermitPolicy, permitPolicies } from '@huzhou/shared/parking/permit';
import { env } from '../../platform/config.ts';

/** The policy by which this deployment approves plates. Throws at the first start of a function that was given none. */
export const deployedPermitPolicy = (): PermitPolicy => {
  const policy = env('PARKING_PERMIT_POLICY');
  const known = permitPolicies.find((candidate) => candidate === policy);
  if (known === undefined) throw new Error(`The function was deployed with an unknown policy of permits: ${policy}`);
  return known;
};
