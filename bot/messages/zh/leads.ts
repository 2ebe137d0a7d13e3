import type { LeadClass, LeadDecision, LeadRefusal, LeadStatus, Vars } from '../../../api/client'
import { area, code, cut, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

/** Nothing of anybody's health: it is read in texts. */
export const FOUND = {
  vehicle: '车辆',
  property: '房产',
  business: '经营登记',
  public_payroll: '财政工资',
  death: '人口变动',
  subsistence_allowance: '低保',
  disability: '证件',
  call_for_help: '求助',
  medical_cost: '大额支出',
  schooling_cost: '上学开支',
  disaster: '受灾',
  accident: '意外',
  income_drop: '收入下降',
  assurance_gap: '三保障缺口',
  left_out: '可能漏评',
  wrongly_in: '可能错评',
} as const satisfies Record<LeadClass, string>

/** The same as the household reads it, as short. */
const OWN = {
  ...FOUND,
  death: '家里人变动',
  disability: '证件登记',
  medical_cost: '花销大',
  schooling_cost: '上学花销',
  accident: '出意外',
  income_drop: '收入变少',
  assurance_gap: '吃住用水',
  left_out: '该帮没帮',
  wrongly_in: '该不该帮',
} as const satisfies Record<LeadClass, string>

/** In full, once it is decided. */
const OWN_MATTER = {
  ...OWN,
  assurance_gap: '吃穿、上学、看病、住房、饮水有难处',
} as const satisfies Record<LeadClass, string>

const STANDS = {
  open: '待上门',
  visited: '待决定',
  referred: '待县里定',
  decided: '已定',
} as const satisfies Record<LeadStatus, string>

/** As staff pick it. */
const DECISION = {
  corrected: '属实，改登记',
  kept: '属实，不影响',
  unfounded: '不属实',
  terminated: '属实，终止',
  watch: '提名监测',
  ledger: '进台账',
  settled: '已帮扶解决',
  no_risk: '没有风险',
  referred: '属实，转县里定',
} as const satisfies Record<LeadDecision, string>

/** Where its matter stands, as the household reads it. */
const OWN_STANDS = {
  ...STANDS,
  open: '还没上门',
  visited: '还没定',
  referred: '县里在定',
} as const satisfies Record<LeadStatus, string>

/** As the household reads it. */
const TOLD = {
  corrected: '属实，登记已改',
  kept: '登记不变',
  unfounded: '查明不是，登记不变',
  terminated: '属实，您家的登记终止',
  watch: '要列入重点关心的户，先在村里公示',
  ledger: '先记着，村里常来看',
  settled: '困难已帮着解决',
  no_risk: '眼下没有返贫风险',
  referred: '转到县里定',
} as const satisfies Record<LeadDecision, string>

/** Where it was asked whether a household is rightly on the register, no risk was looked for. */
const told = (leadClass: LeadClass, decision: LeadDecision): string =>
  leadClass === 'wrongly_in' && decision === 'no_risk' ? TOLD.unfounded : TOLD[decision]

const REFUSED = {
  decided: '这条线索已经定过了，没有动。有新情况会另开一条。',
  not_visited: '还没人上门看，不能定。看了发：核实 编号 看到什么',
  visitor: '您上过门，要由别人来定。请乡镇另一位或县里的人定。',
  not_heard: '还没听这户怎么说，不能定。请上门问了发：核实 编号 看到什么',
  no_evidence: '没有上门的记录或照片，不能定。',
  no_reason: '请写明理由再定。',
  referrer: '是您转到县里的，要由县里另一位来定。',
  with_county: '已转到县里，由县里定。',
  with_township: '这条由乡镇的人来定。您上门看了，请发：核实 编号 看到什么',
  no_such_outcome: '这条线索不能这样定。发“线索 编号”看能怎么定。',
  contested: '这户还有没定的申请或异议，定了才能终止。没有动。',
  needs_successor: '走的是户主，请先说谁接着当户主。发“线索 编号”再来。',
  successor_minor: '接着当户主的没满18岁，家里还有大人。发“线索 编号”再来。',
  no_round: '这里没有开监测轮次，不能提名。请县里先开评。',
  watched: '这户已在监测，不用再提名。',
  already_filed: '这户已有申请在办，不用再提名。',
  in_ledger: '这户在册，不进台账。',
  changed: '这户的情况刚变了，没有记。发“线索 编号”再看。',
} as const satisfies Record<LeadRefusal, string>

const moreOf = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhLeads = {
  'lead.to_holder': ({ leadClass, head, area: place, due, code: number }: Vars<'lead.to_holder'>) =>
    `新线索（${FOUND[leadClass]}）：${name(head)}家，${area(place)}，请${day(due)}前上门。看了发：核实 ${code(number)} 看到什么`,
  'lead.many_to_holder': ({ count, due }: Vars<'lead.many_to_holder'>) =>
    `有${count}条新线索要您上门看，最早的${day(due)}到期。发“线索”看是哪几户。`,
  'lead.signal_to_holder': ({ leadClass, head, area: place, code: number }: Signal) =>
    `${name(head)}家（${area(place)}）又有新情况：${FOUND[leadClass]}。发“线索 ${code(number)}”看`,
  'lead.visit_due': ({ due }: Vars<'lead.visit_due'>) =>
    `您还有线索没上门，${day(due)}到期。发“线索”看是哪几户。`,
  'lead.explained_to_holder': ({ head, area: place, text, code: number }: Explained) =>
    `${name(head)}家（${area(place)}）说明：${cut(text, 34)}。发“线索 ${code(number)}”看`,
  'lead.decided_to_visitor': ({ head, decision, code: number }: DecidedTo) =>
    `${name(head)}家的线索${code(number)}定了：${DECISION[decision]}。`,

  'lead.own': ({ leadClass, head, area: place, status, due, late, code: number, left }: Own) =>
    `${name(head)}家（${area(place)}）${FOUND[leadClass]}，${STANDS[status]}，${day(due)}${late ? '已过期' : '前'}，线索${code(number)}${moreOf(left)}`,
  'lead.own_none': () => '没有等着您的线索。',
  'lead.of_area': ({ area: place, count }: Vars<'lead.of_area'>) =>
    `${area(place)}没定的线索，最急的${count}条：`,
  'lead.of_area_none': ({ area: place }: Vars<'lead.of_area_none'>) =>
    `${area(place)}没有没定的线索。`,
  'lead.of_others': ({ count }: Vars<'lead.of_others'>) =>
    `没有等着您办的线索。您片区没定的，最急的${count}条：`,
  'lead.in_area': ({ leadClass, head, area: place, status, ...more }: Vars<'lead.in_area'>) =>
    `${name(head)}家（${area(place)}）${FOUND[leadClass]}，${more.name ? `${name(more.name)}去看` : STANDS[status]}，${day(more.due)}${more.late ? '已过期' : '前'}，线索${code(more.code)}${moreOf(more.left)}`,
  'lead.unknown': () => '没有这条线索，或不在您的片区。请核对10位编号。',
  'lead.shown': ({ leadClass, head, area: place, status, due, text, left }: Shown) =>
    `${name(head)}家（${area(place)}）${FOUND[leadClass]}：${cut(text, 34)}。${STANDS[status]}，期限${day(due)}${moreOf(left)}`,
  'lead.shown_decided': ({ leadClass, head, text, left, ...at }: Vars<'lead.shown_decided'>) =>
    `${name(head)}家（${area(at.area)}）${FOUND[leadClass]}：${cut(text, 34)}。已定${moreOf(left)}`,
  'lead.shown_possible': () => '只对上姓名和部分证件号，可能不是本人，请先核对。',
  'lead.shown_visit': ({ name: who, day: on, text }: Vars<'lead.shown_visit'>) =>
    `${name(who)}${day(on)}上门：${cut(text, 34)}`,
  'lead.shown_statement': ({ day: on, text }: Vars<'lead.shown_statement'>) =>
    `这户${day(on)}说：${cut(text, 34)}`,
  'lead.shown_decision': ({ decision, day: on, text }: Vars<'lead.shown_decision'>) =>
    `${day(on)}定：${DECISION[decision]}。理由：${cut(text, 34)}`,

  'lead.check_format': () => '请这样发：核实 10位编号 看到什么。发“线索”看编号。',
  'lead.ask_seen': ({ head, leadClass }: Vars<'lead.ask_seen'>) =>
    `${name(head)}家的${FOUND[leadClass]}，您上门看到什么？请说一句，可以附照片。`,
  'lead.ask_said': ({ head }: Vars<'lead.ask_said'>) =>
    `${name(head)}家自己怎么说？请照原话回。没见到人回“没见到”。`,
  'lead.check_confirm': ({ head, day: on, text, said }: Vars<'lead.check_confirm'>) =>
    `${name(head)}家，${day(on)}看到：${cut(text, 30)}。这户说：${cut(said, 30)}。对吗？`,
  'lead.check_confirm_unheard': ({ head, day: on, text }: Unheard) =>
    `${name(head)}家，${day(on)}看到：${cut(text, 34)}。没见到人。对吗？`,
  'lead.checked': ({ head }: Vars<'lead.checked'>) =>
    `记下了，也算一次走访。${name(head)}家的事由别的人来定，定了告诉您。`,
  'lead.checked_unheard': ({ head, code: number }: Vars<'lead.checked_unheard'>) =>
    `记下了。还没听${name(head)}家怎么说，见到人再发：核实 ${code(number)}`,
  'lead.check_empty': () => '没写看到什么，没有记。请再发：核实 10位编号 看到什么',
  'lead.before_found': () => '那天还没有这条线索，不算。请上门再看一次。',
  'lead.in_future': () => '日子在今天以后，没有记。去了以后再发。',
  'lead.was_decided': () => '这条线索已经定了，没有动。',

  'lead.ask_decision': ({ head, leadClass }: Vars<'lead.ask_decision'>) =>
    `${name(head)}家的${FOUND[leadClass]}，怎么定？`,
  'lead.choice': ({ decision }: Vars<'lead.choice'>) => DECISION[decision],
  'lead.ask_reason': ({ head, decision }: Vars<'lead.ask_reason'>) =>
    `${name(head)}家：${DECISION[decision]}。理由是什么？会告诉这户，请写明白。`,
  'lead.ask_successor': ({ head }: Vars<'lead.ask_successor'>) =>
    `走的是户主${name(head)}，谁接着当户主？`,
  'lead.member': ({ name: who }: Vars<'lead.member'>) => name(who),
  'lead.decide_confirm': ({ head, decision, text }: Vars<'lead.decide_confirm'>) =>
    `${name(head)}家：${DECISION[decision]}。理由：${cut(text, 34)}。定了不改，会告诉这户。对吗？`,
  'lead.done': ({ head, decision }: Vars<'lead.done'>) =>
    `定了：${name(head)}家，${DECISION[decision]}。已告诉这户。`,
  'lead.refused': ({ refusal }: Vars<'lead.refused'>) => REFUSED[refusal],

  'lead.to_household': ({ leadClass, due, code: number }: Vars<'lead.to_household'>) =>
    `登记核对看到您家有${OWN[leadClass]}的记录，干部${day(due)}前上门问。有话回：说明 ${code(number)} 怎么回事`,
  'lead.many_to_household': ({ count, leadClass, due }: Vars<'lead.many_to_household'>) =>
    `登记核对看到您家有${count}条记录，头一条是${OWN[leadClass]}，干部${day(due)}前上门问。有话回：说明 怎么回事`,
  'lead.to_household_risk': ({ due, code: number }: Vars<'lead.to_household_risk'>) =>
    `您家的情况记下了，干部${day(due)}前上门看。有话要说回：说明 ${code(number)} 您的话`,
  'lead.decided': ({ leadClass, decision, reason, code: number }: Vars<'lead.decided'>) =>
    `您家${OWN_MATTER[leadClass]}的事（${code(number)}）：${told(leadClass, decision)}。原因：${cut(reason, 34)}。不同意回5求助`,
  'lead.explain_none': () => '您家眼下没有要说明的事。有难处回5求助，要问回3。',
  'lead.explain_which': () => '您要说明哪一件？',
  'lead.explain_about': ({ leadClass, head }: Vars<'lead.explain_about'>) =>
    `${name(head)}家${OWN[leadClass]}`,
  'lead.explain_about_day': ({ leadClass, head, day: on }: Vars<'lead.explain_about_day'>) =>
    `${name(head)}家${OWN[leadClass]}（${day(on)}）`,
  'lead.explain_about_code': ({ leadClass, head, code: number }: Vars<'lead.explain_about_code'>) =>
    `${name(head)}家${OWN[leadClass]}（尾号${number.slice(-4)}）`,
  'lead.ask_explanation': () => '请说是怎么回事，我们照原话记下。',
  'lead.explain_confirm': ({ text }: Vars<'lead.explain_confirm'>) =>
    `记下您的说明：${cut(text, 34)}。对吗？`,
  'lead.explained': ({ due, code: number }: Vars<'lead.explained'>) =>
    `记下了，谢谢您。${day(due)}前定，定了告诉您。查进度发${code(number)}`,
  'lead.explain_decided': ({ day: on }: Vars<'lead.explain_decided'>) =>
    `这件事${day(on)}已经定了。不同意回5求助，有人给您回话。`,
  'lead.explain_unknown': () => '没有这件事，或不是您家的。请对着短信核对10位编号再发。',
  'receipt.lead': ({ leadClass, status, due, heard }: Vars<'receipt.lead'>) =>
    `您家${OWN[leadClass]}的事：${OWN_STANDS[status]}，${day(due)}前。${heard ? '您家的说明记下了。' : '有话发“说明”加编号。'}`,
  'receipt.lead_decided': ({ leadClass, decision, day: on, reason }: Receipt) =>
    `您家${OWN_MATTER[leadClass]}的事${day(on)}定了：${told(leadClass, decision)}。原因：${cut(reason, 34)}。不同意回5求助`,
} satisfies Partial<Messages>

type Signal = Vars<'lead.signal_to_holder'>
type Explained = Vars<'lead.explained_to_holder'>
type DecidedTo = Vars<'lead.decided_to_visitor'>
type Own = Vars<'lead.own'>
type Shown = Vars<'lead.shown'>
type Unheard = Vars<'lead.check_confirm_unheard'>
type Receipt = Vars<'receipt.lead_decided'>
