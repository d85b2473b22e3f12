// Opened by a clinic: a table of vaccinations, pasted or out of a file, recorded line by line.
import { Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { ActionStack } from '../../../ui/action-stack.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { readSheet, type Sheet } from '../bulk-sheet.ts';
import { chooseSheet } from '../choose-sheet.ts';
import { bulkTexts as texts } from '../clinic-texts.ts';
import { BulkReport } from '../components/bulk-report.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { type Bulk, useBulk } from '../use-bulk.ts';

/** What looks wrong before anything is sent; a page of WeChat grows slow with many nodes. */
const shownFaults = 20;

const Preview = ({ sheet }: { readonly sheet: Sheet }) => {
  const faults = sheet.lines.filter(({ fault }) => fault !== undefined);
  return (
    <Card>
      <Text className="title figures">{texts.ready(sheet.lines.length)}</Text>
      {sheet.ignored.length > 0 && <Text className="note">{texts.ignored(sheet.ignored.join('、'))}</Text>}
      {faults.length > 0 && <Text className="figures">{texts.faults(faults.length)}</Text>}
      <View className="desk__wide">
        {faults.slice(0, shownFaults).map(({ row, fault }) => (
          <View key={row} className="desk__line">
            <Text className="figures desk__line-number">{texts.line(row)}</Text>
            <Icon name="alert" size="small" />
            <Text className="desk__words">{fault}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
};

const Source = ({ bulk }: { readonly bulk: Bulk }) => {
  const choose = async (): Promise<void> => {
    const chosen = await chooseSheet();
    if (chosen === 'unreadable') bulk.say(texts.unreadable);
    else if (chosen !== undefined) bulk.take(chosen.text, chosen.name);
  };
  return (
    <Card>
      <Text>{texts.lead}</Text>
      <Text className="note">{texts.columns}</Text>
      <Text className="note">{texts.columnsNote}</Text>
      <Button wide icon="list" label={texts.choose} onPress={() => void choose()} />
      {bulk.fileName !== '' && <Text className="note">{texts.fileName(bulk.fileName)}</Text>}
      <Field label={texts.paste}>
        {(control) => (
          <Entry
            {...control}
            multiline
            placeholder={texts.placeholder}
            value={bulk.text}
            onChange={(text) => bulk.take(text)}
          />
        )}
      </Field>
    </Card>
  );
};

const BulkEntry = ({ personId }: DeskSession) => {
  const bulk = useBulk(personId);
  const { text, report, busy, trouble, send, keepRefused, take } = bulk;
  const read = useMemo(() => readSheet(text), [text]);
  const sheet = 'lines' in read ? read : undefined;
  const count = sheet?.lines.length ?? 0;
  const begun = report.length > 0;
  const over = begun && report.length === count;
  const left = count - report.length;
  return (
    <Page
      title={texts.title}
      action={
        <ActionStack trouble={trouble}>
          {over ? (
            <>
              {report.some(({ refused }) => refused) && <Button label={texts.keepRefused} onPress={keepRefused} />}
              <Button kind="primary" label={texts.another} onPress={() => take('')} />
            </>
          ) : (
            <Button
              wide
              kind="primary"
              label={begun ? texts.goOn(left) : texts.submit(count)}
              busyLabel={busy ? texts.sending(report.length, count) : undefined}
              onPress={send}
            />
          )}
        </ActionStack>
      }
    >
      {!begun && !busy && <Source bulk={bulk} />}
      {!begun && 'problem' in read && text.trim() !== '' && <Notice icon="alert" text={read.problem} />}
      {!begun && sheet !== undefined && <Preview sheet={sheet} />}
      {busy && (
        <View className="desk__bar">
          <View
            className="desk__done"
            style={{ width: `${((report.length / Math.max(1, count)) * 100).toFixed(1)}%` }}
          />
        </View>
      )}
      {begun && <BulkReport report={report} />}
    </Page>
  );
};

const BulkPage = () => (
  <DeskStaff title={texts.title}>{(session) => <BulkEntry key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default BulkPage;
