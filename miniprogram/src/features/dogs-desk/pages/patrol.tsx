// Opened from the staff's queue by patrols, and from the registrars' desk: looks up a dog that is met.
import { Page } from '../../../ui/page.tsx';
import { DeskStaff } from '../components/desk-staff.tsx';
import { PatrolDesk } from '../components/patrol-desk.tsx';
import { patrolTexts as texts } from '../patrol-texts.ts';

const PatrolPage = () => (
  <DeskStaff title={texts.title}>
    {(session) => (
      <Page title={texts.title}>
        <PatrolDesk key={session.personId} session={session} />
      </Page>
    )}
  </DeskStaff>
);

// Taro takes a page from the default export.
export default PatrolPage;
