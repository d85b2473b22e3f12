import { idIn, ofType, type Resource, type TemplateJson } from './synthesized.ts';

/** Every alarm of a template: its logical id among its properties. */
export const alarmsIn = (template: TemplateJson): Resource['Properties'][] =>
  ofType(template, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => ({ id, ...Properties }));

/** The metrics of the resource with this logical id that are alarmed, sorted. */
export const metricsAlarmed = (template: TemplateJson, dimension: string, id: string): string[] =>
  alarmsIn(template)
    .filter(({ Dimensions }) =>
      Dimensions?.some(({ Name, Value }: { Name: string; Value: unknown }) => Name === dimension && idIn(Value) === id),
    )
    .map(({ MetricName }) => MetricName)
    .sort();
