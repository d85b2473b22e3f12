import { err, ok } from '@huzhou/shared/kernel/result';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { StaffCommand } from '../next-step.ts';
import { caseWith, entry } from '../sample-case.ts';
import { CommandSheet } from './command-sheet.tsx';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('../../../api/api.ts', () => ({ call }));

const staff = { staffId: 's', name: '章一鸣', grants: [{ role: 'dispatcher', areaCode: '330502' }] };
const commands: StaffCommand[] = ['decline', 'merge', 'supervise', 'request-extension'];
const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
const detail = caseWith([entry(1, 'submitted'), entry(2, 'dispatched')], {
  commands,
  promises: [{ leg: 'resolution', round: 1, startedAt: at(0), dueAt: at(24) }],
  longest: { extension: at(96), suspension: at(24 * 90) },
});
const other = caseWith([], { complaintId: 'HZ20261123-9999999999', address: '红旗路 16 号' });

/** Answers of the server by the route's id; commands by `command`. */
const answers = (command: unknown, more: Readonly<Record<string, unknown>> = {}): void => {
  call.mockImplementation(async (route: { id: string }) => {
    if (route.id in more) return more[route.id];
    if (route.id === 'casework.listReplyTemplates') return ok({ templates: [] });
    if (route.id === 'casework.search') return ok({ complaints: [other, detail] });
    return command;
  });
};
const sent = (id: string) => call.mock.calls.filter(([route]) => route.id === id).map(([, input]) => input.body);

const open = (command: StaffCommand) => {
  const onDone = vi.fn();
  render(
    <CommandSheet
      detail={detail}
      command={command}
      staff={staff}
      onClose={() => undefined}
      onDone={onDone}
      reload={async () => undefined}
    />,
  );
  return onDone;
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

beforeEach(() => {
  call.mockReset();
  localStorage.clear();
});

test('a refusal takes its reason from the list; what is missing is said before anything is sent', async () => {
  answers(ok(detail));
  const onDone = open('decline');
  press('不予受理');
  expect(screen.getAllByText('请选择不予受理的理由').length).toBeGreaterThan(0);
  expect(sent('complaints.decline')).toEqual([]);
  fireEvent.click(screen.getByRole('radio', { name: '发生地点不在湖州市' }));
  press('不予受理');
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent('complaints.decline')).toEqual([{ reasonCode: 'not-in-huzhou' }]);
});

test('nothing is merged before the main case has been seen', async () => {
  answers(ok(detail), { 'complaints.get': ok(other) });
  const onDone = open('merge');
  const button = () => screen.getByRole<HTMLButtonElement>('button', { name: '并入主案' });
  expect(button().disabled).toBe(true);
  // The case itself is not among those that it could be merged into.
  await screen.findByText(/红旗路 16 号/);
  expect(screen.queryByText(/红旗路 12 号/)).toBeNull();
  fireEvent.click(screen.getByText(/红旗路 16 号/));
  await screen.findByText('将并入这一件');
  expect(button().disabled).toBe(false);
  press('并入主案');
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent('complaints.merge')).toEqual([{ into: other.complaintId }]);
});

test('a main case that is closed, or not to be found, is refused with the reason', async () => {
  answers(ok(detail), { 'complaints.get': ok({ ...other, state: 'closed' }) });
  open('merge');
  fireEvent.change(screen.getByRole('textbox', { name: '主案编号' }), { target: { value: other.complaintId } });
  await screen.findByText('这一件已办结，不能作为主案');
  call.mockResolvedValue(err({ kind: 'not-found', title: '', errors: [] }));
  fireEvent.change(screen.getByRole('textbox', { name: '主案编号' }), { target: { value: 'HZ20261123-0000000000' } });
  await screen.findByText('没有找到这个编号，或它不在您的辖区');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '并入主案' }).disabled).toBe(true);
});

test('an extension is asked for by how much, and says what it comes to', async () => {
  answers(ok(detail));
  const onDone = open('request-extension');
  fireEvent.click(screen.getByRole('radio', { name: '48 小时' }));
  expect(document.body.textContent).toContain('新的时限：');
  fireEvent.change(screen.getByRole('textbox', { name: '延期理由' }), { target: { value: '等配件' } });
  press('提交申请');
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent('complaints.request-extension')).toEqual([{ until: at(72), words: '等配件' }]);
});

test('words come from a template at a tap, and can be kept as one', async () => {
  answers(ok(detail), { 'casework.saveReplyTemplate': ok({}) });
  open('supervise');
  fireEvent.click(screen.getByRole('button', { name: /^请说明/ }));
  const words = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '督办要求' });
  expect(words().value).toContain('请说明为什么');
  // What is a template already is not offered to be kept.
  expect(screen.queryByRole('button', { name: '存为模板' })).toBeNull();
  fireEvent.change(words(), { target: { value: '请今天回复' } });
  press('存为模板');
  press('保存模板');
  expect(screen.getByText('请起一个名字')).toBeDefined();
  fireEvent.change(screen.getByRole('textbox', { name: '模板名称' }), { target: { value: '今天回复' } });
  press('保存模板');
  await waitFor(() =>
    expect(sent('casework.saveReplyTemplate')).toEqual([
      { command: 'supervise', title: '今天回复', words: '请今天回复' },
    ]),
  );
});
