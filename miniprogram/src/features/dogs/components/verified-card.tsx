import { areaName } from '@huzhou/shared/directory/areas';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card.tsx';
import { type Fact, FactList } from '../../../ui/fact-list.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ErrorState } from '../../../ui/page-state.tsx';
import { verifyTexts as texts } from '../finder-texts.ts';
import type { Verified } from '../use-verification.ts';
import './verified-card.scss';

const { rows } = texts;

/** By the register where it was reached; by what was signed where it was not. */
const factsOf = ({ register, claims }: Verified, today: string): readonly Fact[] => {
  if (register !== undefined)
    return [
      { name: rows.number, lines: [register.number] },
      { name: rows.dog, lines: [register.name, `${register.breed} · ${register.colour}`] },
      { name: rows.area, lines: [areaName(register.districtCode)] },
      { name: rows.chip, lines: [texts.tail(register.chipTail)] },
      { name: rows.until, lines: [register.validUntil] },
      { name: rows.vaccinated, lines: [register.vaccinated ? texts.vaccinated : texts.notVaccinated] },
      { name: rows.lost, lines: register.lost ? [texts.lost] : [] },
    ];
  if (claims === undefined) return [];
  const vaccinated = claims.v !== undefined && claims.v >= today;
  return [
    { name: rows.number, lines: [claims.jti] },
    { name: rows.dog, lines: [claims.n, `${claims.b} · ${claims.c}`] },
    { name: rows.area, lines: [areaName(claims.d)] },
    { name: rows.chip, lines: [texts.tail(claims.m)] },
    { name: rows.until, lines: [claims.u] },
    { name: rows.vaccinated, lines: [vaccinated ? texts.vaccinated : texts.notVaccinated] },
  ];
};

const headOf = ({ register, claims, signature }: Verified, today: string) => {
  if (signature === 'forged') return { good: false, words: texts.forged };
  if (register !== undefined) return { good: register.status === 'valid', words: texts.statuses[register.status] };
  if (signature !== 'genuine' || claims === undefined) return undefined;
  const valid = claims.u >= today;
  return { good: valid, words: valid ? texts.statuses.valid : texts.statuses.expired };
};

/** Whether a certificate holds, in one word, and whose it would have to be. */
export const VerifiedCard = ({ verified, today }: { readonly verified: Verified; readonly today: string }) => {
  const { signature, failure } = verified;
  const head = headOf(verified, today);
  if (failure?.kind === 'not-found' && signature !== 'forged')
    return <ErrorState title={texts.none.title} text={texts.none.text} />;
  if (head === undefined) return failure === undefined ? null : <Notice icon="offline" text={failure.title} />;
  return (
    <Card>
      <View className={`verified__head ${head.good ? 'verified__head--good' : ''}`}>
        <Icon name={head.good ? 'check' : 'alert'} size="large" />
        <Text className="hero">{head.words}</Text>
      </View>
      {signature === 'genuine' && <Text className="note">{texts.genuine}</Text>}
      {signature !== 'forged' && <FactList facts={factsOf(verified, today)} />}
      {signature === 'genuine' && verified.register === undefined && <Notice icon="offline" text={texts.offline} />}
    </Card>
  );
};
