import { recordChip } from '@huzhou/shared/dogs/clinic-routes';
import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import { Text } from '@tarojs/components';
import * as z from 'zod/mini';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { clinicTexts as texts } from '../clinic-texts.ts';
import { ownArea } from '../roles.ts';
import { canScan, scanCode } from '../scan-code.ts';
import { dogFieldTexts, numberTexts } from '../texts.ts';
import { nameOf, unknownOf } from '../treated-dog.ts';
import { useDeskForm } from '../use-desk-form.ts';
import { FormSheet } from './form-sheet.tsx';
import { UnknownFields } from './unknown-fields.tsx';
import { type TreatSheetProps, treatedName } from './vaccinate-sheet.tsx';

const Values = z.object({ chip: z.string(), area: z.string(), colour: z.string(), breedCode: z.string() });

/** What is wrong with a number, said while it is typed; nothing for one that is still too short to tell. */
const chipFault = (chip: string): string | undefined => {
  const read = readMicrochip(chip);
  return read.ok || chip.replace(/\D/g, '').length < 9 ? undefined : read.failure.errors?.[0]?.message;
};

/** A chip being recorded: a new one, or the one that is already in a dog that nobody knows. */
export const ChipSheet = ({ treated, session: { personId, staff }, onClose, onDone }: TreatSheetProps) => {
  const isUnknown = treated.kind === 'unknown';
  const form = useDeskForm({
    name: `dogs-desk.${personId}.chip.${nameOf(treated)}`,
    shape: Values,
    empty: () => ({
      chip: isUnknown ? (treated.chip ?? '') : '',
      area: ownArea(staff) ?? '',
      colour: '',
      breedCode: '',
    }),
    route: recordChip,
    callOf: ({ chip, ...unknown }) => ({
      body: {
        chip,
        ...(treated.kind === 'dog' ? { dogId: treated.dogId } : {}),
        ...(treated.kind === 'slip' ? { slip: treated.slip } : {}),
        ...(isUnknown ? { unknown: unknownOf(unknown) } : {}),
      },
    }),
    onDone,
  });
  const { values, errorOf, change } = form;
  const scan = async (): Promise<void> => {
    const chip = await scanCode();
    if (chip !== undefined) change({ chip });
  };
  const { title, submit } = texts.sheet.chip;
  return (
    <FormSheet title={title(treatedName(treated))} submit={submit} form={form} onClose={onClose}>
      {!isUnknown && treated.chip !== undefined && <Notice text={texts.hasChip(treated.chip)} />}
      <TextField
        label={texts.chipNumber}
        placeholder={dogFieldTexts.chipPlaceholder}
        hint={canScan ? undefined : texts.chipHint}
        value={values.chip}
        onChange={(chip) => change({ chip })}
        error={errorOf('chip') ?? chipFault(values.chip)}
      />
      {canScan && <Button icon="camera" label={numberTexts.scan} onPress={() => void scan()} />}
      {isUnknown && (
        <>
          <Text className="section">{texts.whereAndWhat}</Text>
          <UnknownFields values={values} errorOf={(field) => errorOf(`unknown.${field}`)} change={change} />
        </>
      )}
    </FormSheet>
  );
};
