import type { KeeperCommand } from './keeper-commands.ts';

export interface CommandTexts {
  /** The row or the button that leads to it, a verb. */
  readonly label: string;
  readonly note?: string;
  /** The button that does it, where its label says it otherwise. */
  readonly confirm?: string;
  /** What it means, before it is done. */
  readonly text: string;
  readonly busy: string;
  readonly done: string;
}

/** Words of a keeper's commands. Language: plain Chinese (zh-CN), short, active. */
export const commandTexts: Readonly<Record<KeeperCommand, CommandTexts>> = {
  find: { label: '已经找回', text: '协查会撤销，犬牌恢复平常的样子。', busy: '正在登记', done: '找回来了，真好' },
  lose: {
    label: '走失了',
    note: '马上通知附近的诊疗机构和巡查人员',
    confirm: '报告走失',
    text: '最后在哪里看见它？附近的诊疗机构和巡查人员马上会收到协查，扫到犬牌的人也会看到它走失了。',
    busy: '正在通知',
    done: '已通知附近的诊疗机构和巡查人员',
  },
  renew: { label: '续期', text: '再登记一年。免疫要在有效期内。', busy: '正在续期', done: '续好了' },
  chip: {
    label: '登记已有的芯片',
    note: '植入新芯片由机构登记，不用自己填',
    confirm: '登记芯片',
    text: '填写它身上芯片的号码。一个号码只能登记一只犬，重复的由登记员核实。',
    busy: '正在登记',
    done: '芯片登记好了',
  },
  'drop-claim': {
    label: '号码填错了，放弃',
    confirm: '放弃这个号码',
    text: '放弃有争议的芯片号码后，可以重新登记正确的号码。',
    busy: '正在放弃',
    done: '已放弃这个号码',
  },
  'offer-transfer': {
    label: '过户给别人',
    note: '生成过户码，新主人凭码接手',
    confirm: '生成过户码',
    text: '会生成一个过户码。新主人接受后，14 天内没有异议就归新主人。',
    busy: '正在生成',
    done: '过户码已生成',
  },
  'cancel-transfer': {
    label: '取消过户',
    text: '取消后它还归原主人，过户码作废。',
    busy: '正在取消',
    done: '过户已取消',
  },
  'object-transfer': {
    label: '提出异议',
    text: '提出后过户暂停，由登记员处理。',
    busy: '正在提交',
    done: '异议已收到，过户暂停',
  },
  appeal: {
    label: '申诉',
    text: '写清为什么应该登记。由另一位登记员审核，只能申诉一次。',
    busy: '正在提交',
    done: '申诉已收到',
  },
  'change-address': {
    label: '变更住址',
    note: '搬家后 15 天内办理',
    text: '填写新的住址。搬进重点管理区的，要符合那里的规定。',
    busy: '正在变更',
    done: '住址已变更',
  },
  'replace-tag': {
    label: '更换犬牌',
    note: '丢了或看不清时',
    text: '会换一个新编号，旧犬牌马上失效。',
    busy: '正在更换',
    done: '换好了，旧犬牌已失效',
  },
  'move-out': {
    label: '迁出湖州',
    text: '写上迁到哪里。湖州的犬证和犬牌停用，迁回来时接着用。',
    busy: '正在办理',
    done: '已迁出',
  },
  'move-back': {
    label: '迁回湖州',
    text: '迁回后由登记员重新审核，免疫要在有效期内。',
    busy: '正在办理',
    done: '已提交，等登记员审核',
  },
  withdraw: { label: '撤回申请', text: '撤回后这份申请就结束了，要登记得重新填。', busy: '正在撤回', done: '已撤回' },
  deregister: {
    label: '注销登记',
    note: '死亡、丢失或放弃饲养',
    text: '注销后犬证和犬牌停用，不能恢复。',
    busy: '正在注销',
    done: '已注销',
  },
};

export const commandFormTexts = {
  words: '说明',
  area: '最后在哪里看见它',
  endKind: '原因',
} as const;
