import type { DutyKind, Vars } from '../../../api/client'
import { area, code, dayEn as day, instantEn as instant, name } from '../format'
import type { Messages } from '../messages'

type Duty = Vars<'todo.duty'>

/** What is to be done, and what to send for it. */
const DUTIES = {
  help: (duty) => [`call ${code(duty.code)} to answer`, `答 ${code(duty.code)} text`],
  objection: (duty) => [`objection ${code(duty.code)} to check`, code(duty.code)],
  lead_visit: (duty) =>
    duty.code
      ? [`lead ${code(duty.code)} to visit`, `CHECK ${code(duty.code)}`]
      : [`${duty.count} leads to visit`, 'LEADS'],
  lead_decision: (duty) =>
    duty.code
      ? [`lead ${code(duty.code)} to decide`, `LEAD ${code(duty.code)}`]
      : [`${duty.count} leads to decide`, 'LEADS'],
  lead_referral: (duty) =>
    duty.code
      ? [`lead ${code(duty.code)} at the county`, `LEAD ${code(duty.code)}`]
      : [`${duty.count} leads at the county`, 'LEADS'],
  screening: (duty) => [`${area(duty.area)}: ${duty.count} to screen`, '排查'],
  survey: (duty) => [`${area(duty.area)}: ${duty.count} to survey`, '调查 name'],
  revisit: (duty) => [`${area(duty.area)}: ${duty.count} to revisit`, '复核'],
  review: (duty) => [`${area(duty.area)}: ${duty.count} to review`, '开会'],
  meeting: (duty) => [`${area(duty.area)}: meeting on ${duty.count}`, '评议'],
  posting: (duty) => [`${area(duty.area)}: ${duty.count} to post`, '张贴'],
  first_proof: (duty) => [`list ${code(duty.code)} to hang`, `photo + 张贴 ${code(duty.code)}`],
  last_proof: (duty) => [`list ${code(duty.code)}: last photo`, `photo + 张贴 ${code(duty.code)}`],
  advance: (duty) => [`list ${code(duty.code)} is over`, `推进 ${code(duty.code)}`],
  sign_off: (duty) => [`${area(duty.area)}: ${duty.count} to sign`, '签'],
  report: (duty) => [`${area(duty.area)}: ${duty.count} to report`, '上报县里'],
  check: (duty) => [`report of ${area(duty.area)}`, '县审'],
  measure: (duty) => [`measure ${code(duty.code)} to deliver`, `落实 ${code(duty.code)}`],
  watch_measure: (duty) => [
    `${area(duty.area)}: ${duty.count} watched without a measure`,
    'WATCHED',
  ],
  ledger_visit: (duty) => [`${area(duty.area)}: ${duty.count} of the ledger to visit`, 'LEDGER'],
  change_check: (duty) => [`change ${code(duty.code)} to check`, `变更 ${code(duty.code)}`],
  change_decision: (duty) => [`change ${code(duty.code)} to decide`, `变更 ${code(duty.code)}`],
  relay: (duty) => [`${duty.count} to tell in person`, `TOLD ${code(duty.code)}`],
  relay_late: (duty) => [
    `${area(duty.area)}: ${duty.count} still not told`,
    `TOLD ${code(duty.code)}`,
  ],
  village_review: (duty) => [`${area(duty.area)}: ${duty.count} villages to be reviewed`, '开会'],
  village_meeting: (duty) => [`${area(duty.area)}: meeting on ${duty.count} villages`, '评议'],
  village_posting: (duty) => [`${area(duty.area)}: ${duty.count} villages to be listed`, 'POST'],
  list_item: (duty) => [`list ${code(duty.code)} to do`, `办结 ${code(duty.code)} what`],
  strike_off: (duty) => [`list ${code(duty.code)} to strike off`, `销号 ${code(duty.code)}`],
  household_visit: (duty) => [`${area(duty.area)}: ${duty.count} to visit`, '未走访'],
  project_comment: (duty) => [
    `Villager’s words ${code(duty.code)} to answer`,
    `答 ${code(duty.code)} …`,
  ],
  loan_due: (duty) => [`loan ${code(duty.code)} to be paid back: remind them`, code(duty.code)],
  pairing: (duty) => [`${area(duty.area)}: ${duty.count} to pair anew`, '结对'],
  periodic_check: (duty) => [`${duty.count} to be checked, ${area(duty.area)}`, '核查'],
  village_decision: (duty) => [`${area(duty.area)} to be decided`, `认定 ${area(duty.area)}`],
  project_accept: (duty) => [`${code(duty.code)} to accept`, `验收 ${code(duty.code)}`],
  project_spot_check: (duty) =>
    duty.code
      ? [`${code(duty.code)} to check`, `抽查 ${code(duty.code)}`]
      : [`${area(duty.area)}: ${duty.count} to draw among`, `抽查 ${area(duty.area)}`],
  project_claim: (duty) => [`${code(duty.code)} to claim for`, `报账 ${code(duty.code)}`],
  claim_opinion: (duty) => [`claim ${code(duty.code)} to judge`, `报账审核 ${code(duty.code)}`],
  claim_pay: (duty) => [`claim ${code(duty.code)} to pay`, `拨付 ${code(duty.code)}`],
  supervision_check: (duty) => [`${duty.count} checks in ${area(duty.area)}`, '督查'],
  finding_rectify: (duty) => [`problem ${code(duty.code)} to put right`, `整改 ${code(duty.code)}`],
  finding_verify: (duty) => [`${code(duty.code)} to judge`, `整改合格 ${code(duty.code)}`],
  assessment_score: (duty) => [`${duty.count} to score`, '考核打分'],
  assessment_appeal: (duty) => [
    `appeal ${code(duty.code)} to decide`,
    `考核申诉决定 ${code(duty.code)}`,
  ],
  accountability_decide: (duty) => [`case ${code(duty.code)} to decide`, `问责 ${code(duty.code)}`],
  evaluation_ask: (duty) => [`${duty.count} households to ask today`, '评估'],
  evaluation_review: (duty) => [`${duty.count} doubts to review`, '评估复核'],
  evaluation_lock: () => ['an evaluation to lock', '评估锁定'],
  evaluation_reply: (duty) => [`${duty.count} replies to decide`, '评估申辩'],
  peer_evaluation: (duty) => [`${duty.count} units to evaluate`, '互评'],
  press_answer: (duty) => [
    `press report ${code(duty.code)} to answer`,
    `媒体 ${code(duty.code)} …`,
  ],
  press_answer_unit: (duty) => [
    `press report ${code(duty.code)} to answer`,
    `媒体 ${code(duty.code)} …`,
  ],
  press_overdue: (duty) => [
    `press report ${code(duty.code)} unanswered`,
    `媒体 ${code(duty.code)} …`,
  ],
  leave_judge: (duty) => [`leave ${code(duty.code)} to decide`, `准假 ${code(duty.code)}`],
  leave_over: () => ['your leave is over', '到村'],
  leave_overdue: (duty) => [`${area(duty.area)}: not back from leave`, `查驻村 ${area(duty.area)}`],
  recall_decide: (duty) => [`recall ${code(duty.code)} to decide`, `召回决定 ${code(duty.code)}`],
  recall_contest: (duty) => ['your recall: you may answer', `申诉 ${code(duty.code)} …`],
  residency_days: (duty) => [`${duty.count} days short this month`, '到村'],
  residency_short: (duty) => [`${area(duty.area)}: ${duty.count} short last month`, '驻村 上月'],
  complaint_retaliation: (duty) => ['a filer suffers for it', `举报件 ${duty.code}`],
  complaint_accept: (duty) => ['a complaint to take on', `举报件 ${duty.code}`],
  complaint_answer: (duty) => ['a filer wrote', `举报件 ${duty.code}`],
  complaint_decide: (duty) => ['a complaint to decide', `举报件 ${duty.code}`],
  complaint_extension: (duty) => ['more time is asked', `举报件 ${duty.code}`],
  comparison_task: () => ['records to hand in', 'COMPARE'],
  project_apply: (duty) => [
    `project ${code(duty.code)} to apply for`,
    `项目申请 ${code(duty.code)}`,
  ],
  project_notice: (duty) => [
    `project ${code(duty.code)} to post`,
    `photo, 公示项目 ${code(duty.code)}`,
  ],
  project_submit: (duty) => [
    `project ${code(duty.code)} to send on`,
    `项目申报 ${code(duty.code)}`,
  ],
  project_approve: (duty) => [`project ${code(duty.code)} to approve`, `项目 ${code(duty.code)}`],
  project_start: (duty) => [`project ${code(duty.code)} to begin`, `开工 ${code(duty.code)}`],
  project_progress: (duty) => [
    `project ${code(duty.code)}, progress due`,
    `进度 ${code(duty.code)}`,
  ],
} as const satisfies Record<DutyKind, (duty: Duty) => readonly [what: string, send: string]>

const wordsOf = (duty: Duty) => DUTIES[duty.kind](duty)

/** Whose it is, where anybody holds it. */
const heldBy = (holder: string) => (holder === '' ? '' : `, ${name(holder)}`)

export const enTodo = {
  'todo.duty': (duty: Duty) => {
    const [what, send] = wordsOf(duty)
    return `${what}, by ${day(duty.due)}. Send: ${send}`
  },
  'todo.late': (duty: Duty) => {
    const [what, send] = wordsOf(duty)
    return `Late since ${day(duty.due)}: ${what}. Send: ${send}`
  },
  'todo.climbed': ({ late, holder, ...duty }: Vars<'todo.climbed'>) =>
    `${late} late in your township, first: ${wordsOf(duty)[0]}${heldBy(holder)}, due ${day(duty.due)}.`,
  'todo.application_due': ({ code: receipt, area: place, due }: Vars<'todo.application_due'>) =>
    `Application ${code(receipt)}, ${area(place)}, is to be answered by ${day(due)}.`,
  'todo.help_due': ({ code: receipt, area: place, due }: Vars<'todo.help_due'>) =>
    `Call ${code(receipt)}, ${area(place)}: answer by ${instant(due)}. Send: 答 ${code(receipt)} text`,
  'todo.newly_late': ({ late, holder, ...duty }: Vars<'todo.newly_late'>) =>
    `${late} went late yesterday: ${wordsOf(duty)[0]}${heldBy(holder)}, due ${day(duty.due)}. Please see to it.`,
  'digest.own_late': ({ others, ...duty }: Vars<'digest.own_late'>) =>
    `Good morning, late since ${day(duty.due)}: ${wordsOf(duty)[0]}.${others > 0 ? ` ${others} more.` : ''} Send 待办.`,
  'digest.duty': ({ others, ...duty }: Vars<'digest.duty'>) =>
    `Good morning: ${wordsOf(duty)[0]}, by ${day(duty.due)}.${others > 0 ? ` ${others} more.` : ''} Send 待办.`,
  'digest.late': ({ late, holder, ...duty }: Vars<'digest.late'>) =>
    `Good morning: ${late} late in your township, first: ${wordsOf(duty)[0]}${heldBy(holder)}, due ${day(duty.due)}.`,
} satisfies Partial<Messages>
