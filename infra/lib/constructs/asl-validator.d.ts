declare module 'asl-validator' {
  interface Verdict {
    readonly isValid: boolean;
    readonly errorsText: (separator?: string) => string;
  }
  // biome-ignore lint/style/noDefaultExport: it is what the package exports.
  export default function validate(definition: object, options?: { readonly checkArn?: boolean }): Verdict;
}
