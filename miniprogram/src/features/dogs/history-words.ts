import { areaName } from '@huzhou/shared/directory/areas';
import { endNames, refusalNames } from '@huzhou/shared/dogs/dog';
import type { HistoryEntry } from '@huzhou/shared/dogs/view';

type Entry = HistoryEntry;

const tail = ({ chipTail }: Entry): string => (chipTail === undefined ? '' : `，尾号 ${chipTail}`);
const until = ({ until: day }: Entry): string => (day === undefined ? '' : `，有效至 ${day}`);
const where = ({ townCode }: Entry): string => (townCode === undefined ? '' : `，${areaName(townCode)}`);

const subjects = { registration: '犬证', vaccination: '狂犬免疫' } as const;

const words: Readonly<Record<Entry['type'], string | ((entry: Entry) => string)>> = {
  created: '开始登记',
  saved: '保存登记表',
  submitted: '提交登记',
  withdrawn: '撤回申请',
  returned: '请补正',
  registered: (entry) => `准予登记${until(entry)}`,
  refused: ({ reason }) => `不予登记${reason === undefined ? '' : `：${refusalNames[reason]}`}`,
  appealed: '提出申诉',
  upheld: '维持不予登记',
  'appeal-granted': '申诉成立',
  vaccinated: (entry) => `接种狂犬疫苗${until(entry)}`,
  'vaccination-recalled': '疫苗批次被召回，免疫失效',
  chipped: (entry) => `登记芯片${tail(entry)}`,
  'chip-disputed': (entry) => `芯片号码有争议${tail(entry)}`,
  'claim-dropped': '放弃有争议的号码',
  'chip-won': (entry) => `芯片归这只犬${tail(entry)}`,
  'chip-lost': (entry) => `芯片归另一只犬${tail(entry)}`,
  'began-expiring': '登记快到期了',
  expired: '登记过期',
  renewed: (entry) => `续期${until(entry)}`,
  reminded: ({ subject, daysBefore }) =>
    `提醒：${subject === undefined ? '登记' : subjects[subject]}还有 ${daysBefore ?? 0} 天到期`,
  'vaccination-lapsed': '狂犬免疫到期',
  lost: (entry) => `报告走失${where(entry)}`,
  found: '已经找回',
  'transfer-offered': '同意过户',
  'transfer-accepted': '新主人接受过户',
  'transfer-objected': '对过户提出异议',
  'objection-settled': '异议不成立',
  'transfer-cancelled': '过户取消',
  transferred: '过户完成',
  'address-changed': (entry) => `变更住址${where(entry)}`,
  'tag-replaced': '更换犬牌',
  'moved-out': '迁出湖州',
  'moved-back': '迁回湖州',
  deregistered: ({ endKind }) => `注销登记${endKind === undefined ? '' : `：${endNames[endKind]}`}`,
  confiscated: '被收容没收，登记注销',
};

/** What happened, as a verb. */
export const historyWords = (entry: Entry): string => {
  const said = words[entry.type];
  return typeof said === 'string' ? said : said(entry);
};
