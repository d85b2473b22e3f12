/** A browser reads no codes for us: the number is typed, or a reader types it. */
export const canScan = false;

export const scanCode = async (): Promise<string | undefined> => undefined;
