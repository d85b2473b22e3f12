import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { copyWords } from '../../../ui/copy-words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { bulkTexts as texts } from '../clinic-texts.ts';
import type { ReportLine } from '../use-bulk.ts';

/** What came of each line, the refused ones first. */
export const BulkReport = ({ report }: { readonly report: readonly ReportLine[] }) => {
  const refused = report.filter((line) => line.refused);
  const recorded = report.filter((line) => !line.refused);
  const slips = recorded.flatMap(({ slip }) => (slip === undefined ? [] : [slip]));
  return (
    <Card>
      <View {...aria({ role: 'status', live: 'polite' })}>
        <Text className="title figures">{texts.report(recorded.length, refused.length)}</Text>
      </View>
      {slips.length > 0 && <Button label={texts.copySlips} onPress={() => void copyWords(slips.join('\n'))} />}
      <View className="desk__wide">
        {[...refused, ...recorded].map(({ row, refused: isRefused, words, slip }) => (
          <View key={row} className="desk__line">
            <Text className="figures desk__line-number">{texts.line(row)}</Text>
            <Icon name={isRefused ? 'alert' : 'check'} size="small" />
            <View className="desk__words">
              <Text>{words}</Text>
              {slip !== undefined && <Text className="note figures">{texts.slip(slip)}</Text>}
            </View>
          </View>
        ))}
      </View>
    </Card>
  );
};
