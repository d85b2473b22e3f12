import { isSettled, stateNames } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail, RelatedCase } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { serverNow } from '../../../device/clock.ts';
import { staffCaseTexts } from '../../../i18n/staff.ts';
import { momentWords } from '../../../i18n/time.ts';
import { Card } from '../../../ui/card.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { partsDone } from '../case-sections.ts';
import { openCase } from '../open-case.ts';
import './related-card.scss';

const texts = staffCaseTexts.related;

const Related = ({ complaintId, state, unitName, excerpt, dueAt }: RelatedCase) => {
  const due =
    dueAt === undefined || isSettled(state) ? [] : [texts.due(momentWords(epochMilliseconds(dueAt), serverNow()))];
  return (
    <Pressable
      className="related__row"
      onPress={() => openCase(complaintId)}
      label={texts.spoken([unitName ?? complaintId, stateNames[state], ...due, excerpt])}
    >
      <View className="related__words">
        <View className="related__head">
          <Text className="related__name">{unitName ?? complaintId}</Text>
          <StateTag text={stateNames[state]} settled={isSettled(state)} />
        </View>
        {excerpt !== '' && <Text className="related__excerpt">{excerpt}</Text>}
        <Text className="note figures">
          {[unitName === undefined ? '' : complaintId, ...due].filter(Boolean).join(' · ')}
        </Text>
      </View>
      <Icon name="chevron-right" size="small" />
    </Pressable>
  );
};

const Numbers = ({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) => (
  <View className="related__group">
    <Text className="related__title">{title}</Text>
    {ids.map((id) => (
      <Pressable key={id} className="related__row" onPress={() => openCase(id)}>
        <Text className="related__words figures">{id}</Text>
        <Icon name="chevron-right" size="small" />
      </Pressable>
    ))}
  </View>
);

const Group = ({ title, cases }: { readonly title: string; readonly cases: readonly RelatedCase[] }) => (
  <View className="related__group">
    <Text className="related__title">{title}</Text>
    {cases.map((each) => (
      <Related key={each.complaintId} {...each} />
    ))}
  </View>
);

/** The cases that this one belongs with: its main or parent, its parts, what was merged into it, what it repeats. */
export const RelatedCard = ({ detail }: { readonly detail: ComplaintDetail }) => {
  const { main, parent, parts = [], absorbed = [], repeats = [] } = detail;
  const hasAny =
    main !== undefined || parent !== undefined || parts.length > 0 || absorbed.length > 0 || repeats.length > 0;
  if (!hasAny) return null;
  return (
    <Card>
      <Text className="title">{texts.title}</Text>
      {main !== undefined && <Group title={texts.main} cases={[main]} />}
      {parent !== undefined && <Group title={texts.parent} cases={[parent]} />}
      {parts.length > 0 && <Group title={texts.parts(partsDone(parts), parts.length)} cases={parts} />}
      {absorbed.length > 0 && <Numbers title={texts.absorbed} ids={absorbed} />}
      {repeats.length > 0 && <Numbers title={texts.repeats} ids={repeats} />}
    </Card>
  );
};
