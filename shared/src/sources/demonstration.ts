import type { SourceKind } from './source.ts';

/**
 * A made-up system with which a demonstration stage can be tried from the first minute. Its key and secret are
 * printed here for everybody to read, which is why no other stage ever gets them.
 */
export interface DemonstrationSource {
  readonly sourceId: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly key: string;
  readonly secret: string;
  readonly perMinute: number;
  /** Where pictures may be fetched from. */
  readonly evidenceHosts: readonly string[];
}

/** Pictures are fetched from this machine only, which a demonstration may and no other stage can. */
const thisMachine = ['127.0.0.1', 'localhost'];

const demonstrationSource = (
  kind: SourceKind,
  name: string,
  evidenceHosts: readonly string[] = [],
): DemonstrationSource => ({
  sourceId: `src-demo-${kind}`,
  kind,
  name,
  key: `demo-key-${kind}`,
  secret: `demo-secret-${kind}-known-to-everybody`,
  perMinute: 6000,
  evidenceHosts,
});

export const demonstrationSources: readonly DemonstrationSource[] = [
  demonstrationSource('video', '城区视频智能分析平台', thisMachine),
  demonstrationSource('vehicle', '环卫车辆 AI 巡检', thisMachine),
  demonstrationSource('drone', '无人机巡查机队', thisMachine),
  demonstrationSource('patrol', '网格巡查系统', thisMachine),
  demonstrationSource('12345', '湖州市 12345 政务服务热线'),
  demonstrationSource('petition', '湖州市信访局'),
  demonstrationSource('open311', '城市应用开发者（Open311）', thisMachine),
  demonstrationSource('parking-gate', '停车场道闸（演示）'),
];
