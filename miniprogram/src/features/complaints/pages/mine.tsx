// Stands in until the page itself is written.
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

const Mine = () => (
  <Page title="我的投诉" tab>
    <Skeleton />
  </Page>
);

// Taro takes a page from the default export.
export default Mine;
