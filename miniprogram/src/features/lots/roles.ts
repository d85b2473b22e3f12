import type { Lot } from '@huzhou/shared/parking/lot';
import type { StaffSide } from '../../api/session.ts';

export const isOfficer = ({ grants }: StaffSide): boolean => grants.some(({ role }) => role === 'parking-officer');

export const isOperator = ({ grants }: StaffSide): boolean => grants.some(({ role }) => role === 'lot-operator');

/** Of the unit that keeps the lot: may change it. An officer looks on. */
export const keeps = ({ grants }: StaffSide, { operatorId }: Pick<Lot, 'operatorId'>): boolean =>
  grants.some(({ role, unitId }) => role === 'lot-operator' && unitId === operatorId);
