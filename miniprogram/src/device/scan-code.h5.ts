/** A browser reads no codes for us: what they say is typed. */
export const canScan = false;

export const scanCode = async (): Promise<string | undefined> => undefined;
