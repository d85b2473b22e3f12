// Opened from the home page by registrars and clinics, each with their own desk; whoever is both has both.
import { Page } from '../../../ui/page.tsx';
import { ClinicDesk } from '../components/clinic-desk.tsx';
import { DeskStaff } from '../components/desk-staff.tsx';
import { PatrolDesk } from '../components/patrol-desk.tsx';
import { RegistrarDesk } from '../components/registrar-desk.tsx';
import { isClinician, isPatrol, isRegistrar } from '../roles.ts';
import { deskTexts as texts } from '../texts.ts';

const IndexPage = () => (
  <DeskStaff title={texts.title}>
    {(session) => {
      const { staff, personId } = session;
      // Whoever is not signed in yet sees the list try, and its own word on why it could not.
      const isNobody = staff.grants.length === 0;
      return (
        <Page key={personId} title={texts.title} wide>
          {isClinician(staff) && <ClinicDesk session={session} />}
          {(isRegistrar(staff) || isNobody) && <RegistrarDesk session={session} />}
          {!isRegistrar(staff) && isPatrol(staff) && <PatrolDesk session={session} />}
        </Page>
      );
    }}
  </DeskStaff>
);

// Taro takes a page from the default export.
export default IndexPage;
