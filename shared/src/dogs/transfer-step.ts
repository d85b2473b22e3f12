import type { Dog } from './dog.ts';
import type { Step } from './step.ts';
import { movedTo, said, type Taken, type Taking, withoutTransfer } from './taking.ts';

/** Steps by which a dog goes from one keeper to another; undefined for every other step. */
export const transferStep = (dog: Dog, step: Step, { actor, at, to }: Taking): Taken | undefined => {
  const after: Dog = { ...dog, state: to };
  const { transfer } = dog;
  switch (step.command) {
    case 'offer-transfer': {
      const { code, acceptBy } = step;
      return [{ ...after, transfer: { code, offeredAt: at, acceptBy, household: [], objections: [] } }, {}];
    }
    case 'accept-transfer': {
      if (transfer === undefined) return undefined;
      const { newKeeperId, completesAt, townCode, household } = step;
      const accepted = { ...transfer, newKeeperId, acceptedAt: at, completesAt, townCode, household: [...household] };
      return [{ ...after, transfer: accepted }, {}];
    }
    case 'object-transfer': {
      if (transfer === undefined) return undefined;
      const by = actor.kind === 'staff' ? ('registrar' as const) : ('keeper' as const);
      const objections = [...transfer.objections, { by, words: step.words, at }];
      return [{ ...after, transfer: { ...transfer, objections } }, said(step)];
    }
    case 'settle-objection': {
      if (transfer === undefined) return undefined;
      const objections = transfer.objections.map((one) =>
        one.settledAt === undefined ? { ...one, settledAt: at } : one,
      );
      return [{ ...after, transfer: { ...transfer, objections } }, said(step)];
    }
    case 'cancel-transfer':
      return [withoutTransfer(after), said(step)];
    case 'complete-transfer': {
      const { newKeeperId, townCode, household = [] } = transfer ?? {};
      if (newKeeperId === undefined || townCode === undefined) return undefined;
      const keepers = { before: dog.keeperId, now: newKeeperId };
      return [
        {
          ...movedTo(withoutTransfer(after), townCode, household),
          // It was granted to a household, which is another one now.
          waived: dog.waived.filter((code) => code !== 'over-limit'),
          keeperId: newKeeperId,
          keeperSince: at,
        },
        { keepers },
      ];
    }
    default:
      return undefined;
  }
};
