import { type Failure, failure } from '../kernel/failure.ts';
import { nextState } from '../kernel/lifecycle.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { earliest, type Instant } from '../kernel/time.ts';
import { endOfDay, startOfDay } from './day.ts';
import type { Dog } from './dog.ts';
import { type DogActor, type DogEvent, eventOf, systemActor } from './event.ts';
import { dogLifecycle } from './lifecycle.ts';
import { dueReminders, openReminders } from './reminders.ts';
import type { Step } from './step.ts';
import { take } from './take-step.ts';
import { standingObjection } from './transfer.ts';
import { outOfTurn, renewableFrom } from './turn.ts';

/** What one write does: the dog as it is afterwards, and the events that say why. */
export interface DogChange {
  readonly dog: Dog;
  readonly events: readonly DogEvent[];
}

/** A machine's step with the instant at which it falls due. */
interface DueStep {
  readonly step: Step;
  readonly instant: Instant;
}

/** What time alone will do to a dog's state, whether it is due yet or not. */
const stepsInTime = (dog: Dog, at: Instant): readonly DueStep[] => {
  const { state, validUntil, protectedUntil, transfer } = dog;
  const steps: DueStep[] = [];
  if (validUntil !== undefined) {
    const from = renewableFrom(dog, at);
    if (state === 'registered' && from !== undefined)
      steps.push({ step: { command: 'note-expiring' }, instant: startOfDay(from) });
    if (state === 'registered' || state === 'expiring')
      steps.push({ step: { command: 'expire' }, instant: endOfDay(validUntil) });
  }
  if (protectedUntil !== undefined && nextState(dogLifecycle, state, 'lapse') !== undefined)
    steps.push({ step: { command: 'lapse' }, instant: endOfDay(protectedUntil) });
  if (state === 'transferring' && transfer !== undefined) {
    if (transfer.completesAt === undefined)
      steps.push({
        step: { command: 'cancel-transfer', words: '过户码已过期，没有人接受过户' },
        instant: transfer.acceptBy,
      });
    else if (standingObjection(transfer) === undefined)
      steps.push({ step: { command: 'complete-transfer' }, instant: transfer.completesAt });
  }
  return steps;
};

/** A registration that runs out under a lost dog, or one on its way, changes no state; the figures lose it all the same. */
const runsOutUnseen = ({ state, validUntil }: Dog, from: Instant): readonly Instant[] =>
  (state === 'lost' || state === 'transferring') && validUntil !== undefined && from < endOfDay(validUntil)
    ? [endOfDay(validUntil)]
    : [];

/** When, from an instant on, the dog wants to be looked at again; undefined when time changes nothing of it. */
export const nextLookAt = (dog: Dog, from: Instant = dog.lastEventAt): Instant | undefined =>
  earliest([
    ...stepsInTime(dog, from).map(({ instant }) => instant),
    ...runsOutUnseen(dog, from),
    ...openReminders(dog)
      .filter(({ until, instant }) => instant < endOfDay(until) && from < endOfDay(until))
      .map(({ instant }) => instant),
  ]);

/** `now`, but never before anything that the dog's record already knows: machines' clocks differ. */
const notBefore = (dog: Dog, now: Instant): Instant => (now > dog.lastEventAt ? now : dog.lastEventAt);

const recordStep = (dog: Dog, step: Step, actor: DogActor, at: Instant): DogChange => {
  const to = dogLifecycle.transitions[step.command].to ?? dog.state;
  const [after, detail] = take(dog, step, { actor, at, to });
  const version = dog.version + 1;
  const event: DogEvent = {
    dogId: dog.dogId,
    seq: version,
    type: eventOf[step.command],
    at,
    actor,
    state: after.state,
    ...detail,
  };
  return { dog: { ...after, version, lastEventAt: at }, events: [event] };
};

const then = ({ dog, events }: DogChange, step: Step, actor: DogActor, at: Instant): DogChange => {
  const next = recordStep(dog, step, actor, at);
  return { dog: next.dog, events: [...events, ...next.events] };
};

/** Everything that time has done up to `at`, in the order in which it fell due, each once. */
const letTimePass = (before: Dog, at: Instant): DogChange => {
  let change: DogChange = { dog: before, events: [] };
  for (;;) {
    const [due] = stepsInTime(change.dog, at)
      .filter(({ instant }) => instant <= at)
      .sort((one, other) => (one.instant < other.instant ? -1 : 1));
    if (due === undefined) break;
    change = then(change, due.step, systemActor, at);
  }
  for (const reminder of dueReminders(change.dog, at))
    change = then(change, { command: 'remind', reminder }, systemActor, at);
  return change;
};

/** What time alone has done to the dog since it was written; undefined when nothing has. */
export const passTime = (before: Dog, now: Instant): DogChange | undefined => {
  const change = letTimePass(before, notBefore(before, now));
  return change.events.length === 0 ? undefined : change;
};

/** The dog as it is at `now`, whether or not anybody has written down yet what time has done. */
export const asOf = (dog: Dog, now: Instant): Dog => passTime(dog, now)?.dog ?? dog;

/**
 * The dog after a step at `now`, and after what time had done before it and does at once after it (a lost dog that is
 * found may find its registration expired). Fails with `out-of-turn` where there is no such step now.
 */
export const advance = (before: Dog, step: Step, actor: DogActor, now: Instant): Result<DogChange, Failure> => {
  const at = notBefore(before, now);
  const passed = letTimePass(before, at);
  const problem = outOfTurn(passed.dog, step.command, at);
  if (problem !== undefined) return err(problem);
  const taken = then(passed, step, actor, at);
  const rest = letTimePass(taken.dog, at);
  return ok({ dog: rest.dog, events: [...taken.events, ...rest.events] });
};

/** Two steps of one write, the second on what the first made of the dog. */
export const alsoAdvance = (
  { dog, events }: DogChange,
  step: Step,
  actor: DogActor,
  now: Instant,
): Result<DogChange, Failure> => {
  const next = advance(dog, step, actor, now);
  return next.ok ? ok({ dog: next.value.dog, events: [...events, ...next.value.events] }) : next;
};

/** A draft as it begins. */
export const beginDog = (dogId: string, keeperId: string, at: Instant): DogChange => ({
  dog: {
    dogId,
    version: 1,
    state: dogLifecycle.initial,
    keeperId,
    createdAt: at,
    lastEventAt: at,
    concerns: [],
    waived: [],
    household: [],
    earlierChips: [],
    vaccinations: [],
    reminded: [],
  },
  events: [{ dogId, seq: 1, type: 'created', at, actor: { kind: 'keeper' }, state: dogLifecycle.initial }],
});

/** Said of a dog that the caller has no business with, and of one that does not exist. */
export const noSuchDog: Failure = failure('not-found', '没有找到这只犬');
