import Taro from '@tarojs/taro';
import type { StaffCommand } from './next-step.ts';

/** Opens a case as colleagues see it; with a command, its sheet too, where the server allows it. */
export const openCase = (complaintId: string, command?: StaffCommand): void => {
  const task = command === undefined ? '' : `&command=${command}`;
  void Taro.navigateTo({ url: `/features/staff/pages/case?id=${complaintId}${task}` });
};
