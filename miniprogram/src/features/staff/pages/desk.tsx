// Stands in until the page itself is written.
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

const Desk = () => (
  <Page title="派遣席">
    <Skeleton />
  </Page>
);

// Taro takes a page from the default export.
export default Desk;
