import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PromiseLine } from './promise-line.tsx';

const segments = [
  {
    key: 'dispatch',
    label: '派单',
    promised: '30 秒',
    startedAt: '2026-11-23T10:00:00.000Z',
    dueAt: '2026-11-23T10:00:30.000Z',
    endedAt: '2026-11-23T10:00:08.000Z',
  },
  {
    key: 'response',
    label: '响应',
    promised: '30 分钟',
    startedAt: '2026-11-23T10:00:08.000Z',
    dueAt: '2026-11-23T10:30:08.000Z',
  },
  { key: 'resolution', label: '办结', promised: '24 小时' },
] as const;

const at = (iso: string): number => Date.parse(iso);

test('each promise is spoken with its state, its time and its instant', () => {
  render(<PromiseLine segments={segments} now={at('2026-11-23T10:18:08.000Z')} />);
  expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))).toEqual([
    '派单 30 秒：按时完成，用时 8 秒 18:00 完成',
    '响应 30 分钟：进行中，还剩 12 分 18:30 前',
    '办结 24 小时：未开始，未开始 ',
  ]);
});

test('lateness is told by a word and a shape, not by colour alone', () => {
  const { container } = render(<PromiseLine segments={segments} now={at('2026-11-23T10:33:08.000Z')} />);
  expect(container.textContent).toContain('已超 3 分');
  expect(container.querySelector('.promise--late .icon--alert')).not.toBeNull();
});

test('the hero is the promise that runs', () => {
  const { container } = render(<PromiseLine hero segments={segments} now={at('2026-11-23T10:18:08.000Z')} />);
  expect(container.querySelector('.promises__hero')?.textContent).toBe('还剩 12 分响应 · 18:30 前');
});

test('when nothing runs there is no hero', () => {
  const { container } = render(
    <PromiseLine hero segments={segments.slice(0, 1)} now={at('2026-11-23T10:18:08.000Z')} />,
  );
  expect(container.querySelector('.promises__hero')).toBeNull();
});
