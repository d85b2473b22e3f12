import { searchComplaints } from '@huzhou/shared/complaints/desk-routes';
import { getComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail, ComplaintSummary } from '@huzhou/shared/complaints/view';
import { err } from '@huzhou/shared/kernel/result';
import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { mergeTexts } from '../../../i18n/staff-fields.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { caseNumberOf, tidyNumber } from '../case-number.ts';
import { mergeCandidates, mergeObstacle } from '../merge-choice.ts';
import { CaseGlance } from './case-glance.tsx';
import { errorFor, type SheetFieldsProps } from './sheet-fields.ts';
import './merge-fields.scss';

export interface MergeFieldsProps extends SheetFieldsProps {
  /** Told whether the case that was named has been seen and can be the main one. */
  readonly onSeen: (isFit: boolean) => void;
}

const goodForSeconds = 30;

const useMain = (number: string | undefined) =>
  useFresh<ComplaintDetail>(
    () =>
      number === undefined
        ? Promise.resolve(err({ kind: 'not-found', title: '', errors: [] }))
        : call(getComplaint, { path: { complaintId: number } }),
    { everySeconds: goodForSeconds, key: number ?? '' },
  );

const Preview = ({
  detail,
  number,
  onSeen,
}: {
  detail: ComplaintDetail;
  number: string;
  onSeen: (fit: boolean) => void;
}) => {
  const { value, failure } = useMain(number);
  const obstacle = value === undefined ? undefined : mergeObstacle(value, detail.complaintId);
  const isFit = value !== undefined && obstacle === undefined;
  useEffect(() => {
    onSeen(isFit);
    return () => onSeen(false);
  }, [isFit, onSeen]);
  if (value === undefined) {
    if (failure === undefined) return <Text className="note">{mergeTexts.looking}</Text>;
    const isMissing = failure.kind === 'not-found' || failure.kind === 'forbidden';
    return <Notice icon="alert" text={isMissing ? mergeTexts.missing : failure.title} />;
  }
  return (
    <View className="merge__main">
      {obstacle === undefined ? (
        <Text className="merge__into">{mergeTexts.into}</Text>
      ) : (
        <Notice icon="alert" text={obstacle} />
      )}
      <CaseGlance row={value} />
      {obstacle === undefined && <Text className="note">{mergeTexts.after}</Text>}
    </View>
  );
};

const Candidates = ({ rows, onChoose }: { rows: readonly ComplaintSummary[]; onChoose: (id: string) => void }) => (
  <View className="merge__candidates">
    <Text className="section">{mergeTexts.near}</Text>
    {rows.map((row) => (
      <Pressable key={row.complaintId} className="merge__candidate" onPress={() => onChoose(row.complaintId)}>
        <CaseGlance row={row} />
      </Pressable>
    ))}
  </View>
);

/** The main case: one of those around, or by its number; it is seen before anything is merged. */
export const MergeFields = ({ detail, given, onSeen }: MergeFieldsProps) => {
  const { categoryCode, townCode, districtCode } = detail;
  const near = useFresh(() => call(searchComplaints, { query: { categoryCode, areaCode: townCode ?? districtCode } }), {
    everySeconds: goodForSeconds,
    key: detail.complaintId,
  });
  const typed = given.draft.into ?? '';
  const number = caseNumberOf(typed);
  const rows = near.value === undefined ? [] : mergeCandidates(near.value.complaints, detail);
  return (
    <View>
      <TextField
        label={mergeTexts.number}
        placeholder={mergeTexts.placeholder}
        value={typed}
        onChange={(into) => given.change({ into: caseNumberOf(into) ?? into })}
        onBlur={() => typed !== '' && given.change({ into: tidyNumber(typed) })}
        error={errorFor(given, 'into')}
      />
      {number !== undefined && <Preview key={number} detail={detail} number={number} onSeen={onSeen} />}
      {number === undefined && rows.length > 0 && (
        <Candidates rows={rows} onChoose={(into) => given.change({ into })} />
      )}
      {number === undefined && near.value !== undefined && rows.length === 0 && (
        <Text className="note command-sheet__fact">{mergeTexts.noneNear}</Text>
      )}
    </View>
  );
};
