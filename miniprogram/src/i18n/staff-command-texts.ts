/** What is said around one command that staff give. */
export interface CommandTexts {
  readonly action: string;
  /** What it is for, where several commands stand below each other. */
  readonly note: string;
  /** What the button of the sheet says, where that is more than the action's name. */
  readonly confirm?: string;
  readonly title: string;
  readonly busy: string;
  readonly done: string;
  /** Who will read what is typed. */
  readonly readers: string;
  readonly words: string;
  readonly placeholder: string;
}
