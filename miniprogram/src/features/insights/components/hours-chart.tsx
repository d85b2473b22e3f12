import { Text, View } from '@tarojs/components';
import { aria } from '../../../ui/aria.ts';
import { hourBarsMask, hourStepsMask, maskStyle } from '../chart-image.ts';
import { parkingTexts } from '../parking-texts.ts';

export interface HoursChartProps {
  readonly hours: readonly { readonly open: number; readonly booked: number; readonly demand?: number }[];
  /** Low, without the hours' names: one of many. */
  readonly small?: boolean;
  readonly label?: string;
}

const named = [0, 6, 12, 18];

/** What is open, what of it is booked and, where it is known, what was asked for, hour by hour. */
export const HoursChart = ({ hours, small = false, label }: HoursChartProps) => {
  const most = Math.max(1, ...hours.map(({ open, booked, demand = 0 }) => Math.max(open, booked, demand)));
  const layers = {
    open: hourBarsMask(
      hours.map(({ open }) => open),
      most,
    ),
    booked: hourBarsMask(
      hours.map(({ booked }) => booked),
      most,
    ),
    demand: hourStepsMask(
      hours.map(({ demand = 0 }) => demand),
      most,
    ),
  };
  return (
    <View className="parking-hours" {...(label === undefined ? aria({ hidden: true }) : aria({ role: 'img', label }))}>
      <View className={`parking-hours__field ${small ? 'parking-hours__field--small' : ''}`}>
        {(['open', 'booked', 'demand'] as const).map((layer) => (
          <View
            key={layer}
            className={`parking-hours__layer parking-hours__layer--${layer}`}
            style={maskStyle(layers[layer])}
          />
        ))}
      </View>
      {!small && (
        <View className="parking-hours__names">
          {named.map((hour) => (
            <Text key={hour} className="note figures parking-hours__name">
              {parkingTexts.hours.hour(hour)}
            </Text>
          ))}
        </View>
      )}
    </View>
  );
};

/** What the forms of the chart mean. */
export const HoursLegend = ({ keys }: { readonly keys: readonly ('open' | 'booked' | 'demand')[] }) => (
  <View className="parking-hours__legend" {...aria({ hidden: true })}>
    {keys.map((key) => (
      <View key={key} className="parking-hours__key">
        <View className={`parking-hours__swatch parking-hours__layer--${key} parking-hours__swatch--${key}`} />
        <Text className="note">{parkingTexts.areas.legend[key]}</Text>
      </View>
    ))}
  </View>
);
