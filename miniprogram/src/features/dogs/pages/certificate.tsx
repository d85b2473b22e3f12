// Opened from a dog's page: its certificate, to be held up at a gate, with or without a network.
import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { momentWords } from '../../../i18n/time.ts';
import { FailureState } from '../../../ui/failure-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { CertificateFace } from '../components/certificate-face.tsx';
import { todayInChina } from '../day-words.ts';
import { certificateTexts as texts } from '../finder-texts.ts';
import { lightUp } from '../screen-light.ts';
import { type UsedCertificate, useCertificate } from '../use-certificate.ts';

const Nothing = ({ failure, refresh }: UsedCertificate) => {
  if (failure === undefined) return <Skeleton cards={1} />;
  return failure.kind === 'out-of-turn' ? (
    <ErrorState title={texts.none.title} text={failure.title} />
  ) : (
    <FailureState failure={failure} onRetry={() => void refresh()} />
  );
};

const Certificate = () => {
  const used = useCertificate(useRouter().params.id ?? '');
  const { stored, failure, signature } = used;
  useEffect(lightUp, []);
  if (stored === undefined)
    return (
      <Page title={texts.title}>
        <Nothing {...used} />
      </Page>
    );
  const fetched = momentWords(stored.fetchedAt, serverNow());
  return (
    <Page title={texts.title}>
      {failure !== undefined && <Notice icon="offline" text={texts.offline(fetched)} />}
      <CertificateFace face={stored.certificate} today={todayInChina()} />
      <View>
        {signature === 'forged' && <Notice icon="alert" text={texts.forged} />}
        <Text className="note figures">
          {[texts.fetched(fetched), ...(signature === 'genuine' ? [texts.genuine] : [])].join(' · ')}
        </Text>
      </View>
    </Page>
  );
};

// Taro takes a page from the default export.
export default Certificate;
