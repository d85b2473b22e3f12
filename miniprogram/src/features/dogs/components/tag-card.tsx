import { printedTagCode } from '@huzhou/shared/dogs/tag';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { LinkRow } from '../../../ui/link-row.tsx';
import { openTag } from '../go.ts';
import { tagAddress } from '../tag-address.ts';
import { tagTexts as texts } from '../texts.ts';
import { CodeImage } from './code-image.tsx';
import './tag-card.scss';

/** What hangs at the collar, to be printed or read out. */
export const TagCard = ({ code }: { readonly code: string }) => (
  <Card>
    <Text className="title">{texts.title}</Text>
    <View className="tag-card">
      <CodeImage text={tagAddress(code)} label={texts.label} />
      <Text className="tag-card__code figures">{printedTagCode(code)}</Text>
    </View>
    <Text className="note">{texts.note}</Text>
    <LinkRow icon="search" label={texts.see} onPress={() => openTag(code)} />
    <Button wide label={texts.copy} onPress={() => void copyWords(tagAddress(code))} />
  </Card>
);
