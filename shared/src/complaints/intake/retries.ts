import { secondsIn } from '../../kernel/time.ts';

/** How a message to or from a system outside is tried again: the waits between the tries. After the last try it is set aside. */
export interface Retries {
  readonly waitsSeconds: readonly number[];
}

/** Results for a webhook: at once, and then for the better part of a day. A queue hides a message for 12 hours at most. */
export const pushRetries: Retries = {
  waitsSeconds: [
    secondsIn.minute,
    5 * secondsIn.minute,
    30 * secondsIn.minute,
    2 * secondsIn.hour,
    6 * secondsIn.hour,
    11 * secondsIn.hour,
  ],
};

/**
 * How often a result is tried that its receiver refuses, with a status that says that it never will take it: 36 minutes,
 * in which a wrong setting can be mended. Then that result is given up, so that it holds up no later one for a day.
 */
export const mostRefusals = 4;

/** Whether a status says so: all of 4xx but those by which a receiver asks for patience. */
export const isRefusal = (status: number): boolean =>
  status >= 400 && status < 500 && ![408, 425, 429].includes(status);

/** Evidence at an address: a camera's store may be some minutes behind the camera. */
export const fetchRetries: Retries = {
  waitsSeconds: [30, 2 * secondsIn.minute, 10 * secondsIn.minute, 30 * secondsIn.minute],
};

/** How often a message is tried in all. */
export const mostTries = ({ waitsSeconds }: Retries): number => waitsSeconds.length + 1;
