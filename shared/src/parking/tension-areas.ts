import { metersBetween } from '../directory/distance.ts';
import type { Point } from '../directory/place.ts';

/** A place of the city where parking is short (停车紧张区域): a circle around its centre (GCJ-02). */
export interface TensionArea {
  readonly areaId: string;
  readonly name: string;
  readonly districtCode: string;
  readonly centre: Point;
  readonly meters: number;
}

const area = (
  areaId: string,
  name: string,
  districtCode: string,
  longitude: number,
  latitude: number,
  meters: number,
): TensionArea => ({ areaId, name, districtCode, centre: { longitude, latitude }, meters });

/**
 * The plan speaks of 20 such areas and does not publish which. These are an assumption: the busiest places of the
 * five districts, with rough circles. The bureau's own list takes their place.
 */
export const tensionAreas: readonly TensionArea[] = [
  area('aishan', '爱山广场商圈', '330502', 120.1003, 30.8672, 500),
  area('yishang-street', '衣裳街历史街区', '330502', 120.1048, 30.8639, 350),
  area('first-hospital', '市第一人民医院周边', '330502', 120.0969, 30.8713, 400),
  area('central-hospital', '市中心医院周边', '330502', 120.1187, 30.8934, 600),
  area('zhebei', '浙北大厦商圈', '330502', 120.0958, 30.8662, 350),
  area('wanda', '吾悦万达商圈', '330502', 120.1279, 30.8719, 600),
  area('city-hall', '仁皇山行政中心周边', '330502', 120.0878, 30.8949, 700),
  area('high-speed-station', '湖州站周边', '330502', 120.0316, 30.8737, 800),
  area('taihu-resort', '太湖旅游度假区月亮湾', '330502', 120.1046, 30.9472, 900),
  area('zhili', '织里童装商城', '330502', 120.2613, 30.8771, 800),
  area('nanxun-old-town', '南浔古镇景区', '330503', 120.4302, 30.8731, 700),
  area('nanxun-hospital', '南浔区人民医院周边', '330503', 120.4191, 30.8629, 500),
  area('wukang', '武康余英坊商圈', '330521', 119.9747, 30.5428, 600),
  area('deqing-hospital', '德清县人民医院周边', '330521', 119.9665, 30.5383, 500),
  area('moganshan', '莫干山庾村', '330521', 119.9034, 30.5812, 900),
  area('changxing-centre', '长兴八佰伴商圈', '330522', 119.9113, 31.0099, 600),
  area('changxing-hospital', '长兴县人民医院周边', '330522', 119.9186, 31.0171, 500),
  area('dragon-dream', '太湖龙之梦', '330522', 120.0075, 30.9996, 1_000),
  area('anji-centre', '安吉昌硕商圈', '330523', 119.6804, 30.6371, 600),
  area('anji-hospital', '安吉县人民医院周边', '330523', 119.6891, 30.6303, 500),
];

/** The area that a point lies in; where circles meet, the one whose centre is nearer. */
export const tensionAreaAt = (point: Point): TensionArea | undefined =>
  tensionAreas
    .map((one) => ({ one, meters: metersBetween(one.centre, point) }))
    .filter(({ one, meters }) => meters <= one.meters)
    .sort((one, other) => one.meters - other.meters)[0]?.one;
