import { areaName } from '@huzhou/shared/directory/areas';
import { outlines } from '@huzhou/shared/directory/outlines';
import { ownerKindNames, ownerKinds, programmeNames, programmes } from '@huzhou/shared/parking/lot';
import { Text, View } from '@tarojs/components';
import { hasMap, pickOnMap } from '../../../device/locate.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { MapSketch } from '../../../ui/map-sketch.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { formTexts as texts } from '../form-texts.ts';
import { errorFor } from '../lot-draft.ts';
import type { LotForm } from '../use-lot-form.ts';

const sketchAreas = outlines.map(({ code, ring }) => ({ code, name: areaName(code), ring }));
const longestRules = 400;

const PointField = ({ values: { point, address }, errors, change }: LotForm) => {
  const pick = async (): Promise<void> => {
    const picked = await pickOnMap(point);
    if (picked !== undefined)
      change({ point: picked.point, ...(address.trim() === '' ? { address: picked.address } : {}) });
  };
  return (
    <Field
      label={texts.point}
      hint={point === undefined ? (hasMap ? undefined : texts.mapHint) : texts.hasPoint}
      error={errorFor(errors, 'point')}
    >
      {() =>
        hasMap ? (
          <Button wide icon="pin" label={texts.onMap} onPress={() => void pick()} />
        ) : (
          <MapSketch id="lot-sketch" areas={sketchAreas} pin={point} onPin={(next) => change({ point: next })} />
        )
      }
    </Field>
  );
};

/** Whose it is: said once, when the lot is made. */
const KindFields = ({ values, errors, change }: LotForm) => (
  <View>
    <Field label={texts.ownerKind} error={errorFor(errors, 'ownerKind')}>
      {() => (
        <ChoiceList
          label={texts.ownerKind}
          look="chips"
          choices={ownerKinds.map((kind) => ({ value: kind, label: ownerKindNames[kind] }))}
          chosen={values.ownerKind}
          onChoose={(ownerKind) => change({ ownerKind })}
        />
      )}
    </Field>
    <Field label={texts.programme} error={errorFor(errors, 'programme')}>
      {() => (
        <ChoiceList
          label={texts.programme}
          choices={programmes.map((one) => ({
            value: one,
            label: programmeNames[one],
            note: texts.programmeNotes[one],
          }))}
          chosen={values.programme}
          onChoose={(programme) => change({ programme })}
        />
      )}
    </Field>
  </View>
);

/** What it is and how one gets in. */
export const WhatFields = (form: LotForm) => {
  const { values, errors, change, isNew } = form;
  return (
    <View>
      <TextField
        label={texts.name}
        placeholder={texts.namePlaceholder}
        value={values.name}
        onChange={(name) => change({ name })}
        error={errorFor(errors, 'name')}
      />
      {isNew ? <KindFields {...form} /> : <Text className="note lot-form__fixed">{texts.fixed}</Text>}
      <TextField
        label={texts.address}
        placeholder={texts.addressPlaceholder}
        value={values.address}
        onChange={(address) => change({ address })}
        error={errorFor(errors, 'address')}
      />
      <PointField {...form} />
      <TextField
        label={texts.entrance}
        placeholder={texts.entrancePlaceholder}
        value={values.entrance}
        onChange={(entrance) => change({ entrance })}
        error={errorFor(errors, 'entrance')}
      />
      <TextField
        label={texts.height}
        optional
        kind="tel"
        hint={texts.heightHint}
        value={values.height}
        onChange={(height) => change({ height })}
        error={errorFor(errors, 'heightCentimetres')}
      />
      <TextArea
        label={texts.rules}
        optional
        placeholder={texts.rulesPlaceholder}
        most={longestRules}
        value={values.rules}
        onChange={(rules) => change({ rules })}
        error={errorFor(errors, 'rules')}
      />
    </View>
  );
};
