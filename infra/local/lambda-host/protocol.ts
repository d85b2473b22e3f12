/** What host and environment say to each other. */
export interface EnvironmentData {
  readonly codeFolder: string;
  /** e.g. `index.handler`. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logFile: string;
  /** Gives way to what people wait for. */
  readonly deferrable: boolean;
}

export interface Invocation {
  readonly requestId: string;
  /** JSON, as in the cloud: cheaper to hand over than an object, too. */
  readonly event: string;
  /** Epoch milliseconds at which the invocation is cut off. */
  readonly deadline: number;
}

export type Report =
  | { readonly kind: 'ready' }
  | { readonly kind: 'initFailed'; readonly error: ReportedError }
  | { readonly kind: 'done'; readonly json: string }
  | { readonly kind: 'failed'; readonly error: ReportedError };

export interface ReportedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}
