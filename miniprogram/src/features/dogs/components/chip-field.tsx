import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import { TextField } from '../../../ui/text-field.tsx';
import { chipError } from '../wizard-draft.ts';
import { formTexts as texts } from '../wizard-texts.ts';

export interface ChipFieldProps {
  readonly chip: string;
  readonly onChange: (chip: string) => void;
  readonly error: string | undefined;
  readonly optional?: boolean;
}

/** Too short is not wrong while it is being typed. */
const shortest = 9;

const hintOf = (chip: string): string => {
  const read = readMicrochip(chip);
  if (!read.ok) return texts.chipHint;
  return read.value.kind === 'iso' ? texts.chipIso : texts.chipLegacy;
};

/** A chip's number; what is wrong with it is said while it is typed. */
export const ChipField = ({ chip, onChange, error, optional = false }: ChipFieldProps) => {
  const early = chip.replace(/\D/g, '').length >= shortest || /[^\d\s-]/.test(chip) ? chipError(chip) : undefined;
  return (
    <TextField
      kind="tel"
      optional={optional}
      label={texts.chip}
      placeholder={texts.chipPlaceholder}
      hint={hintOf(chip)}
      value={chip}
      onChange={onChange}
      error={error ?? early}
    />
  );
};
