import { searchComplaints } from '@huzhou/shared/complaints/desk-routes';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { onBehalfTexts as texts } from '../../../i18n/staff-hotline.ts';
import { Card } from '../../../ui/card.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { openCase } from '../open-case.ts';
import { CaseGlance } from './case-glance.tsx';
import './merge-fields.scss';

const goodForSeconds = 60;
const shown = 3;

/** Open cases of the kind in the same area, seen while the caller is still on the line. */
export const OnBehalfNear = ({
  categoryCode,
  areaCode,
}: {
  readonly categoryCode: string;
  readonly areaCode: string;
}) => {
  const { value } = useFresh(() => call(searchComplaints, { query: { categoryCode, areaCode } }), {
    everySeconds: goodForSeconds,
    key: `${categoryCode} ${areaCode}`,
  });
  const open = (value?.complaints ?? []).filter(({ state }) => !isSettled(state));
  if (open.length === 0) return null;
  return (
    <Card>
      <Text className="title">{texts.near(open.length)}</Text>
      <Text className="note">{texts.nearAsk}</Text>
      <View className="merge__candidates">
        {open.slice(0, shown).map((row) => (
          <Pressable key={row.complaintId} className="merge__candidate" onPress={() => openCase(row.complaintId)}>
            <CaseGlance row={row} />
          </Pressable>
        ))}
      </View>
    </Card>
  );
};
