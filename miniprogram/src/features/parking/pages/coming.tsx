// The door of a service that is not open yet: says what is coming, and leads back to what works today.
import Taro from '@tarojs/taro';
import { comingTexts, parkingTexts } from '../../../i18n/coming.ts';
import { Button } from '../../../ui/button.tsx';
import { Coming } from '../../../ui/coming.tsx';
import { Page } from '../../../ui/page.tsx';

const ParkingComing = () => {
  const { title, headline, intro, steps, meanwhile } = parkingTexts;
  return (
    <Page
      title={title}
      action={
        <Button
          kind="primary"
          icon="report"
          label={comingTexts.report}
          onPress={() => void Taro.navigateTo({ url: '/features/complaints/pages/file' })}
        />
      }
    >
      <Coming
        icon="parking"
        headline={headline}
        intro={intro}
        stepsTitle={comingTexts.steps}
        steps={steps}
        meanwhile={meanwhile}
      />
    </Page>
  );
};

// Taro takes a page from the default export.
export default ParkingComing;
