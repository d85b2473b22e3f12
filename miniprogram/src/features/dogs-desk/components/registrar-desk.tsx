import { listApplications } from '@huzhou/shared/dogs/registry-routes';
import type { DogSummary } from '@huzhou/shared/dogs/view';
import { ok } from '@huzhou/shared/kernel/result';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/api.ts';
import { Card } from '../../../ui/card.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { openPage } from '../go.ts';
import { applicationTexts as texts } from '../review-texts.ts';
import { mayRecall } from '../roles.ts';
import { deskTexts } from '../texts.ts';
import { usePages } from '../use-pages.ts';
import { ApplicationRow } from './application-row.tsx';
import type { DeskSession } from './desk-staff.tsx';
import { RowList } from './row-list.tsx';

const waitingSince = ({ waitingSince: since, createdAt }: DogSummary): string => since ?? createdAt;

/** What waits to be decided on, who waits longest first. */
export const RegistrarDesk = ({ session: { personId, staff } }: { readonly session: DeskSession }) => {
  const list = usePages<DogSummary>({
    key: `applications ${personId}`,
    idOf: ({ dogId }) => dogId,
    load: async (cursor) => {
      const answer = await call(listApplications, { query: cursor === undefined ? {} : { cursor } });
      return answer.ok ? ok({ rows: answer.value.dogs, nextCursor: answer.value.nextCursor }) : answer;
    },
  });
  const { disputes, recalls, recall, applications, patrol } = deskTexts.ways;
  return (
    <View>
      <Card>
        <LinkRow icon="swap" {...disputes} onPress={() => openPage('disputes')} />
        <LinkRow icon="shield" {...(mayRecall(staff) ? recall : recalls)} onPress={() => openPage('recalls')} />
        <LinkRow icon="search" {...patrol} onPress={() => openPage('patrol')} />
      </Card>
      <Text className="section">{applications}</Text>
      <RowList list={list} empty={texts.empty}>
        {(rows) => (
          <View className="desk__cards">
            {[...rows]
              .sort((one, other) => (waitingSince(one) < waitingSince(other) ? -1 : 1))
              .map((dog) => (
                <ApplicationRow key={dog.dogId} dog={dog} />
              ))}
          </View>
        )}
      </RowList>
    </View>
  );
};
