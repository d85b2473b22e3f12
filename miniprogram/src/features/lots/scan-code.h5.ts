/** A browser reads no codes for us: the end of the plate is typed. */
export const canScan = false;

export const scanCode = async (): Promise<string | undefined> => undefined;
