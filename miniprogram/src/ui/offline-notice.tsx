import { useOnline } from '../device/online.ts';
import { commonTexts } from '../i18n/common.ts';
import { Notice } from './notice.tsx';

/** Says at the top of a page that there is no network, and that nothing is lost. */
export const OfflineNotice = () =>
  useOnline() ? null : <Notice place="bar" icon="offline" text={commonTexts.offline} />;
