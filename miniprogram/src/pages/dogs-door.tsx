import Taro from '@tarojs/taro';
import { call, useSession } from '../api/api.ts';
import { useFresh } from '../api/use-fresh.ts';
import { serverNow } from '../device/clock.ts';
import { homeTexts } from '../i18n/home.ts';
import { Door } from '../ui/door.tsx';
import { nextDogs, nextOfDogs } from './next-dog.ts';

const { title, line, next } = homeTexts.dogs;
const soonDays = 30;

/** The door to dogs; its living line is what my dog needs next. */
export const DogsDoor = () => {
  const { value } = useFresh(() => call(nextDogs, {}), { key: useSession()?.personId ?? '', everySeconds: 300 });
  const due = nextOfDogs(value?.dogs ?? [], serverNow());
  const words = (): string => {
    if (due === undefined) return line;
    const { what, name, days } = due;
    if (days === undefined) return next.now[what](name);
    // What is due first of all lies far ahead: nothing is wanting.
    return days > soonDays ? next.well(name) : next.in(name, next.things[what], days);
  };
  return (
    <Door
      icon="dog"
      title={title}
      line={words()}
      onPress={() => void Taro.navigateTo({ url: '/features/dogs/pages/dogs' })}
    />
  );
};
