import { describe, expect, it } from 'vitest';
import { randomCode } from './ids.ts';
import { defineLifecycle, nextState, toMermaid } from './lifecycle.ts';

const door = defineLifecycle({
  initial: 'shut',
  states: ['shut', 'open', 'locked'],
  transitions: {
    open: { from: ['shut'], to: 'open' },
    shut: { from: ['open'], to: 'shut' },
    lock: { from: ['shut'], to: 'locked' },
    unlock: { from: ['locked'], to: 'shut' },
  },
});

describe('a lifecycle', () => {
  it('knows what may happen now, and where it leads', () => {
    expect(nextState(door, 'shut', 'open')).toBe('open');
    expect(nextState(door, 'locked', 'open')).toBeUndefined();
  });

  it('draws itself', () => {
    expect(toMermaid(door).split('\n')).toEqual([
      'stateDiagram-v2',
      '    [*] --> shut',
      '    shut --> open: open',
      '    open --> shut: shut',
      '    shut --> locked: lock',
      '    locked --> shut: unlock',
      '',
    ]);
  });
});

describe('a random code', () => {
  it('is five bits of each byte, in letters that can be read out', () => {
    expect(randomCode(() => Uint8Array.from([0, 9, 10, 31, 32, 255]), 6)).toBe('09AZ0Z');
  });

  it('never has a letter that is taken for another', () => {
    const all = randomCode((length) => Uint8Array.from({ length }, (_, index) => index), 256);
    expect(all).not.toMatch(/[ILOU]/);
    expect(new Set(all).size).toBe(32);
  });
});
