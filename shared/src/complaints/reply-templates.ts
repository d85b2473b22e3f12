import type { ComplaintCommand } from './lifecycle.ts';

/** Words that come with the product, for whoever gives a command. */
export interface BuiltInTemplate {
  readonly title: string;
  readonly words: string;
}

const template = (title: string, words: string): BuiltInTemplate => ({ title, words });

/**
 * What is often said with a command, in sentences that a citizen understands and that promise nothing that is not
 * meant: what is done, by when, and what comes next. Teams and areas add their own.
 */
export const builtInTemplates: Readonly<Partial<Record<ComplaintCommand, readonly BuiltInTemplate[]>>> = {
  respond: [
    template('马上到场', '已安排队员赶往现场，30 分钟内到达，处置情况随时向您反馈。'),
    template('当天处置', '您反映的问题已收到，今天安排人员处置，办结后附上现场照片。'),
    template('先核实', '已收到，我们先到现场核实具体位置和情况，核实后告诉您怎么处理。'),
    template('需要配合', '已收到。为了尽快找准位置，请保持电话畅通，队员到现场前会与您联系。'),
  ],
  resolve: [
    template('已清理', '已派人清理完毕，现场恢复干净，之后几天会增加巡查次数。'),
    template('已劝导整改', '已到现场劝导，当事人当场整改完毕，我们会继续巡查，防止反弹。'),
    template('已立案查处', '已责令改正，并对当事人依法立案查处，现场已恢复原状。'),
    template('已修复', '损坏的设施已修复，经检查可以正常使用。'),
  ],
  return: [
    template('不在辖区', '经现场核实，问题位置不在本队辖区，请改派。'),
    template('不是本队职责', '这类问题不属于本队职责，请改派给负责的队伍。'),
    template('位置不清', '按登记的位置没有找到问题，投诉人暂时联系不上，请值班台再核实位置。'),
  ],
  approve: [
    template('照片清楚', '处置前后照片清楚，问题已经解决，同意办结。'),
    template('现场看过', '已到现场查看，问题已经解决，同意办结。'),
  ],
  rework: [
    template('还没处置完', '照片里还能看到没有处置完的部分，请继续处置后再上报。'),
    template('照片不对', '照片看不出处置前后是同一位置，请到同一位置重新拍摄。'),
    template('没有答复诉求', '说明里没有回答投诉人反映的问题，请补充处置情况。'),
  ],
  decline: [
    template('指路', '这个问题不在城市管理职责范围内，请向负责的部门反映，或拨打 12345。'),
    template('没有找到', '已两次到现场查看，没有发现所反映的问题。如再次出现，请拍照并重新投诉。'),
  ],
  transfer: [template('移送说明', '经核实，这件事由该单位负责，我们已把您反映的情况和照片一并移送，并请其向您答复。')],
  inform: [
    template('正在处置', '队员正在现场处置，预计今天办结，办结后附上照片。'),
    template('等材料', '需要的材料已订购，到货后马上施工，到货前已设置围挡和提示，请注意安全。'),
    template('等天气', '因连日下雨无法施工，天晴后第一时间处置，给您带来不便，敬请谅解。'),
    template('多方协调', '问题涉及几家单位，我们正在牵头协调，有结果马上告诉您。'),
  ],
  note: [
    template('已电话联系', '已与投诉人通电话，说明了处置安排，对方表示理解。'),
    template('电话没有接通', '两次拨打投诉人电话，没有接通，稍后再打。'),
  ],
  'request-extension': [
    template('等材料', '需要定制配件，厂家已确认发货日期，到货后当天安装，申请延期。'),
    template('等天气', '连续下雨，路面无法施工，天晴后即可完成，申请延期。'),
  ],
  'request-suspension': [
    template('等审批', '修复方案和经费正在报批，现场已采取临时措施，申请挂账。'),
    template('等季节', '缺株需等到适宜的季节补种，现场已平整，申请挂账。'),
  ],
  'refuse-request': [
    template('理由不够', '理由不够具体，请写明还差什么、哪天能完成，再申请。'),
    template('先做临时措施', '请先采取临时措施消除影响，其余部分再申请。'),
  ],
  supervise: [
    template('请说明', '请说明为什么还没有人到场，以及什么时候办结。'),
    template('马上处置', '这件案件社会关注，请负责人马上到现场，回复处置安排。'),
  ],
  'answer-supervision': [
    template('已到现场', '负责人已到现场，正在处置，今天下班前办结。'),
    template('说明原因', '延误的原因是人手不足，已增派队员，今后安排备勤。'),
  ],
  'strike-off': [template('没有反弹', '连续七天到现场查看，没有反弹；已回访投诉人，对处置结果认可。')],
  'confirm-gone': [template('现场已无问题', '已到现场查看，所反映的问题已经不存在。')],
};

/** The name under which built-in templates are listed. */
export const builtInOwner = '系统自带';

export const mostSavedFilters = 20;
/** Of one team, or of one area. */
export const mostTemplates = 100;
