// Waiting for what will happen, not for a time: asks until the answer is there, and says what was missing when it never is.

/** Asks every `everyMilliseconds` until `ask` gives something; throws with `what` after `withinSeconds`. */
export const until = async <Found>(
  what: string,
  ask: () => Promise<Found | undefined | false>,
  withinSeconds = 20,
  everyMilliseconds = 100,
): Promise<Found> => {
  const giveUpAt = Date.now() + withinSeconds * 1000;
  for (;;) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > giveUpAt) throw new Error(`did not happen within ${withinSeconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
  }
};
