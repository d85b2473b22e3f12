import { areaName, districts } from '@huzhou/shared/directory/areas';
import { outlines } from '@huzhou/shared/directory/outlines';
import type { Point } from '@huzhou/shared/directory/place';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { hasMap, pickOnMap } from '../../../device/locate.ts';
import { onBehalfTexts as texts } from '../../../i18n/staff-hotline.ts';
import { AreaPicker } from '../../../ui/area-picker.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import { MapSketch } from '../../../ui/map-sketch.tsx';
import { fullAreaName, knownArea, withArea, withPoint } from '../../../ui/place-choice.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OnBehalfDraft } from '../on-behalf-draft.ts';
import type { OnBehalf } from '../use-on-behalf.ts';
import { errorFor } from './sheet-fields.ts';

const areaWords = (draft: OnBehalfDraft): string => {
  const known = knownArea(draft);
  if (known === undefined) return texts.areaUnknown;
  const name = fullAreaName(known.code);
  if (known.by === 'choice') return name;
  return known.by === 'point' ? texts.areaByPoint(name) : texts.areaByAddress(name);
};

const sketchAreas = outlines.map(({ code, ring }) => ({ code, name: areaName(code), ring }));

const PointPart = ({ draft, errors, change }: OnBehalf) => {
  const [shown, setShown] = useState(draft.point !== undefined);
  const set = (point: Point): void => change(withPoint(draft, point));
  const pick = async (): Promise<void> => {
    const picked = await pickOnMap(draft.point);
    if (picked !== undefined) set(picked.point);
  };
  return (
    <View className="on-behalf__point">
      {hasMap ? (
        <Button wide icon="pin" label={texts.onMap} onPress={() => void pick()} />
      ) : shown ? (
        <View>
          <Text className="note">{texts.mapHint}</Text>
          <MapSketch id="on-behalf-sketch" areas={sketchAreas} pin={draft.point} onPin={set} />
        </View>
      ) : (
        <Button wide icon="pin" label={texts.showMap} onPress={() => setShown(true)} />
      )}
      {draft.point !== undefined && (
        <View className="on-behalf__fact">
          <Text className="note">{texts.hasPoint}</Text>
          <Button kind="quiet" label={texts.withoutPoint} onPress={() => change({ point: undefined })} />
        </View>
      )}
      {errorFor({ errors }, 'place.point') !== undefined && (
        <Field label="" error={errorFor({ errors }, 'place.point')}>
          {() => null}
        </Field>
      )}
    </View>
  );
};

/** Where it is: in words first, as it is said on the telephone; then the area, and a point where that helps. */
export const OnBehalfPlace = (form: OnBehalf) => {
  const { draft, errors, change } = form;
  const [open, setOpen] = useState(false);
  return (
    <View>
      <TextField
        label={texts.address}
        placeholder={texts.addressPlaceholder}
        hint={texts.addressHint}
        value={draft.address}
        onChange={(address) => change({ address })}
        error={errorFor({ errors }, 'place.address')}
      />
      <Field label={texts.area} error={errorFor({ errors }, 'place.areaCode')}>
        {() => <LinkRow icon="edit" label={areaWords(draft)} onPress={() => setOpen(true)} />}
      </Field>
      <PointPart {...form} />
      <Sheet
        open={open}
        title={texts.areaSheet}
        onClose={() => setOpen(false)}
        actions={<Button kind="primary" label={texts.areaDone} onPress={() => setOpen(false)} />}
      >
        <AreaPicker
          districts={districts}
          chosen={draft.areaCode ?? knownArea(draft)?.code}
          onChoose={(code) => change(withArea(draft, code))}
        />
      </Sheet>
    </View>
  );
};
