import { Text, View } from '@tarojs/components';
import { Icon } from '../../../ui/icon.tsx';
import { fullAreaName } from '../../../ui/place-choice.ts';
import { dayWords } from '../day-words.ts';
import { certificateTexts as texts } from '../finder-texts.ts';
import type { CertificateFace as Face } from '../stored-certificate.ts';
import { CodeImage } from './code-image.tsx';
import './certificate-face.scss';

const Line = ({ done, words }: { readonly done: boolean; readonly words: string }) => (
  <View className="certificate__line">
    <Icon name={done ? 'check' : 'alert'} />
    <Text className="figures">{words}</Text>
  </View>
);

/** What one holds up at a gate. Always black on white, whatever the theme. */
export const CertificateFace = ({ face, today }: { readonly face: Face; readonly today: string }) => {
  const { name, breed, colour, validUntil, protectedUntil, chipTail, districtCode, number, qr } = face;
  const valid = validUntil >= today;
  const isProtected = protectedUntil !== undefined && protectedUntil >= today;
  return (
    <View className="certificate">
      <Text className="certificate__city">{fullAreaName(districtCode)}</Text>
      <Text className="certificate__name">{name}</Text>
      <Text>{[breed, colour].filter(Boolean).join(' · ')}</Text>
      <CodeImage large text={qr} label={texts.qr} />
      <Text className="certificate__number figures">{number}</Text>
      <View className="certificate__lines">
        <Line
          done={valid}
          words={valid ? texts.until(dayWords(validUntil, today)) : texts.over(dayWords(validUntil, today))}
        />
        <Line
          done={isProtected}
          words={isProtected ? texts.protectedUntil(dayWords(protectedUntil, today)) : texts.unprotected}
        />
        {chipTail !== '' && <Line done words={texts.chip(chipTail)} />}
      </View>
    </View>
  );
};
