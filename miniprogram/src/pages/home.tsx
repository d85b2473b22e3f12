// The first page: three doors to the three services, and what the city promises.
import { Text } from '@tarojs/components';
import { useSession } from '../api/api.ts';
import { ComplaintsDoor } from '../features/complaints/components/complaints-door.tsx';
import { commonTexts } from '../i18n/common.ts';
import { homeTexts } from '../i18n/home.ts';
import { Page } from '../ui/page.tsx';
import { DogsDoor } from './dogs-door.tsx';
import { ParkingDoor } from './parking-door.tsx';
import { Promises } from './promises.tsx';
import { StaffDoors } from './staff-door.tsx';
import './home.scss';

const Home = () => {
  const session = useSession();
  return (
    <Page title={commonTexts.appName} tab>
      <Text className="home__greeting">{homeTexts.greeting}</Text>
      {session?.staff !== undefined && <StaffDoors {...session} staff={session.staff} />}
      <ComplaintsDoor />
      <ParkingDoor />
      <DogsDoor />
      <Promises />
    </Page>
  );
};

// Taro takes a page from the default export.
export default Home;
