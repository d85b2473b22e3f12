import { listComplaints } from '@huzhou/shared/complaints/routes';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import Taro from '@tarojs/taro';
import { call } from '../api/api.ts';
import type { Session, StaffSide } from '../api/session.ts';
import { useFresh } from '../api/use-fresh.ts';
import { useNow } from '../device/clock.ts';
import { homeTexts } from '../i18n/home.ts';
import { leftWords } from '../i18n/time.ts';
import { Door } from '../ui/door.tsx';
import { type Workplace, workplacesOf } from './staff-page.ts';

const open =
  ({ page }: Workplace) =>
  (): void =>
    void Taro.navigateTo({ url: page });

/** How much waits for me, and how long the most urgent has left. */
const CasesDoor = ({ personId, workplace }: { readonly personId: string; readonly workplace: Workplace }) => {
  const { value } = useFresh(() => call(listComplaints, { query: { view: 'queue' } }), {
    everySeconds: 15,
    key: personId,
  });
  const now = useNow(value !== undefined);
  const { title, line, waiting, none } = homeTexts.staff;
  const rows = value?.complaints ?? [];
  const dueAt = rows[0]?.nextDueAt;
  const count = value?.nextCursor === undefined ? `${rows.length}` : `${rows.length}+`;
  // Who oversees has no queue: an empty one says nothing about their work.
  const isTeam = workplace.page.endsWith('queue');
  const idle = value !== undefined && isTeam ? none : line;
  return (
    <Door
      icon="shield"
      title={title}
      line={
        rows.length === 0 ? idle : waiting(count, dueAt === undefined ? '' : leftWords(epochMilliseconds(dueAt), now))
      }
      onPress={open(workplace)}
    />
  );
};

/** The ways to work, for staff. */
export const StaffDoors = ({ personId, staff }: Session & { readonly staff: StaffSide }) =>
  workplacesOf(staff).map((workplace) =>
    workplace.name === 'cases' ? (
      <CasesDoor key={workplace.name} personId={personId} workplace={workplace} />
    ) : (
      <Door key={workplace.name} icon="shield" {...homeTexts.workplaces[workplace.name]} onPress={open(workplace)} />
    ),
  );
