// Opened from the list of lots: a file of lots and spots is brought, checked line by line, or taken along.
import { columns } from '@huzhou/shared/parking/lot-import';
import { exportLots } from '@huzhou/shared/parking/lot-routes';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { chooseCsv } from '../choose-csv.ts';
import { ImportReport } from '../components/import-report.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { replaceByLots } from '../go.ts';
import { isOfficer, isOperator } from '../roles.ts';
import { forwardFile, takeFile } from '../take-file.ts';
import { troubleWords } from '../trouble.ts';
import { loadReport, reportPace, useImport } from '../use-import.ts';
import { transferTexts as texts } from '../work-texts.ts';
import './transfer.scss';

const Export = () => {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const [path, setPath] = useState<string>();
  const take = async (): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    const answer = await call(exportLots, {});
    const taken = answer.ok ? await takeFile(answer.value) : undefined;
    setBusy(false);
    if (!answer.ok) return setTrouble(troubleWords(answer.failure, texts.notOpened));
    if (taken === undefined) return setTrouble(texts.notOpened);
    setSaid(texts.exported(answer.value.lots, answer.value.spots));
    if (taken !== 'taken') setPath(taken.path);
  };
  return (
    <Card>
      <Text className="title">{texts.exportTitle}</Text>
      <Text className="note">{texts.exportText}</Text>
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      {said !== undefined && <Text className="figures">{said}</Text>}
      {path === undefined ? (
        <Button wide label={texts.export} busyLabel={busy ? texts.exporting : undefined} onPress={() => void take()} />
      ) : (
        <Button
          wide
          label={texts.forward}
          onPress={() => void forwardFile(path).then((sent) => setTrouble(sent ? undefined : texts.notOpened))}
        />
      )}
    </Card>
  );
};

const Columns = () => {
  const [shown, setShown] = useState(false);
  return (
    <View className="transfer__columns">
      {shown && <Text className="note">{columns.map(({ title }) => title).join('、')}</Text>}
      <Button kind="quiet" label={shown ? texts.hideColumns : texts.columns} onPress={() => setShown(!shown)} />
    </View>
  );
};

interface UnderWayProps {
  readonly importId: string;
  readonly fileName: string;
  readonly onForget: () => void;
  readonly onChoose: () => void;
}

const UnderWay = ({ importId, fileName, onForget, onChoose }: UnderWayProps) => {
  const { value, failure } = useFresh(() => loadReport(importId), { everySeconds: reportPace, key: importId });
  if (value === undefined)
    return failure?.kind === 'not-found' ? (
      <Notice icon="info" text={texts.gone} action={{ label: texts.another, onPress: onForget }} />
    ) : (
      <Text className="note">{failure?.title ?? texts.reading}</Text>
    );
  return (
    <View className="transfer__columns">
      <ImportReport report={value} fileName={fileName} />
      {value.state === 'refused' && <Button wide label={texts.chooseOther} onPress={onChoose} />}
      {value.state === 'applied' && <Button wide label={texts.see} onPress={replaceByLots} />}
      {value.state === 'applied' && <Button kind="quiet" label={texts.another} onPress={onForget} />}
    </View>
  );
};

const Import = ({ personId }: { readonly personId: string }) => {
  const [attempt, setAttempt] = useState(0);
  const { importId, fileName, busy, trouble, begin, forget } = useImport(personId, () => setAttempt(attempt + 1));
  const choose = async (): Promise<void> => {
    const file = await chooseCsv();
    if (file !== undefined) begin(file);
  };
  return (
    <Card>
      <Text className="title">{texts.importTitle}</Text>
      <Text className="note">{texts.importText}</Text>
      <Columns />
      {trouble !== undefined && <Notice icon="alert" text={trouble} />}
      {importId === undefined || busy !== undefined ? (
        <Button wide label={texts.choose} busyLabel={busy} onPress={() => void choose()} />
      ) : (
        <UnderWay
          key={`${importId} ${attempt}`}
          importId={importId}
          fileName={fileName}
          onForget={forget}
          onChoose={() => void choose()}
        />
      )}
    </Card>
  );
};

const Transfer = ({ personId, staff }: LotsSession) => (
  <Page title={texts.title}>
    {(isOperator(staff) || !isOfficer(staff)) && <Import personId={personId} />}
    <Export />
  </Page>
);

const TransferPage = () => (
  <LotsStaff title={texts.title}>{(session) => <Transfer key={session.personId} {...session} />}</LotsStaff>
);

// Taro takes a page from the default export.
export default TransferPage;
