import { log, withLogFields } from './log.ts';

/** The Lambda handler of a schedule. What it throws counts as a failed run; the next one comes by itself. */
export const handleSchedule =
  ({ name }: { readonly name: string }, work: () => Promise<void>) =>
  async (_event: unknown, context?: { readonly awsRequestId: string }): Promise<void> =>
    withLogFields(context === undefined ? {} : { requestId: context.awsRequestId }, async () => {
      try {
        await work();
      } catch (error) {
        log.error(`${name}.failed`, { error });
        throw error;
      }
    });
