import type { ExportJob } from '@huzhou/shared/complaints/desk';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { serverNow } from '../../../device/clock.ts';
import { exportTexts as texts } from '../../../i18n/staff-search.ts';
import { momentWords } from '../../../i18n/time.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { forwardExport, openExport } from '../open-export.ts';
import './export-row.scss';

const moment = (instant: Instant): string => momentWords(epochMilliseconds(instant), serverNow());

const Progress = ({ daysDone, days, rows }: ExportJob) => {
  const share = days === 0 ? 0 : Math.round((daysDone / days) * 100);
  return (
    <View className="export-row__progress" {...aria({ role: 'status', live: 'polite' })}>
      <View className="export-row__bar">
        <View className="export-row__done" style={{ width: `${share}%` }} />
      </View>
      <Text className="note figures">{texts.progress(daysDone, days, rows)}</Text>
    </View>
  );
};

const Download = ({ job }: { readonly job: ExportJob }) => {
  const [busy, setBusy] = useState(false);
  const [path, setPath] = useState<string>();
  const [trouble, setTrouble] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    setTrouble(false);
    const opened = await openExport(job);
    setBusy(false);
    setTrouble(opened === undefined);
    if (typeof opened === 'object') setPath(opened.path);
  };
  return (
    <View className="export-row__actions">
      {path === undefined ? (
        <Button
          wide
          label={texts.download}
          busyLabel={busy ? texts.downloading : undefined}
          onPress={() => void download()}
        />
      ) : (
        <Button
          wide
          label={texts.forward}
          onPress={() => void forwardExport(path).then((forwarded) => setTrouble(!forwarded))}
        />
      )}
      {trouble && <Text className="note">{texts.notOpened}</Text>}
    </View>
  );
};

/** One file: how far it is, or how to get it and until when. */
export const ExportRow = ({ job }: { readonly job: ExportJob }) => {
  const { format, state, rows, requestedAt, goneAt, url } = job;
  return (
    <Card>
      <View className="export-row__head">
        <Text className="export-row__name">{format.toUpperCase()}</Text>
        <StateTag text={texts.states[state]} settled={state === 'failed'} />
        {state === 'ready' && <Text className="figures">{texts.rows(rows)}</Text>}
      </View>
      {(state === 'waiting' || state === 'running') && <Progress {...job} />}
      {state === 'failed' && <Text>{job.problem ?? texts.failedText}</Text>}
      <Text className="note figures">{texts.requestedAt(moment(requestedAt))}</Text>
      {state === 'ready' && goneAt !== undefined && url !== undefined && (
        <Text className="note figures">{texts.goneAt(moment(goneAt))}</Text>
      )}
      {state === 'ready' && (url === undefined ? <Text className="note">{texts.gone}</Text> : <Download job={job} />)}
    </Card>
  );
};
