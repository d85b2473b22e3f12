// Opened from the home page by those who keep lots, and by the bureau's parking officer who looks over all of them.
import { areaName, districts } from '@huzhou/shared/directory/areas';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { FailureState } from '../../../ui/failure-state.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/page-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StaleNotice } from '../../../ui/stale-notice.tsx';
import { LotCard } from '../components/lot-card.tsx';
import { type LotsSession, LotsStaff } from '../components/lots-staff.tsx';
import { openForm, openRequests, openTransfer } from '../go.ts';
import { isOfficer, isOperator } from '../roles.ts';
import { lotsTexts as texts } from '../texts.ts';
import { type KeptLot, useLots } from '../use-lots.ts';
import { useRequests } from '../use-requests.ts';
import './index.scss';

/** Cards at once: a page of WeChat grows slow with many nodes. */
const cardsAtOnce = 20;
const everywhere = '3305';

const sum = (lots: readonly KeptLot[], of: (lot: KeptLot) => number): number =>
  lots.reduce((total, lot) => total + of(lot), 0);

const RequestsRow = ({ personId }: { readonly personId: string }) => {
  const { value } = useRequests(personId);
  const { label, note, waiting, none } = texts.requests;
  const count = value?.requests.length ?? 0;
  const words = value === undefined ? note : count === 0 ? none : waiting(`${count}${value.hasMore ? '+' : ''}`);
  return <LinkRow icon="shield" label={label} note={words} onPress={openRequests} />;
};

const Ways = ({ personId, staff }: Pick<LotsSession, 'personId' | 'staff'>) => (
  <Card>
    {isOfficer(staff) && <RequestsRow personId={personId} />}
    <LinkRow icon="swap" {...(isOperator(staff) ? texts.transfer : texts.exportOnly)} onPress={openTransfer} />
  </Card>
);

const Lots = ({ lots }: { readonly lots: readonly KeptLot[] }) => {
  const [words, setWords] = useState('');
  const [area, setArea] = useState(everywhere);
  const [most, setMost] = useState(cardsAtOnce);
  const known = districts.filter(({ code }) => lots.some(({ districtCode }) => districtCode === code));
  const found = lots.filter(
    ({ name, address, districtCode }) => districtCode.startsWith(area) && `${name} ${address}`.includes(words.trim()),
  );
  const isLong = lots.length > 5;
  return (
    <View>
      {isLong && (
        <View className="lots__filter">
          <Entry kind="search" label={texts.search} placeholder={texts.search} value={words} onChange={setWords} />
          {known.length > 1 && (
            <ChoiceList
              label={texts.districts}
              look="chips"
              choices={[
                { value: everywhere, label: texts.allDistricts },
                ...known.map(({ code }) => ({ value: code, label: areaName(code) })),
              ]}
              chosen={area}
              onChoose={setArea}
            />
          )}
        </View>
      )}
      <Text className="note figures lots__sum">
        {texts.sum(
          found.length,
          sum(found, ({ spots }) => spots),
          sum(found, ({ occupied }) => occupied),
        )}
      </Text>
      {found.length === 0 && <EmptyState icon="search" title={texts.none.title} text={texts.none.text} />}
      <View className="lots__cards">
        {found.slice(0, most).map((lot) => (
          <LotCard key={lot.lotId} lot={lot} />
        ))}
      </View>
      {found.length > most && (
        <Button
          wide
          label={texts.more(Math.min(cardsAtOnce, found.length - most))}
          onPress={() => setMost(most + cardsAtOnce)}
        />
      )}
    </View>
  );
};

const Mine = ({ personId, staff }: LotsSession) => {
  const { value, failure, loadedAt, refresh } = useLots(personId);
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
  const mayCreate = isOperator(staff);
  const empty = mayCreate ? texts.empty : texts.emptyOfficer;
  return (
    <Page
      title={texts.title}
      wide
      {...(mayCreate
        ? { action: <Button wide kind="primary" icon="plus" label={texts.create} onPress={() => openForm()} /> }
        : {})}
    >
      <Ways personId={personId} staff={staff} />
      <StaleNotice failure={failure} loadedAt={loadedAt} refresh={refresh} />
      {value === undefined ? (
        failure === undefined ? (
          <Skeleton />
        ) : (
          <FailureState failure={failure} onRetry={() => void refresh()} />
        )
      ) : value.length === 0 ? (
        <EmptyState icon="parking" title={empty.title} text={empty.text} />
      ) : (
        <Lots lots={value} />
      )}
    </Page>
  );
};

const LotsPage = () => (
  <LotsStaff title={texts.title}>{(session) => <Mine key={session.personId} {...session} />}</LotsStaff>
);

// Taro takes a page from the default export.
export default LotsPage;
