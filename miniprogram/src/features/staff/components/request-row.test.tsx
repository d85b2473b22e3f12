import { err, ok } from '@huzhou/shared/kernel/result';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { caseWith } from '../sample-case.ts';
import { RequestRow } from './request-row.tsx';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../../api/api.ts', () => ({ call }));

const staff = { staffId: 's', name: '潘明鉴', grants: [{ role: 'supervisor', areaCode: '330502' }] };
const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const request = {
  kind: 'extension',
  until: at(72),
  words: '需要定制配件',
  staffId: 'h',
  name: '周立行',
  at: at(1),
} as const;
const asked = caseWith([], {
  state: 'responded',
  requested: 'extension',
  request,
  commands: ['extend', 'refuse-request'],
  promises: [{ leg: 'resolution', round: 1, startedAt: at(0), dueAt: at(24) }],
});

const show = () => {
  const onDecided = vi.fn();
  render(<RequestRow row={asked} staff={staff} onDecided={onDecided} />);
  return onDecided;
};
const given: unknown[] = [];

beforeEach(() => {
  localStorage.clear();
  given.length = 0;
  call.mockReset();
});

test('says what is asked for, by whom and why, and grants it in place', async () => {
  call.mockImplementation(async (route: { id: string }, input: { body?: unknown }) => {
    if (route.id === 'casework.listReplyTemplates') return ok({ templates: [] });
    if (route.id === 'complaints.get') return ok(asked);
    given.push(route.id, input.body);
    return ok({ ...asked, request: undefined, commands: [] });
  });
  const onDecided = show();
  await screen.findByText('需要定制配件');
  expect(document.body.textContent).toContain('周立行');
  fireEvent.click(screen.getByRole('button', { name: '同意延期' }));
  fireEvent.click(screen.getAllByRole('button', { name: '同意延期' })[1] as HTMLElement);
  await waitFor(() => expect(onDecided).toHaveBeenCalled());
  expect(given).toEqual(['complaints.extend', {}]);
  expect(screen.getByText('申请已经处理')).toBeDefined();
});

test('where it cannot be read, it says so and decides nothing', async () => {
  call.mockResolvedValue(err({ kind: 'unavailable', title: '服务暂时不可用，请稍后重试', errors: [] }));
  show();
  await screen.findByText('服务暂时不可用，请稍后重试');
  expect(screen.queryByRole('button', { name: '同意延期' })).toBeNull();
});
