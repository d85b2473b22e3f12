import * as z from 'zod/mini';
import { type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import { type Day, endOfDay, plusDays, startOfDay } from './day.ts';
import type { Dog } from './dog.ts';
import { isKept } from './lifecycle.ts';

export const reminderSubjects = ['registration', 'vaccination'] as const;
export const ReminderSubject = z.enum(reminderSubjects);
export type ReminderSubject = z.infer<typeof ReminderSubject>;

/** Days before the last day at which a keeper is reminded. */
export const reminderDays = [30, 7, 1] as const;
/** In the morning, when people can do something about it. */
const reminderHour = 9;

export interface Reminder {
  readonly mark: string;
  readonly subject: ReminderSubject;
  readonly until: Day;
  readonly daysBefore: number;
  readonly instant: Instant;
}

const lastDays = ({ validUntil, protectedUntil }: Dog): readonly (readonly [ReminderSubject, Day | undefined])[] => [
  ['registration', validUntil],
  ['vaccination', protectedUntil],
];

const instantBefore = (until: Day, days: number): Instant =>
  plusSeconds(startOfDay(plusDays(until, -days)), reminderHour * secondsIn.hour);

/** Every reminder of what now runs out, given or not, the first first. */
export const remindersOf = (dog: Dog): readonly Reminder[] =>
  isKept(dog.state)
    ? lastDays(dog).flatMap(([subject, until]) =>
        until === undefined
          ? []
          : reminderDays.map((daysBefore) => ({
              mark: `${subject}-${until}-${daysBefore}`,
              subject,
              until,
              daysBefore,
              instant: instantBefore(until, daysBefore),
            })),
      )
    : [];

/** Reminders still to be given, whenever. */
export const openReminders = (dog: Dog): readonly Reminder[] =>
  remindersOf(dog).filter(({ mark }) => !dog.reminded.includes(mark));

/**
 * What is due at an instant: of several that were missed, the most urgent of each subject. A subject whose last day is
 * over is reminded of no more: that it has run out is said in another way.
 */
export const dueReminders = (dog: Dog, at: Instant): readonly Reminder[] => {
  const due = openReminders(dog).filter(({ instant, until }) => instant <= at && at < endOfDay(until));
  return reminderSubjects.flatMap((subject) => due.filter((reminder) => reminder.subject === subject).slice(-1));
};

/** The marks once `reminder` is given: it, all earlier ones of its subject, and none of days that no longer count. */
export const markedWith = (dog: Dog, reminder: Reminder): string[] => {
  const all = remindersOf(dog);
  const current = new Set(all.map(({ mark }) => mark));
  const covered = all.filter(
    ({ subject, daysBefore }) => subject === reminder.subject && daysBefore >= reminder.daysBefore,
  );
  return [...new Set([...dog.reminded.filter((mark) => current.has(mark)), ...covered.map(({ mark }) => mark)])];
};
