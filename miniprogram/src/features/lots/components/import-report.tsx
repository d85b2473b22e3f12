import { importStateNames, type ImportReport as Report } from '@huzhou/shared/parking/lot-import';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { isOver } from '../use-import.ts';
import { transferTexts as texts } from '../work-texts.ts';
import './import-report.scss';

const headOf = ({ state, lots, spots, errorCount, lines, done }: Report): string => {
  if (state === 'applied') return texts.applied(lots, spots);
  if (state === 'refused') return texts.refused(errorCount);
  return lines === 0 ? texts.reading : texts.checked(done, lines);
};

/** A page of WeChat grows slow with many nodes. */
const errorsAtOnce = 20;

/** How far a file is, and what is wrong with it, line by line. */
export const ImportReport = ({ report, fileName }: { readonly report: Report; readonly fileName: string }) => {
  const { state, lines, done, errors, errorCount } = report;
  const [most, setMost] = useState(errorsAtOnce);
  return (
    <View className="import-report">
      <View className="import-report__head">
        <Text className="import-report__file">{fileName}</Text>
        <StateTag text={importStateNames[state]} settled={state === 'refused'} />
      </View>
      {!isOver(report) && (
        <View className="import-report__bar">
          <View
            className="import-report__done"
            style={{ width: `${lines === 0 ? 0 : ((done / lines) * 100).toFixed(1)}%` }}
          />
        </View>
      )}
      <View {...aria({ role: 'status', live: 'polite' })}>
        <Text className="figures">{headOf(report)}</Text>
      </View>
      {errors.length < errorCount && <Text className="note figures">{texts.firstErrors(errors.length)}</Text>}
      {errors.slice(0, most).map(({ line, column, message }) => (
        <View key={`${line} ${column ?? ''} ${message}`} className="import-report__error">
          <Text className="figures import-report__line">{texts.line(line)}</Text>
          <View className="import-report__words">
            {column !== undefined && <Text className="import-report__column">{column}</Text>}
            <Text>{message}</Text>
          </View>
        </View>
      ))}
      {errors.length > most && (
        <Button
          wide
          kind="quiet"
          label={texts.moreErrors(errors.length - most)}
          onPress={() => setMost(most + errorsAtOnce)}
        />
      )}
    </View>
  );
};
