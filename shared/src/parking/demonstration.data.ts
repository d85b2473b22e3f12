// Written by hand, one lot a line; read by demonstration.ts.
import type { OwnerKind } from './lot.ts';

/** A made-up lot: where, whose, open when, for how much, how many spots. */
export type Sketch = readonly [
  lotId: string,
  name: string,
  address: string,
  longitude: number,
  latitude: number,
  owner: OwnerKind,
  sharing: 'bureau' | 'school' | 'company' | 'nights' | 'always',
  tariff: 'free' | 'night' | 'cheapNight' | 'hourly' | 'busy' | 'mild',
  spots: number,
  more?: {
    readonly chargers?: number;
    /** Only counted, bearing no numbers. */
    readonly pooled?: true;
    readonly height?: number;
  },
];

/** By district. Places are real, spots, hours and prices are not; coordinates (GCJ-02) are right to some 100 metres. */
export const sketches: Readonly<Record<string, readonly Sketch[]>> = {
  '330502': [
    ['wx-shimin', '市民服务中心停车场', '湖州市吴兴区仁皇山街道金盖山路 66 号', 120.0865, 30.8932, 'public-body', 'bureau', 'free', 60, { chargers: 8 }],
    ['wx-xingzheng', '市行政中心南区停车场', '湖州市吴兴区仁皇山街道仁皇山路 666 号', 120.0889, 30.8958, 'public-body', 'bureau', 'free', 48, { chargers: 4, height: 220 }],
    ['wx-aishan', '爱山广场地下停车场', '湖州市吴兴区爱山街道红旗路', 120.1006, 30.8676, 'state-company', 'always', 'busy', 60, { chargers: 10, height: 200 }],
    ['wx-yishang', '衣裳街停车场', '湖州市吴兴区朝阳街道馆驿河头', 120.1051, 30.8636, 'public', 'always', 'hourly', 30, { pooled: true }],
    ['wx-chaoyang', '朝阳街道办事处停车场', '湖州市吴兴区朝阳街道苕溪东路', 120.1089, 30.8667, 'public-body', 'bureau', 'cheapNight', 20],
    ['wx-yuehe', '月河街道办事处停车场', '湖州市吴兴区月河街道龙溪北路', 120.0927, 30.8729, 'public-body', 'bureau', 'cheapNight', 18],
    ['wx-yiyuan', '市第一人民医院北院停车场', '湖州市吴兴区飞英街道广场后路 158 号', 120.0972, 30.8719, 'public-body', 'nights', 'hourly', 40, { chargers: 4, height: 210 }],
    ['wx-zhongxin', '市中心医院东停车场', '湖州市吴兴区龙泉街道三环北路 1558 号', 120.1193, 30.8927, 'public-body', 'nights', 'night', 50, { chargers: 6 }],
    ['wx-wanda', '东街国企办公楼停车场', '湖州市吴兴区龙泉街道湖织大道', 120.1263, 30.8712, 'state-company', 'company', 'night', 36, { chargers: 6, height: 200 }],
    ['wx-huzhouzhan', '湖州站西广场停车场', '湖州市吴兴区康山街道站前路', 120.0312, 30.8741, 'public', 'always', 'mild', 60, { pooled: true, chargers: 12 }],
    ['wx-yueliang', '月亮湾游客停车场', '湖州市吴兴区滨湖街道太湖路', 120.1039, 30.9466, 'public', 'always', 'hourly', 48, { pooled: true }],
    ['wx-zhili', '织里镇政府停车场', '湖州市吴兴区织里镇中华西路', 120.2598, 30.8764, 'public-body', 'bureau', 'free', 36, { chargers: 4 }],
  ],
  '330503': [
    ['nx-zhengfu', '南浔区行政中心停车场', '湖州市南浔区南浔镇向阳路 601 号', 120.4187, 30.8497, 'public-body', 'bureau', 'free', 48, { chargers: 6 }],
    ['nx-guzhen', '南浔古镇东停车场', '湖州市南浔区南浔镇人瑞路', 120.4333, 30.8742, 'public', 'always', 'hourly', 60, { pooled: true, chargers: 6 }],
    ['nx-jiaye', '嘉业路国企停车场', '湖州市南浔区南浔镇嘉业路', 120.4269, 30.8698, 'state-company', 'company', 'night', 24],
    ['nx-yiyuan', '南浔区人民医院停车场', '湖州市南浔区南浔镇朝阳路 99 号', 120.4196, 30.8633, 'public-body', 'nights', 'mild', 36, { chargers: 4, height: 220 }],
    ['nx-xuexiao', '南浔中学停车场', '湖州市南浔区南浔镇泰安路', 120.4225, 30.8571, 'public-body', 'school', 'free', 20],
    ['nx-lianshi', '练市镇政府停车场', '湖州市南浔区练市镇练溪大道', 120.4326, 30.7087, 'public-body', 'bureau', 'free', 18],
    ['nx-shuanglin', '双林镇公共停车场', '湖州市南浔区双林镇双林路', 120.3221, 30.7814, 'public', 'always', 'mild', 24, { pooled: true }],
  ],
  '330521': [
    ['dq-zhengfu', '德清县行政中心停车场', '湖州市德清县武康街道千秋街 1 号', 119.9769, 30.5429, 'public-body', 'bureau', 'free', 48, { chargers: 6 }],
    ['dq-yuying', '余英坊停车场', '湖州市德清县武康街道永安街', 119.9742, 30.5437, 'public', 'always', 'hourly', 30, { pooled: true, height: 200 }],
    ['dq-yiyuan', '德清县人民医院停车场', '湖州市德清县武康街道英溪南路 120 号', 119.9661, 30.5377, 'public-body', 'nights', 'night', 36, { chargers: 4 }],
    ['dq-dixin', '地理信息小镇停车场', '湖州市德清县舞阳街道科源路', 119.9937, 30.5264, 'state-company', 'company', 'free', 36, { chargers: 8 }],
    ['dq-deqingzhan', '德清站公共停车场', '湖州市德清县下渚湖街道站前路', 120.0251, 30.5339, 'public', 'always', 'mild', 40, { pooled: true, chargers: 6 }],
    ['dq-moganshan', '庾村游客停车场', '湖州市德清县莫干山镇黄郛路', 119.9037, 30.5807, 'public', 'always', 'hourly', 36, { pooled: true }],
    ['dq-xinshi', '新市古镇停车场', '湖州市德清县新市镇健康路', 120.2907, 30.6141, 'public', 'always', 'mild', 24, { pooled: true }],
  ],
  '330522': [
    ['cx-zhengfu', '长兴县行政中心停车场', '湖州市长兴县龙山街道锦绣路 1 号', 119.9104, 31.0265, 'public-body', 'bureau', 'free', 48, { chargers: 6 }],
    ['cx-babaiban', '八佰伴西停车场', '湖州市长兴县雉城街道明珠路', 119.9097, 31.0094, 'state-company', 'always', 'busy', 40, { chargers: 6, height: 200 }],
    ['cx-yiyuan', '长兴县人民医院停车场', '湖州市长兴县雉城街道太湖中路 66 号', 119.9191, 31.0166, 'public-body', 'nights', 'night', 36, { height: 210 }],
    ['cx-xuexiao', '长兴中学停车场', '湖州市长兴县龙山街道齐山路', 119.8987, 31.0213, 'public-body', 'school', 'cheapNight', 18],
    ['cx-longmeng', '龙之梦北停车场', '湖州市长兴县太湖街道图影大道', 120.0069, 31.0003, 'public', 'always', 'mild', 60, { pooled: true, chargers: 10 }],
    ['cx-changxingzhan', '长兴站停车场', '湖州市长兴县画溪街道站前路', 119.9264, 30.9882, 'public', 'always', 'mild', 30, { pooled: true }],
    ['cx-meishan', '煤山镇政府停车场', '湖州市长兴县煤山镇人民路', 119.7244, 31.0754, 'public-body', 'bureau', 'free', 12],
  ],
  '330523': [
    ['aj-zhengfu', '安吉县行政中心停车场', '湖州市安吉县昌硕街道昌硕西路 1 号', 119.6791, 30.6386, 'public-body', 'bureau', 'free', 48, { chargers: 6 }],
    ['aj-changshuo', '昌硕广场地下停车场', '湖州市安吉县昌硕街道天目路', 119.6813, 30.6361, 'state-company', 'always', 'busy', 40, { chargers: 6, height: 200 }],
    ['aj-yiyuan', '安吉县人民医院停车场', '湖州市安吉县昌硕街道胜利东路 699 号', 119.6894, 30.6309, 'public-body', 'nights', 'night', 30, { chargers: 4 }],
    ['aj-dipu', '递铺街道办事处停车场', '湖州市安吉县递铺街道云鸿东路', 119.6877, 30.6424, 'public-body', 'bureau', 'cheapNight', 18],
    ['aj-anjizhan', '安吉站停车场', '湖州市安吉县递铺街道站前大道', 119.6372, 30.6096, 'public', 'always', 'mild', 40, { pooled: true, chargers: 6 }],
    ['aj-yucun', '余村游客停车场', '湖州市安吉县天荒坪镇余村', 119.5932, 30.5214, 'public', 'always', 'mild', 36, { pooled: true }],
    ['aj-meixi', '梅溪镇政府停车场', '湖州市安吉县梅溪镇振兴路', 119.7742, 30.7867, 'public-body', 'bureau', 'free', 12],
  ],
};
