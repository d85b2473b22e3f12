// Opened by a clinic: what it has recorded, today's first.
import type { RouteReply } from '@huzhou/shared/contract/route';
import { listTreatments } from '@huzhou/shared/dogs/clinic-routes';
import { ok } from '@huzhou/shared/kernel/result';
import { Text, View } from '@tarojs/components';
import { call } from '../../../api/api.ts';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { byDay } from '../by-day.ts';
import { clinicTexts } from '../clinic-texts.ts';
import { type DeskSession, DeskStaff } from '../components/desk-staff.tsx';
import { RowList } from '../components/row-list.tsx';
import { today } from '../moment.ts';
import { usePages } from '../use-pages.ts';

const texts = clinicTexts.treatments;

type Treatment = RouteReply<typeof listTreatments>['treatments'][number];

const TreatmentCard = ({ treatment }: { readonly treatment: Treatment }) => {
  const { dogId, slip, vaccine, batch, validUntil, recalled } = treatment;
  return (
    <Card>
      <View className="desk__head">
        <View className="desk__words">
          <Text className="desk__name">{vaccine}</Text>
          <Text className="note figures">{texts.batch(batch, validUntil)}</Text>
          <Text className="note figures">{dogId === undefined ? texts.slip(slip ?? '') : texts.dog(dogId)}</Text>
        </View>
        {recalled && <StateTag text={texts.recalled} />}
      </View>
    </Card>
  );
};

const Treatments = ({ personId }: DeskSession) => {
  const list = usePages<Treatment>({
    key: `treatments ${personId}`,
    idOf: ({ vaccinationId }) => vaccinationId,
    load: async (cursor) => {
      const answer = await call(listTreatments, { query: cursor === undefined ? {} : { cursor } });
      return answer.ok ? ok({ rows: answer.value.treatments, nextCursor: answer.value.nextCursor }) : answer;
    },
  });
  const now = today();
  return (
    <Page title={texts.title} wide>
      <RowList list={list} empty={texts.empty}>
        {(rows) =>
          byDay(rows).map(({ day, treatments }) => (
            <View key={day}>
              <Text className="section figures">
                {`${day === now ? texts.today : day} · ${texts.count(treatments.length)}`}
              </Text>
              <View className="desk__cards">
                {treatments.map((treatment) => (
                  <TreatmentCard key={treatment.vaccinationId} treatment={treatment} />
                ))}
              </View>
            </View>
          ))
        }
      </RowList>
    </Page>
  );
};

const TreatmentsPage = () => (
  <DeskStaff title={texts.title}>{(session) => <Treatments key={session.personId} {...session} />}</DeskStaff>
);

// Taro takes a page from the default export.
export default TreatmentsPage;
