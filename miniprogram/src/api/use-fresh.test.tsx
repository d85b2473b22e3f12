import { ok, type Result } from '@huzhou/shared/kernel/result';
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ApiFailure } from './failure.ts';
import { useFresh } from './use-fresh.ts';

type Answer = Result<string, ApiFailure>;

test('an answer for another key that comes last changes nothing', async () => {
  const answers: ((answer: Answer) => void)[] = [];
  const load = (): Promise<Answer> => new Promise((resolve) => answers.push(resolve));
  const { result, rerender } = renderHook(({ key }) => useFresh(load, { everySeconds: 60, key }), {
    initialProps: { key: 'nobody' },
  });
  rerender({ key: 'me' });
  const [nobodys, mine] = answers;
  await act(async () => mine?.(ok('mine')));
  await act(async () => nobodys?.(ok('nobody’s')));
  expect(result.current.value).toBe('mine');
});
