import { commonTexts } from '../i18n/common.ts';
import { clockWords } from '../i18n/time.ts';
import { Notice } from './notice.tsx';

export interface StaleNoticeProps {
  readonly failure: object | undefined;
  readonly loadedAt: number | undefined;
  readonly refresh: () => Promise<void>;
}

/** What is on the page is not fresh: since when, and a way to try again. */
export const StaleNotice = ({ failure, loadedAt, refresh }: StaleNoticeProps) =>
  failure === undefined || loadedAt === undefined ? null : (
    <Notice
      icon="offline"
      text={commonTexts.stale(clockWords(loadedAt))}
      action={{ label: commonTexts.retry, onPress: () => void refresh() }}
    />
  );
