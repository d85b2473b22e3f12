// The first page: three doors to the three services, and what the city promises.
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useSession } from '../api/api.ts';
import { ComplaintsDoor } from '../features/complaints/components/complaints-door.tsx';
import { commonTexts } from '../i18n/common.ts';
import { homeTexts } from '../i18n/home.ts';
import { Card } from '../ui/card.tsx';
import { Door } from '../ui/door.tsx';
import { Page } from '../ui/page.tsx';
import { StaffDoor } from './staff-door.tsx';
import './home.scss';

const go = (url: string) => (): void => void Taro.navigateTo({ url });

const Home = () => {
  const session = useSession();
  const { parking, dogs, promises } = homeTexts;
  return (
    <Page title={commonTexts.appName} tab>
      <Text className="home__greeting">{homeTexts.greeting}</Text>
      {session?.staff !== undefined && <StaffDoor {...session} staff={session.staff} />}
      <ComplaintsDoor />
      <Door
        icon="parking"
        title={parking.title}
        line={parking.line}
        tag={parking.coming}
        onPress={go('/features/parking/pages/coming')}
      />
      <Door
        icon="dog"
        title={dogs.title}
        line={dogs.line}
        tag={dogs.coming}
        onPress={go('/features/dogs/pages/coming')}
      />
      <Card>
        <Text className="title">{promises.title}</Text>
        <View className="home__promises">
          {promises.rows.map(({ number, name, text }) => (
            <View key={name} className="home__promise">
              <Text className="home__number figures">{number}</Text>
              <View className="home__words">
                <Text className="home__name">{name}</Text>
                <Text className="note">{text}</Text>
              </View>
            </View>
          ))}
        </View>
        <Text className="note">{promises.note}</Text>
      </Card>
    </Page>
  );
};

// Taro takes a page from the default export.
export default Home;
