import type { SavedFilter } from '@huzhou/shared/complaints/desk';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { searchFilterTexts as texts } from '../../../i18n/staff-search.ts';
import { aria } from '../../../ui/aria.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { SavedFilters as Saved } from '../use-saved-filters.ts';
import './saved-filters.scss';

export interface SavedFiltersProps {
  readonly saved: Saved;
  readonly onChoose: (filter: SavedFilter) => void;
}

/** Filters kept under a name: a tap uses one; those no longer wanted are taken away. */
export const SavedFilters = ({ saved, onChoose }: SavedFiltersProps) => {
  const [managing, setManaging] = useState(false);
  if (saved.filters.length === 0) return null;
  const remove = async (filterId: string): Promise<void> => {
    if (await saved.remove(filterId)) showToast(texts.removed);
  };
  return (
    <View className="saved">
      <View className="saved__head">
        <Text className="section">{texts.saves}</Text>
        <Button
          kind="quiet"
          label={managing ? texts.done : texts.manage}
          onPress={() => {
            saved.forgive();
            setManaging(!managing);
          }}
        />
      </View>
      <View className="saved__chips" {...aria({ role: 'group', label: texts.saves })}>
        {saved.filters.map((filter) => (
          <Pressable
            key={filter.filterId}
            className="saved__chip"
            disabled={managing && saved.busy}
            label={managing ? texts.remove(filter.name) : undefined}
            onPress={() => (managing ? void remove(filter.filterId) : onChoose(filter))}
          >
            <Text>{filter.name}</Text>
            {managing && <Icon name="close" size="small" />}
          </Pressable>
        ))}
      </View>
      {managing && saved.trouble !== undefined && <Text className="note">{saved.trouble}</Text>}
    </View>
  );
};

export interface SaveFilterProps {
  readonly saved: Saved;
  /** @returns whether it was saved. */
  readonly onSave: (name: string) => Promise<boolean>;
}

/** Keeps what is looked for under a name. */
export const SaveFilter = ({ saved, onSave }: SaveFilterProps) => {
  const [name, setName] = useState<string>();
  if (name === undefined) return <Button kind="quiet" icon="plus" label={texts.save} onPress={() => setName('')} />;
  const save = async (): Promise<void> => {
    if (!(await onSave(name))) return;
    showToast(texts.saved);
    setName(undefined);
  };
  return (
    <View className="saved__form">
      <TextField
        label={texts.saveName}
        placeholder={texts.saveNamePlaceholder}
        hint={texts.saveHint}
        value={name}
        onChange={(next) => {
          saved.forgive();
          setName(next);
        }}
        error={saved.trouble}
      />
      <Button
        wide
        label={texts.confirmSave}
        busyLabel={saved.busy ? texts.saving : undefined}
        onPress={() => void save()}
      />
    </View>
  );
};
