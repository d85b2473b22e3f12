import { categoryName } from '@huzhou/shared/complaints/category';
import { listComplaints } from '@huzhou/shared/complaints/routes';
import Taro from '@tarojs/taro';
import { call, useSession } from '../../../api/api.ts';
import { useFresh } from '../../../api/use-fresh.ts';
import { useNow } from '../../../device/clock.ts';
import { homeTexts } from '../../../i18n/home.ts';
import { Door } from '../../../ui/door.tsx';
import { mostUrgent } from '../most-urgent.ts';
import { refreshSecondsOfList } from '../refresh-pace.ts';
import { rowTime } from '../row-time.ts';

/** The door to filing on the home page; its living line is the time left on my most urgent case. */
export const ComplaintsDoor = () => {
  const session = useSession();
  const { value } = useFresh(() => call(listComplaints, { query: { view: 'mine' } }), {
    key: session?.personId ?? '',
    everySeconds: (page) => refreshSecondsOfList(page?.complaints ?? []),
  });
  const urgent = mostUrgent(value?.complaints ?? []);
  const now = useNow(urgent !== undefined);
  const { title, line } = homeTexts.complaints;
  return (
    <Door
      main
      icon="report"
      title={title}
      line={urgent === undefined ? line : `${categoryName(urgent.categoryCode)} · ${rowTime(urgent, now).hero}`}
      onPress={() => void Taro.navigateTo({ url: '/features/complaints/pages/file' })}
    />
  );
};
