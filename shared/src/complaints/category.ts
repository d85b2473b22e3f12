import type { Work } from '../directory/unit.ts';

/** A large class of GB/T 30428.2: `event` (事件) is something that happens, `component` (部件) a thing that is broken. */
export interface CategoryClass {
  readonly code: string;
  readonly kind: 'event' | 'component';
  readonly name: string;
}

/** A kind of case, with the line of work that deals with it. `search` holds the words that citizens use for it. */
export interface Category {
  /** `E` or `C`, two digits of the class, two of the kind. */
  readonly code: string;
  readonly name: string;
  readonly classCode: string;
  readonly work: Work;
  readonly search: string;
  /** Whether the reporter may stay unnamed to staff; not where a finding needs a witness. */
  readonly anonymous: boolean;
}

/** In force since. Categories are dated data: a code is never given a new meaning. */
export const categoriesInForceSince = '2025-01-01';

export const categoryClasses: readonly CategoryClass[] = [
  { code: 'E01', kind: 'event', name: '市容环境' },
  { code: 'E02', kind: 'event', name: '宣传广告' },
  { code: 'E03', kind: 'event', name: '施工管理' },
  { code: 'E04', kind: 'event', name: '突发事件' },
  { code: 'E05', kind: 'event', name: '街面秩序' },
  { code: 'E06', kind: 'event', name: '其他事件' },
  { code: 'C01', kind: 'component', name: '公用设施' },
  { code: 'C02', kind: 'component', name: '交通设施' },
  { code: 'C03', kind: 'component', name: '市容环卫设施' },
  { code: 'C04', kind: 'component', name: '园林绿化' },
  { code: 'C05', kind: 'component', name: '其他部件' },
];

const row = (code: string, name: string, work: Work, search: string, anonymous = true): Category => ({
  code,
  name,
  classCode: code.slice(0, 3),
  work,
  search,
  anonymous,
});

/** The kinds of GB/T 30428.2 that Huzhou's bureau handles itself, grouped by class. */
export const categories: readonly Category[] = [
  row('E0101', '私搭乱建', 'enforcement', '违建 违章建筑 搭棚', false),
  row('E0102', '暴露垃圾', 'sanitation', '垃圾 乱扔 满地'),
  row('E0103', '积存垃圾渣土', 'sanitation', '建筑垃圾 渣土 装修垃圾'),
  row('E0104', '道路不洁', 'sanitation', '路面脏 油污 泥'),
  row('E0105', '水域不洁', 'sanitation', '河道 漂浮物 臭水'),
  row('E0106', '绿地脏乱', 'sanitation', '草坪 垃圾'),
  row('E0107', '废弃车辆', 'enforcement', '僵尸车'),
  row('E0108', '道路遗撒', 'sanitation', '渣土车 掉落 洒落'),
  row('E0109', '焚烧垃圾秸秆', 'enforcement', '烧垃圾 秸秆 冒烟'),
  row('E0110', '餐饮油烟', 'enforcement', '油烟 饭店 烧烤 味道', false),
  row('E0111', '动物尸体清理', 'sanitation', '死猫 死狗'),
  row('E0112', '违规燃放烟花爆竹', 'enforcement', '鞭炮 烟花 双禁'),
  row('E0201', '非法小广告', 'enforcement', '牛皮癣 贴纸 喷涂'),
  row('E0202', '违规户外广告招牌', 'enforcement', '广告牌 店招 横幅'),
  row('E0203', '占道广告', 'enforcement', '灯箱 立牌'),
  row('E0301', '施工扰民', 'enforcement', '夜间施工 噪音 工地', false),
  row('E0302', '工地扬尘', 'enforcement', '灰尘 工地 未覆盖'),
  row('E0303', '施工占道', 'enforcement', '围挡 占路'),
  row('E0304', '无证挖掘道路', 'municipal', '挖路 开挖'),
  row('E0401', '路面塌陷', 'municipal', '坑 塌 陷'),
  row('E0402', '供水管道破裂', 'municipal', '漏水 爆管'),
  row('E0403', '下水道堵塞或破损', 'municipal', '污水 外溢 堵'),
  row('E0404', '道路积水', 'municipal', '积水 淹'),
  row('E0405', '道路积雪结冰', 'sanitation', '雪 冰 滑'),
  row('E0406', '架空线缆损坏', 'municipal', '电线 掉落 垂'),
  row('E0501', '无照经营游商', 'enforcement', '摆摊 流动摊贩'),
  row('E0502', '店外经营', 'enforcement', '出店 占道经营'),
  row('E0503', '乱堆物堆料', 'enforcement', '堆放 杂物 楼道'),
  row('E0504', '机动车乱停放', 'enforcement', '违停 人行道 停车'),
  row('E0505', '非机动车乱停放', 'enforcement', '电动车 共享单车'),
  row('E0506', '露天烧烤', 'enforcement', '烧烤 夜宵'),
  row('E0507', '商业噪声', 'enforcement', '喇叭 音响 广场舞 扰民', false),
  row('E0508', '沿街晾挂', 'enforcement', '晾衣 晒被'),
  row('E0509', '不文明养犬', 'enforcement', '遛狗 不牵绳 狗 狗屎', false),
  row('E0510', '擅自饲养家禽家畜', 'enforcement', '鸡 鸭'),
  row('E0599', '其他街面秩序问题', 'enforcement', '其他'),
  row('E0601', '其他城市管理事件', 'enforcement', '其他 不知道'),
  row('C0101', '井盖损坏或缺失', 'municipal', '窨井盖 下水井'),
  row('C0102', '路灯不亮或损坏', 'municipal', '路灯 灯 黑'),
  row('C0103', '公共座椅健身器材损坏', 'municipal', '椅子 健身'),
  row('C0104', '通信交接箱损坏', 'municipal', '电箱 光交箱'),
  row('C0201', '路面破损', 'municipal', '坑洼 人行道 地砖'),
  row('C0202', '护栏隔离设施损坏', 'municipal', '栏杆 护栏'),
  row('C0203', '交通标志标牌损坏', 'municipal', '路牌 指示牌'),
  row('C0204', '公共停车设施损坏', 'municipal', '车位 道闸'),
  row('C0301', '公共厕所脏污损坏', 'sanitation', '公厕 厕所'),
  row('C0302', '垃圾箱房损坏满溢', 'sanitation', '垃圾桶 垃圾箱'),
  row('C0303', '户外广告设施损坏', 'enforcement', '广告牌 摇晃'),
  row('C0401', '行道树倒伏枯死', 'greening', '树 倒 断枝'),
  row('C0402', '绿地破损缺株', 'greening', '草坪 绿化带'),
  row('C0403', '城市雕塑花坛损坏', 'greening', '花坛 雕塑'),
  row('C0599', '其他公共设施损坏', 'municipal', '其他'),
];

const byCode: ReadonlyMap<string, Category> = new Map(categories.map((category) => [category.code, category]));

export const findCategory = (code: string): Category | undefined => byCode.get(code);

export const categoryName = (code: string): string => byCode.get(code)?.name ?? code;
