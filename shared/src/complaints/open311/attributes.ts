import type { Datatype } from './standard.ts';

export interface AttributeOption {
  /** What is sent. Never given a new meaning. */
  readonly key: string;
  readonly name: string;
}

/** A question that a service asks beyond place and description (the standard's service definition). */
export interface ServiceAttribute {
  readonly code: string;
  readonly datatype: Datatype;
  /** What the answer stands under in the words of the case. */
  readonly label: string;
  /** The question as a person reads it. */
  readonly description: string;
  /** How the answer is to be written. */
  readonly hint?: string;
  readonly required: boolean;
  /** Not a question but something to be read before one writes. */
  readonly notice?: true;
  readonly options?: readonly AttributeOption[];
}

/** In force since; dated data, like the categories. Any change of it must move this day, which clients watch. */
export const attributesInForceSince = '2026-10-01';

const option = (key: string, name: string): AttributeOption => ({ key, name });
const unsure = option('unsure', '不清楚');

const choice = (
  code: string,
  label: string,
  description: string,
  options: readonly AttributeOption[],
  required = false,
): ServiceAttribute => ({ code, datatype: 'singlevaluelist', label, description, required, options });

const choices = (
  code: string,
  label: string,
  description: string,
  options: readonly AttributeOption[],
): ServiceAttribute => ({ code, datatype: 'multivaluelist', label, description, required: false, options });

const line = (code: string, label: string, description: string, hint: string): ServiceAttribute => ({
  code,
  datatype: 'string',
  label,
  description,
  hint,
  required: false,
});

const whenHeard = choices('TIMES', '出现时段', '通常在什么时候出现？', [
  option('dawn', '清晨（6 点前）'),
  option('day', '白天（6 点到 18 点）'),
  option('evening', '傍晚（18 点到 22 点）'),
  option('night', '夜间（22 点后）'),
]);

const since: ServiceAttribute = {
  code: 'SINCE',
  datatype: 'datetime',
  label: '开始时间',
  description: '大约从什么时候开始？',
  hint: '带时区的时间，例如 2026-11-23T08:00:00+08:00',
  required: false,
};

const noNames: ServiceAttribute = {
  code: 'PRIVACY',
  datatype: 'text',
  label: '提示',
  description: '请描述问题和位置，不要写他人的姓名、电话和车牌。',
  required: false,
  notice: true,
};

/** The questions of each service that has any, in the order in which they are asked. */
const attributesByCode: Readonly<Record<string, readonly ServiceAttribute[]>> = {
  E0102: [
    choices('WASTE', '垃圾种类', '是什么垃圾？', [
      option('household', '生活垃圾'),
      option('bulky', '大件家具'),
      option('building', '装修建筑垃圾'),
      option('kitchen', '厨余垃圾'),
      option('other', '其他'),
    ]),
    {
      code: 'AMOUNT',
      datatype: 'number',
      label: '大约方量（立方米）',
      description: '大约有多少立方米？',
      hint: '数字，可以带小数',
      required: false,
    },
  ],
  E0109: [
    choice(
      'BURNING',
      '是否还在烧',
      '现在还在烧吗？',
      [option('yes', '还在烧'), option('no', '已经熄灭'), unsure],
      true,
    ),
  ],
  E0110: [noNames, line('SHOP', '店名', '是哪一家店？', '店招上的名字'), whenHeard],
  E0301: [line('SITE', '工地名称', '是哪一个工地？', '围挡上的项目名称'), whenHeard, since],
  E0404: [
    {
      code: 'DEPTH_CM',
      datatype: 'number',
      label: '积水深度（厘米）',
      description: '水大约有多深？',
      hint: '厘米，数字',
      required: false,
    },
    choice('PASSABLE', '能否通行', '行人和车辆还能通过吗？', [option('yes', '能'), option('no', '不能'), unsure]),
  ],
  E0504: [
    noNames,
    choice('WHERE', '停放位置', '停在什么地方？', [
      option('pavement', '人行道'),
      option('fire-lane', '消防通道'),
      option('tactile-paving', '盲道'),
      option('green', '绿地'),
      option('other', '其他'),
    ]),
  ],
  E0507: [noNames, whenHeard, since],
  C0101: [
    choice(
      'STATE',
      '井盖状况',
      '井盖怎么了？',
      [option('missing', '缺失'), option('broken', '破损'), option('loose', '松动异响'), unsure],
      true,
    ),
    choice('KIND', '井盖种类', '井盖上写着什么？', [
      option('rain', '雨'),
      option('sewage', '污'),
      option('power', '电力'),
      option('telecom', '通信'),
      option('gas', '燃气'),
      option('water', '供水'),
      unsure,
    ]),
  ],
  C0102: [
    choice('STATE', '路灯状况', '路灯怎么了？', [
      option('dark', '不亮'),
      option('flickering', '闪烁'),
      option('daytime', '白天亮着'),
      option('leaning', '灯杆倾斜'),
    ]),
    line('POLE', '灯杆编号', '灯杆上的编号是多少？', '灯杆牌子上的字母和数字'),
    {
      code: 'COUNT',
      datatype: 'number',
      label: '几盏',
      description: '一共几盏？',
      hint: '整数',
      required: false,
    },
  ],
  C0401: [
    choice('BLOCKS', '是否挡路', '挡住了什么？', [
      option('road', '车行道'),
      option('pavement', '人行道'),
      option('nothing', '没有挡路'),
      unsure,
    ]),
    {
      code: 'MORE',
      datatype: 'text',
      label: '补充',
      description: '还有什么需要处置人员知道的？',
      hint: '可以分行',
      required: false,
    },
  ],
};

export const attributesOf = (categoryCode: string): readonly ServiceAttribute[] => attributesByCode[categoryCode] ?? [];
