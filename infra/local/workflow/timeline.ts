/** Fires callbacks at wall-clock instants: never early, and soon after a laptop wakes from sleep. */
export interface Timeline {
  /** Calls `fire` once the clock has reached `instant` (epoch milliseconds). Returns how to call it off. */
  at(instant: number, fire: () => void): () => void;
  /** Forgets everything that has not fired. */
  close(): void;
}

interface Entry {
  readonly instant: number;
  fire: (() => void) | undefined;
}

/**
 * The longest sleep of the one timer behind all entries. Node's timers count monotonic time: they stand still while a
 * laptop sleeps, and they overflow after 24.8 days. Looking at the clock each second is immune to both.
 */
const LONGEST_SLEEP_MS = 1_000;

/** One timer and a binary heap: ten thousand waits cost ten thousand small objects and one wake-up at a time. */
export function createTimeline(now: () => number = Date.now): Timeline {
  const heap: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;

  const arm = () => {
    clearTimeout(timer);
    const next = heap[0];
    // At least 1 ms: Node may fire a timer 1 ms before its instant, and then we go round once more.
    timer = next && setTimeout(tick, Math.min(LONGEST_SLEEP_MS, Math.max(1, next.instant - now())));
  };
  const tick = () => {
    for (let next = heap[0]; next !== undefined && (next.fire === undefined || next.instant <= now()); next = heap[0]) {
      pop(heap);
      next.fire?.();
    }
    arm();
  };

  return {
    at(instant, fire) {
      const entry: Entry = { instant, fire };
      push(heap, entry);
      if (heap[0] === entry) arm();
      return () => {
        entry.fire = undefined;
      };
    },
    close() {
      clearTimeout(timer);
      heap.length = 0;
    },
  };
}

function push(heap: Entry[], entry: Entry): void {
  let hole = heap.push(entry) - 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const above = heap[parent] as Entry;
    if (above.instant <= entry.instant) break;
    heap[hole] = above;
    hole = parent;
  }
  heap[hole] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let hole = 0;
  for (;;) {
    const left = 2 * hole + 1;
    const right = left + 1;
    const child = (heap[right]?.instant ?? Infinity) < (heap[left]?.instant ?? Infinity) ? right : left;
    const below = heap[child];
    if (below === undefined || below.instant >= last.instant) break;
    heap[hole] = below;
    hole = child;
  }
  heap[hole] = last;
}
