import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTimeline } from './timeline.ts';

describe('timeline', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  it('fires in the order of the instants, whatever the order of asking', () => {
    const fired: number[] = [];
    const timeline = createTimeline();
    const offsets = Array.from({ length: 500 }, (_, index) => ((index * 7919) % 500) * 3);
    for (const offset of offsets) timeline.at(1_000_000 + offset, () => fired.push(offset));
    vi.advanceTimersByTime(2_000);
    expect(fired).toEqual(offsets.toSorted((a, b) => a - b));
  });

  it('never fires before the clock shows the instant, even when the timer comes early', () => {
    let clock = 0;
    const fired = vi.fn();
    const timeline = createTimeline(() => clock);
    timeline.at(10, fired);
    clock = 9; // the timer of 10 ms fires while the wall clock still shows 9
    vi.advanceTimersByTime(10);
    expect(fired).not.toHaveBeenCalled();
    clock = 10;
    vi.advanceTimersByTime(1);
    expect(fired).toHaveBeenCalledOnce();
  });

  it('fires within a second of waking, when the machine slept through the instant', () => {
    let clock = 0;
    const fired = vi.fn();
    createTimeline(() => clock).at(3_600_000, fired);
    clock = 7_200_000; // two hours of sleep that the timers did not see
    vi.advanceTimersByTime(1_000);
    expect(fired).toHaveBeenCalledOnce();
  });

  it('does not fire at once for an instant beyond the reach of a Node timer', () => {
    const fired = vi.fn();
    createTimeline().at(1_000_000 + 40 * 24 * 3_600_000, fired);
    vi.advanceTimersByTime(60_000);
    expect(fired).not.toHaveBeenCalled();
  });

  it('does not fire what was called off', () => {
    const fired = vi.fn();
    const timeline = createTimeline();
    const callOff = timeline.at(1_000_010, fired);
    timeline.at(1_000_020, fired);
    callOff();
    vi.advanceTimersByTime(2_000);
    expect(fired).toHaveBeenCalledOnce();
  });
});
