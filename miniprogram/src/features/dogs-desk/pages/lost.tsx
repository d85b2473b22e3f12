// Opened by a message or from a desk, by patrols, registrars and clinics: dogs that their keepers are looking for.
import { isWithin } from '@huzhou/shared/directory/areas';
import { listLostDogs } from '@huzhou/shared/dogs/registry-routes';
import type { DogCard as Dog } from '@huzhou/shared/dogs/view';
import { ok } from '@huzhou/shared/kernel/result';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/api.ts';
import { Page } from '../../../ui/page.tsx';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { DogCard } from '../components/dog-card.tsx';
import { RowList } from '../components/row-list.tsx';
import { patrolTexts } from '../patrol-texts.ts';
import { ownArea } from '../roles.ts';
import { usePages } from '../use-pages.ts';

const texts = patrolTexts.lost;

const Part = ({ title, dogs }: { readonly title: string; readonly dogs: readonly Dog[] }) =>
  dogs.length === 0 ? null : (
    <View>
      <Text className="section">{title}</Text>
      <View className="desk__cards">
        {dogs.map((dog) => (
          <DogCard key={dog.dogId} dog={dog} />
        ))}
      </View>
    </View>
  );

const Lost = ({ personId, staff }: DeskSession) => {
  const list = usePages<Dog>({
    key: `lost ${personId}`,
    idOf: ({ dogId }) => dogId,
    load: async (cursor) => {
      const answer = await call(listLostDogs, { query: cursor === undefined ? {} : { cursor } });
      return answer.ok ? ok({ rows: answer.value.dogs, nextCursor: answer.value.nextCursor }) : answer;
    },
  });
  const area = ownArea(staff) ?? '';
  const isNear = ({ townCode }: Dog): boolean => isWithin(townCode, area);
  return (
    <Page title={texts.title} wide>
      <RowList list={list} empty={texts.empty}>
        {(rows) => (
          <View>
            <Part title={texts.near} dogs={rows.filter(isNear)} />
            <Part title={texts.elsewhere} dogs={rows.filter((dog) => !isNear(dog))} />
          </View>
        )}
      </RowList>
    </Page>
  );
};

const LostPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Lost key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default LostPage;
