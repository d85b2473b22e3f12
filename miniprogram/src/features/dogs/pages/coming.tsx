// The door of a service that is not open yet: says what is coming, and leads back to what works today.
import Taro from '@tarojs/taro';
import { comingTexts, dogsTexts } from '../../../i18n/coming.ts';
import { Button } from '../../../ui/button.tsx';
import { Coming } from '../../../ui/coming.tsx';
import { Page } from '../../../ui/page.tsx';

const DogsComing = () => {
  const { title, headline, intro, steps, meanwhile } = dogsTexts;
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
        icon="dog"
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
export default DogsComing;
