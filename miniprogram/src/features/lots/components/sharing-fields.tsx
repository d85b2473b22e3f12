import { Sharing } from '@huzhou/shared/parking/sharing';
import { sharingWords } from '@huzhou/shared/parking/words';
import { Text, View } from '@tarojs/components';
import * as z from 'zod/mini';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { formTexts } from '../form-texts.ts';
import { errorFor } from '../lot-draft.ts';
import {
  type KindsValues,
  newSeason,
  type SeasonValues,
  type SharingValues,
  sharingWays,
  toSharing,
  workBegins,
  workEnds,
} from '../sharing-values.ts';
import type { LotForm } from '../use-lot-form.ts';
import { TimeField } from './time-field.tsx';
import { WindowsField } from './windows-field.tsx';

const texts = formTexts.sharing;
const mostSeasons = 6;

const wayLabel = (way: (typeof sharingWays)[number], { workFrom, workTo }: SharingValues): string =>
  way === 'off-hours' ? texts.ways[way](workFrom, workTo) : texts.ways[way];
const wayNotes = { 'off-hours': texts.offHoursNote, always: texts.alwaysNote, own: texts.ownNote };

interface KindsFieldsProps extends Pick<LotForm, 'errors'> {
  readonly days: KindsValues;
  readonly path: string;
  readonly onChange: (days: KindsValues) => void;
}

const KindsFields = ({ days, errors, path, onChange }: KindsFieldsProps) => (
  <View>
    {(['working', 'rest'] as const).map((kind) => (
      <WindowsField
        key={kind}
        label={texts[kind]}
        windows={days[kind]}
        errors={errors}
        path={`${path}.${kind}`}
        onChange={(windows) => onChange({ ...days, [kind]: windows })}
      />
    ))}
  </View>
);

interface SeasonFieldsProps extends Pick<LotForm, 'errors'> {
  readonly season: SeasonValues;
  readonly path: string;
  readonly onChange: (season: SeasonValues) => void;
  readonly onRemove: () => void;
}

const SeasonFields = ({ season, errors, path, onChange, onRemove }: SeasonFieldsProps) => {
  const set = (part: Partial<SeasonValues>): void => onChange({ ...season, ...part });
  return (
    <Card>
      <TextField
        label={texts.seasonName}
        placeholder={texts.seasonPlaceholder}
        value={season.name}
        onChange={(name) => set({ name })}
        error={errorFor(errors, `${path}.name`)}
      />
      <View className="time-pair">
        <TextField
          label={texts.seasonFrom}
          placeholder={texts.datePlaceholder}
          value={season.from}
          onChange={(from) => set({ from })}
          error={errorFor(errors, `${path}.from`)}
        />
        <TextField
          label={texts.seasonTo}
          placeholder={texts.datePlaceholder}
          value={season.to}
          onChange={(to) => set({ to })}
          error={errorFor(errors, `${path}.to`)}
        />
      </View>
      <KindsFields days={season.days} errors={errors} path={`${path}.days`} onChange={(days) => set({ days })} />
      <Button kind="quiet" icon="close" label={texts.removeSeason} onPress={onRemove} />
    </Card>
  );
};

/** What people will read of it, as soon as it is whole. */
const Preview = ({ sharing }: { readonly sharing: SharingValues }) => {
  const read = z.safeParse(Sharing, toSharing(sharing));
  if (!read.success) return null;
  return (
    <View className="lot-form__preview">
      <Text className="note">{texts.preview}</Text>
      {sharingWords(read.data).map((line) => (
        <Text key={line} className="figures lot-form__line">
          {line}
        </Text>
      ))}
    </View>
  );
};

/** When it is open: one tap for the hours of work, another for always; windows and seasons for those who need them. */
export const SharingFields = ({ values: { sharing }, errors, change }: LotForm) => {
  const set = (part: Partial<SharingValues>): void => change({ sharing: { ...sharing, ...part } });
  const { how, workFrom, workTo, days, seasons } = sharing;
  return (
    <View>
      <Field label={texts.how} error={errors.find(({ field }) => field === 'sharing')?.message}>
        {() => (
          <ChoiceList
            label={texts.how}
            choices={sharingWays.map((way) => ({ value: way, label: wayLabel(way, sharing), note: wayNotes[way] }))}
            chosen={how}
            onChoose={(way) => set({ how: way })}
          />
        )}
      </Field>
      {how === 'off-hours' && (
        <View className="time-pair">
          <TimeField
            label={texts.workFrom}
            value={workFrom}
            from={workBegins.first}
            to={workBegins.last}
            onChange={(time) => set({ workFrom: time })}
          />
          <TimeField
            label={texts.workTo}
            value={workTo}
            from={workEnds.first}
            to={workEnds.last}
            onChange={(time) => set({ workTo: time })}
          />
        </View>
      )}
      {how === 'own' && (
        <KindsFields days={days} errors={errors} path="sharing.days" onChange={(next) => set({ days: next })} />
      )}
      <Preview sharing={sharing} />
      <Text className="note lot-form__line">{texts.seasonsHint}</Text>
      {seasons.map((season, index) => (
        <SeasonFields
          key={String(index)}
          season={season}
          errors={errors}
          path={`sharing.seasons.${index}`}
          onChange={(next) => set({ seasons: seasons.map((each, at) => (at === index ? next : each)) })}
          onRemove={() => set({ seasons: seasons.filter((_, at) => at !== index) })}
        />
      ))}
      {seasons.length < mostSeasons && (
        <Button
          kind="quiet"
          icon="plus"
          label={texts.addSeason}
          onPress={() => set({ seasons: [...seasons, newSeason()] })}
        />
      )}
    </View>
  );
};
