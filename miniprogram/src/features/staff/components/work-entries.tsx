import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { StaffSide } from '../../../api/session.ts';
import { entryTexts } from '../../../i18n/staff-oversight.ts';
import { aria } from '../../../ui/aria.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pressable } from '../../../ui/pressable.tsx';
import { workEntries } from '../work-entries.ts';
import './work-entries.scss';

/** Below this they stand as rows: a single tile looks lost. */
const few = 3;

/** The ways from the workbench to everything else that this person's roles allow. */
export const WorkEntries = ({ staff }: { readonly staff: StaffSide }) => {
  const entries = workEntries(staff);
  if (entries.length === 0) return null;
  return (
    <View
      className={`entries ${entries.length < few ? 'entries--few' : ''}`}
      {...aria({ role: 'navigation', label: entryTexts.label })}
    >
      {entries.map(({ key, icon, url }) => (
        <Pressable key={key} className="entries__entry" role="link" onPress={() => void Taro.navigateTo({ url })}>
          <Icon name={icon} />
          <Text className="entries__name">{entryTexts[key]}</Text>
        </Pressable>
      ))}
    </View>
  );
};
