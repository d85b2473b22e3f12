export interface PageHeaderProps {
  readonly title: string;
  readonly tab: boolean;
}

/** WeChat draws the title and the way back itself. */
export const PageHeader = (_: PageHeaderProps) => null;
