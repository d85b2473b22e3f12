import { vaccines } from '@huzhou/shared/dogs/vaccination';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';

export interface VaccineFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (vaccineCode: string) => void;
}

/** One of the listed vaccines. */
export const VaccineField = ({ label, value, error, onChoose }: VaccineFieldProps) => (
  <Field label={label} error={error}>
    {() => (
      <ChoiceList
        label={label}
        choices={vaccines.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={value}
        onChoose={onChoose}
      />
    )}
  </Field>
);
