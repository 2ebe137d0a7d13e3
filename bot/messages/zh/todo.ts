import type { DutyKind, Vars } from '../../../api/client'
import { area, code, dayZh as day, instantZh as instant, name } from '../format'
import type { Messages } from '../messages'

type Duty = Vars<'todo.duty'>

/** What is to be done, and what to send for it. */
const DUTIES = {
  help: (duty) => [`求助${code(duty.code)}等答复`, `答 ${code(duty.code)} 内容`],
  objection: (duty) => [`异议${code(duty.code)}等核实`, code(duty.code)],
  lead_visit: (duty) =>
    duty.code
      ? [`线索${code(duty.code)}等上门`, `核实 ${code(duty.code)}`]
      : [`${duty.count}条线索等上门`, '线索'],
  lead_decision: (duty) =>
    duty.code
      ? [`线索${code(duty.code)}等您定`, `线索 ${code(duty.code)}`]
      : [`${duty.count}条线索等您定`, '线索'],
  lead_referral: (duty) =>
    duty.code
      ? [`线索${code(duty.code)}等县里定`, `线索 ${code(duty.code)}`]
      : [`${duty.count}条线索等县里定`, '线索'],
  screening: (duty) => [`${area(duty.area)}${duty.count}户没排查`, '排查'],
  survey: (duty) => [`${area(duty.area)}${duty.count}户等调查`, '调查 户主'],
  revisit: (duty) => [`${area(duty.area)}${duty.count}户等复核`, '复核'],
  review: (duty) => [`${area(duty.area)}${duty.count}户等开会评议`, '开会'],
  meeting: (duty) => [`${area(duty.area)}${duty.count}户等评议会表决`, '评议'],
  posting: (duty) => [`${area(duty.area)}${duty.count}户等张榜`, '张贴'],
  first_proof: (duty) => [`名单${code(duty.code)}等贴出拍照`, `照片和 张贴 ${code(duty.code)}`],
  last_proof: (duty) => [`名单${code(duty.code)}差到期照片`, `照片和 张贴 ${code(duty.code)}`],
  advance: (duty) => [`名单${code(duty.code)}期满`, `推进 ${code(duty.code)}`],
  sign_off: (duty) => [`${area(duty.area)}${duty.count}户等您签字`, '签'],
  report: (duty) => [`${area(duty.area)}${duty.count}户等报县里`, '上报县里'],
  check: (duty) => [`${area(duty.area)}报来的等县里审`, '县审'],
  measure: (duty) => [`措施${code(duty.code)}等落实`, `落实 ${code(duty.code)}`],
  watch_measure: (duty) => [`${area(duty.area)}${duty.count}户监测户没有措施`, '监测'],
  ledger_visit: (duty) => [`${area(duty.area)}台账${duty.count}户该走访了`, '台账'],
  change_check: (duty) => [`变更${code(duty.code)}等核实`, `变更 ${code(duty.code)}`],
  change_decision: (duty) => [`变更${code(duty.code)}等您定`, `变更 ${code(duty.code)}`],
  relay: (duty) => [`${duty.count}户等您当面告知`, `告知 ${code(duty.code)}`],
  relay_late: (duty) => [
    `${area(duty.area)}${duty.count}户没人当面告知`,
    `告知 ${code(duty.code)}`,
  ],
  village_review: (duty) => [`${area(duty.area)}${duty.count}个村等开会评议`, '开会'],
  village_meeting: (duty) => [`${area(duty.area)}${duty.count}个村等评议会表决`, '评议'],
  village_posting: (duty) => [`${area(duty.area)}${duty.count}个村等公示`, '张贴'],
  list_item: (duty) => [`清单${code(duty.code)}等您办`, `办结 ${code(duty.code)} 做了什么`],
  strike_off: (duty) => [`清单${code(duty.code)}等销号`, `销号 ${code(duty.code)}`],
  household_visit: (duty) => [`${area(duty.area)}${duty.count}户该走访了`, '未走访'],
  pairing: (duty) => [`${area(duty.area)}${duty.count}户的结对要另定`, '结对'],
  project_comment: (duty) => [`群众的话${code(duty.code)}等答复`, `答 ${code(duty.code)} 内容`],
  loan_due: (duty) => [`贷款${code(duty.code)}要还，请提醒这户`, code(duty.code)],
  periodic_check: (duty) => [`${area(duty.area)}${duty.count}户等核查`, '核查'],
  village_decision: (duty) => [`${area(duty.area)}等县里定`, `认定 ${area(duty.area)}`],
  project_accept: (duty) => [`项目${code(duty.code)}等验收`, `验收 ${code(duty.code)}`],
  project_spot_check: (duty) =>
    duty.code
      ? [`项目${code(duty.code)}等抽查`, `抽查 ${code(duty.code)}`]
      : [`${area(duty.area)}${duty.count}个项目等抽签`, `抽查 ${area(duty.area)}`],
  project_claim: (duty) => [`项目${code(duty.code)}可以报账`, `报账 ${code(duty.code)}`],
  claim_opinion: (duty) => [`报账${code(duty.code)}等审核`, `报账审核 ${code(duty.code)}`],
  claim_pay: (duty) => [`报账${code(duty.code)}等拨付`, `拨付 ${code(duty.code)}`],
  supervision_check: (duty) => [`${area(duty.area)}督查${duty.count}项没查完`, '督查'],
  finding_rectify: (duty) => [`督查问题${code(duty.code)}等您整改`, `整改 ${code(duty.code)}`],
  finding_verify: (duty) => [`整改${code(duty.code)}等核验`, `整改合格 ${code(duty.code)}`],
  assessment_score: (duty) => [`考核打分${duty.count}项`, '考核打分'],
  assessment_appeal: (duty) => [
    `考核申诉${code(duty.code)}等决定`,
    `考核申诉决定 ${code(duty.code)}`,
  ],
  accountability_decide: (duty) => [`问责${code(duty.code)}等决定`, `问责 ${code(duty.code)}`],
  evaluation_ask: (duty) => [`今天${duty.count}户等您评估`, '评估'],
  evaluation_review: (duty) => [`${duty.count}个疑点等复核`, '评估复核'],
  evaluation_lock: () => ['评估访完了，等锁定', '评估锁定'],
  evaluation_reply: (duty) => [`${duty.count}件申辩等答复`, '评估申辩'],
  peer_evaluation: (duty) => [`${duty.count}家等您互评`, '互评'],
  press_answer: (duty) => [
    `媒体反映${code(duty.code)}等您答复`,
    `媒体 ${code(duty.code)} 答复内容`,
  ],
  press_answer_unit: (duty) => [
    `媒体反映${code(duty.code)}等您答复`,
    `媒体 ${code(duty.code)} 答复内容`,
  ],
  press_overdue: (duty) => [
    `媒体反映${code(duty.code)}单位没答复`,
    `媒体 ${code(duty.code)} 答复内容`,
  ],
  leave_judge: (duty) => [`请假${code(duty.code)}等您批`, `准假 ${code(duty.code)}`],
  leave_over: () => ['您的假满了，该回村了', '到村'],
  leave_overdue: (duty) => [`${area(duty.area)}有人假满没回`, `查驻村 ${area(duty.area)}`],
  recall_decide: (duty) => [`召回${code(duty.code)}等决定`, `召回决定 ${code(duty.code)}`],
  recall_contest: (duty) => ['提请召回您，有话可以说', `申诉 ${code(duty.code)} 您的话`],
  residency_days: (duty) => [`这个月在村还差${duty.count}天`, '到村'],
  residency_short: (duty) => [`${area(duty.area)}${duty.count}人上月没住够`, '驻村 上月'],
  complaint_retaliation: (duty) => ['举报人说遭报复', `举报件 ${duty.code}`],
  complaint_accept: (duty) => ['举报件等您受理', `举报件 ${duty.code}`],
  complaint_answer: (duty) => ['举报人有新话', `举报件 ${duty.code}`],
  complaint_decide: (duty) => ['举报件等您查结', `举报件 ${duty.code}`],
  complaint_extension: (duty) => ['一件举报要延期，等您定', `举报件 ${duty.code}`],
  comparison_task: () => ['要交的比对记录没交', '比对'],
  project_apply: (duty) => [`项目${code(duty.code)}等申请`, `项目申请 ${code(duty.code)}`],
  project_notice: (duty) => [`项目${code(duty.code)}等公示`, `照片和 公示项目 ${code(duty.code)}`],
  project_submit: (duty) => [`项目${code(duty.code)}等申报`, `项目申报 ${code(duty.code)}`],
  project_approve: (duty) => [`项目${code(duty.code)}等审批`, `项目 ${code(duty.code)}`],
  project_start: (duty) => [`项目${code(duty.code)}等开工`, `开工 ${code(duty.code)}`],
  project_progress: (duty) => [
    `项目${code(duty.code)}等报进度`,
    `进度 ${code(duty.code)} 做到哪里`,
  ],
} as const satisfies Record<DutyKind, (duty: Duty) => readonly [what: string, send: string]>

const wordsOf = (duty: Duty) => DUTIES[duty.kind](duty)

/** Whose it is, where anybody holds it. */
const heldBy = (holder: string) => (holder === '' ? '' : `，${name(holder)}`)

export const zhTodo = {
  'todo.duty': (duty: Duty) => {
    const [what, send] = wordsOf(duty)
    return `${what}，${day(duty.due)}前。请发：${send}`
  },
  'todo.late': (duty: Duty) => {
    const [what, send] = wordsOf(duty)
    return `已过期：${what}，本该${day(duty.due)}前。请发：${send}`
  },
  'todo.climbed': ({ late, holder, ...duty }: Vars<'todo.climbed'>) =>
    `您乡镇有${late}件过期，最久的：${wordsOf(duty)[0]}${heldBy(holder)}，${day(duty.due)}到期。`,
  'todo.application_due': ({ code: receipt, area: place, due }: Vars<'todo.application_due'>) =>
    `${area(place)}的申请${code(receipt)}${day(due)}前要答复，还没定。请抓紧。`,
  'todo.help_due': ({ code: receipt, area: place, due }: Vars<'todo.help_due'>) =>
    `${area(place)}的求助${code(receipt)}${instant(due)}前要答复。请发：答 ${code(receipt)} 内容`,
  'todo.newly_late': ({ late, holder, ...duty }: Vars<'todo.newly_late'>) =>
    `昨天有${late}件到期没办：${wordsOf(duty)[0]}${heldBy(holder)}，${day(duty.due)}到期。请督促。`,
  'digest.own_late': ({ others, ...duty }: Vars<'digest.own_late'>) =>
    `早上好，已过期：${wordsOf(duty)[0]}，本该${day(duty.due)}前。${others > 0 ? `另有${others}件。` : ''}发“待办”看。`,
  'digest.duty': ({ others, ...duty }: Vars<'digest.duty'>) =>
    `早上好，${wordsOf(duty)[0]}，${day(duty.due)}前。${others > 0 ? `另有${others}件。` : ''}发“待办”看。`,
  'digest.late': ({ late, holder, ...duty }: Vars<'digest.late'>) =>
    `早上好，您乡镇${late}件过期，${holder === '' ? '先看' : `先看${name(holder)}的`}：${wordsOf(duty)[0]}。发“待办”看。`,
} satisfies Partial<Messages>
