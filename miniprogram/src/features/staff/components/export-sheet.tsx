import type { CaseFilter } from '@huzhou/shared/complaints/desk';
import { createExport } from '@huzhou/shared/complaints/desk-routes';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useOnce } from '../../../api/use-once.ts';
import { exportTexts as texts } from '../../../i18n/staff-search.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { showToast } from '../../../ui/toast.tsx';

export interface ExportSheetProps {
  readonly filter: CaseFilter;
  readonly words: string;
  readonly onClose: () => void;
}

const formats = ['xlsx', 'csv'] as const;

/** Has what was found made into a file; where it comes to is the page of exports. */
export const ExportSheet = ({ filter, words, onClose }: ExportSheetProps) => {
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const once = useOnce();
  const start = async (): Promise<void> => {
    const body = { filter, format };
    setBusy(true);
    setTrouble(undefined);
    const answer = await call(createExport, { body }, { idempotencyKey: once.keyFor(body) });
    setBusy(false);
    if (!answer.ok) return setTrouble(answer.failure.errors[0]?.message ?? answer.failure.title);
    once.fulfilled();
    onClose();
    showToast(texts.started);
    void Taro.navigateTo({ url: '/features/staff/pages/exports' });
  };
  return (
    <Sheet
      open
      title={texts.sheet}
      onClose={onClose}
      actions={
        <View className="search__export">
          {trouble !== undefined && <Notice icon="alert" text={trouble} />}
          <Button
            wide
            kind="primary"
            label={texts.start}
            busyLabel={busy ? texts.starting : undefined}
            onPress={() => void start()}
          />
        </View>
      }
    >
      <Notice icon="shield" text={texts.personal} />
      <Notice text={texts.what(words)} />
      <ChoiceList
        label={texts.format}
        choices={formats.map((value) => ({ value, label: texts.formats[value] }))}
        chosen={format}
        onChoose={setFormat}
      />
    </Sheet>
  );
};
