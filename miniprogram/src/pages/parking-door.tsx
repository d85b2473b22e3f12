import Taro from '@tarojs/taro';
import { call, useSession } from '../api/api.ts';
import { useFresh } from '../api/use-fresh.ts';
import { useNow } from '../device/clock.ts';
import { homeTexts } from '../i18n/home.ts';
import { durationWords, leftWords } from '../i18n/time.ts';
import { Door } from '../ui/door.tsx';
import { nextOf, nextParking } from './next-parking.ts';

const { title, line, next } = homeTexts.parking;

/** The door to shared parking; its living line is what comes next of my bookings, with the time to it. */
export const ParkingDoor = () => {
  const { value } = useFresh(() => call(nextParking, {}), {
    key: useSession()?.personId ?? '',
    everySeconds: 60,
  });
  const now = useNow((value?.bookings.length ?? 0) > 0);
  const booked = nextOf(value?.bookings ?? [], now);
  const words = (): string => {
    if (booked === undefined) return line;
    const { state, dueAt, lot } = booked;
    if (state === 'held') return next.held(lot, leftWords(dueAt, now));
    if (state === 'arrived') return next.arrived(lot, leftWords(dueAt, now));
    return dueAt > now ? next.soon(lot, durationWords(dueAt - now)) : next.now(lot);
  };
  return (
    <Door
      icon="parking"
      title={title}
      line={words()}
      onPress={() => void Taro.navigateTo({ url: '/features/parking/pages/index' })}
    />
  );
};
