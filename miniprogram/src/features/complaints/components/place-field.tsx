import { districts } from '@huzhou/shared/directory/areas';
import type { Point } from '@huzhou/shared/directory/place';
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { locateMe } from '../../../device/locate.ts';
import { mayLocate } from '../../../device/location-leave.ts';
import { filingTexts } from '../../../i18n/filing.ts';
import { AreaPicker } from '../../../ui/area-picker.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { LinkRow } from '../../../ui/link-row.tsx';
import {
  fullAreaName,
  knownArea,
  type PlaceChoice,
  withArea,
  withoutCity,
  withPoint,
} from '../../../ui/place-choice.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { addressMessage, messageFor } from '../filing-draft.ts';
import type { Filing } from '../use-filing.ts';
import { FieldAnchor } from './field-anchor.tsx';
import { PointPicker } from './point-picker.tsx';
import './place-field.scss';

const areaWords = (place: PlaceChoice): string => {
  const known = knownArea(place);
  if (known === undefined) return filingTexts.place.areaUnknown;
  const name = fullAreaName(known.code);
  if (known.by === 'choice') return name;
  return known.by === 'point' ? filingTexts.place.areaByPoint(name) : filingTexts.place.areaByAddress(name);
};

/** Where this device is, on demand; at once where that has been allowed before and nothing is known yet. */
const useHere = (wanted: boolean, onHere: (point: Point) => void) => {
  const [locating, setLocating] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  // Finding out takes seconds, in which people go on: what they have said meanwhile stands.
  const latest = useRef({ wanted, onHere });
  latest.current = { wanted, onHere };
  const locate = async (quietly = false): Promise<void> => {
    setTrouble(undefined);
    setLocating(true);
    const found = await locateMe();
    setLocating(false);
    if (typeof found !== 'object') {
      if (!quietly) setTrouble(filingTexts.place[found]);
    } else if (!quietly || latest.current.wanted) latest.current.onHere(found);
  };
  const quietly = useRef(() => locate(true));
  useEffect(() => {
    if (!latest.current.wanted) return;
    void mayLocate().then((allowed) => {
      if (allowed) void quietly.current();
    });
  }, []);
  return { locate, trouble, busyLabel: locating ? filingTexts.place.locating : undefined };
};

/** Where the trouble is: on a map, by one's own position, in words, or by area; each helps the other. */
export const PlaceField = ({ draft, errors, change }: Filing) => {
  const [open, setOpen] = useState(false);
  const [moved, setMoved] = useState(0);
  const onPoint = (point: Point, address?: string): void =>
    change({
      ...withPoint(draft, point),
      ...(address === undefined || address === '' ? {} : { address: withoutCity(address) }),
    });
  const isBlank = draft.point === undefined && draft.areaCode === undefined && draft.address === '';
  const here = useHere(isBlank, (point) => {
    onPoint(point);
    setMoved((count) => count + 1);
  });
  const { place } = filingTexts;
  return (
    <View>
      <FieldAnchor field="place.point">
        <Field label={place.label} error={messageFor(errors, 'place.point') ?? here.trouble}>
          {() => (
            <View className="place">
              <PointPicker point={draft.point} onPoint={onPoint} moved={moved} />
              <Button
                wide
                icon="pin"
                label={place.here}
                busyLabel={here.busyLabel}
                onPress={() => void here.locate()}
              />
            </View>
          )}
        </Field>
      </FieldAnchor>
      <FieldAnchor field="place.address">
        <TextField
          label={place.address}
          placeholder={place.addressPlaceholder}
          hint={place.addressHint}
          value={draft.address}
          onChange={(address) => change({ address })}
          error={addressMessage(draft.address) ?? messageFor(errors, 'place.address')}
        />
      </FieldAnchor>
      <FieldAnchor field="place.areaCode">
        <Field label={place.area} error={messageFor(errors, 'place.areaCode')}>
          {() => <LinkRow icon="edit" label={areaWords(draft)} onPress={() => setOpen(true)} />}
        </Field>
      </FieldAnchor>
      <Sheet
        open={open}
        title={place.sheet}
        onClose={() => setOpen(false)}
        actions={<Button kind="primary" label={place.done} onPress={() => setOpen(false)} />}
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
