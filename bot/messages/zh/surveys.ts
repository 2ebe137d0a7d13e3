import type { SurveyTopic, UnclearReason, VarKinds, Vars } from '../../../api/client'
import { factsInWords } from '../entry-lines'
import { cut, name, phone } from '../format'
import type { Messages } from '../messages'
import { incomeIn, topicsIn, yuanZh } from '../survey-lines'
import { listed, WORDS } from './entries'
import { gapZh } from './exits'

type Topic = VarKinds['surveyTopic']

/** 人均8750元，高于线4750元。 */
function against(line: string): string {
  const income = incomeIn(line)
  if (!income) return ''
  const { yuan, above } = income
  const than =
    above === 0 ? '刚好到线' : `${above > 0 ? '高于' : '低于'}线${yuanZh(Math.abs(above))}`
  return `人均${yuanZh(yuan)}，${than}。`
}

const noted = (text: string) => (text === '' ? '' : `记下：${cut(text, 35)}。`)

const TOPIC_WORDS = {
  size: '人口',
  housing: '住房',
  grain: '口粮',
  labour: '劳力',
  students: '学生',
  assurances: '保障',
  asked: '四访',
  disputes: '争议',
  wage: '工资',
  production: '种养',
  living: '生活费',
  subsidy: '补贴',
  type: '户类型',
  causes: '原因',
} as const satisfies Record<SurveyTopic, string>

/** What was just read makes room for what was not asked. */
const through = (head: string, read: string, unasked: string) =>
  unasked === ''
    ? `${noted(read)}${name(head)}家都问完了。`
    : `${name(head)}家问完了，没问${listed(...topicsIn(unasked, TOPIC_WORDS))}。`

const QUESTIONS = {
  housing: '房子多大、什么结构、几级？如 80平 土木 C级。有照片也发来',
  grain: '自家粮够吃几个月？如 7个月',
  labour: '哪些人能劳动，做什么？如 张三 普通 打工10月、李四 弱',
  students: '还有劳力接着发。没了，谁在上学？如 张小 大学 每年12000；没有回0',
  assurances: '两不愁三保障和饮水都有吗？都有回1；缺哪样就说，如 缺饮水 水管冻裂、缺住房',
  asked: '问过谁，怎么说？干部、亲友、邻居、现场，如 邻居王五说常年在外；没问回0',
  disputes: '还问了谁接着发。没了，哪里说法不一？没有回0',
  wage: '工资：谁、几个月、每月多少？如 张三 浙江打工10月 每月3500；没有回0',
  production: '还有工资接着发。没了，种什么养什么？如 苞谷 3亩 每亩800斤 1.2元一斤；没有回0',
  living: '还有种养接着发。没了，生活费每月多少？如 每月600',
  subsidy: '补贴、养老、租金？如 低保 每月300，养老金 2人 每月110；没有回0',
  causes:
    '为什么困难？先主后次：1病2残3学4灾5缺土地6缺水7缺技术8缺劳力9缺资金10交通11动力不足12婚13丧14其他，如 8 1',
} as const satisfies Record<Topic, string>

/** Asked while the accounts are reckoned. */
const ACCOUNTED: readonly Topic[] = ['wage', 'production', 'living', 'subsidy']

const UNCLEAR = {
  range: '请说一个数。',
  twice: '数对不上，请把这一条重说一遍。',
  absurd: '数太大了吧？没错回“对”，错了重说。',
  months: '一年几个月？',
  days: '一年多少天？',
  people: '几个人？',
  quantity: '有多少？如 3亩、2头',
  price: '一年卖多少钱？或说单价，如 每亩1000',
  cost: '成本一共多少？没有回0',
  ability: '劳动能力呢？1普通 2技能 3弱 4丧失 5无',
  level: '上什么学？如 小学、大学',
  period: '一年一共多少钱？',
  grade: '是C级还是D级？',
  contradiction: '不能劳动又打工？请重说。',
  assurance: '都有回1；缺哪样就说，如 缺饮水；没问回“跳过”。',
} as const satisfies Record<UnclearReason, string>

export const zhSurveys = {
  'survey.ask_who': () => '调查哪一户？请回户主姓名，同名的加上几社。',
  'survey.unknown': () => '您片区没找到这户。请再回一次户主姓名，您写的都还在。',
  'survey.which': ({ head }: Vars<'survey.which'>) => `有几户户主叫“${name(head)}”，是哪一户？`,
  'survey.ask_group': ({ head }: Vars<'survey.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户。调查的是几社？请回，如 3社、宝坪村3社`,
  'survey.which_open': ({ count }: Vars<'survey.which_open'>) =>
    `您有${count}户没调查完，接着哪一户？别的户请回户主姓名。`,
  'survey.screened': ({ head, verdict, facts, dispute }: Vars<'survey.screened'>) =>
    [
      `${name(head)}家排查时：${[WORDS.verdicts[verdict], ...factsInWords(facts, WORDS)].join('，')}。`,
      dispute === '' ? '' : `有争议：${cut(dispute, 30)}`,
    ].join(''),
  'survey.ask_companion': ({ head }: Vars<'survey.ask_companion'>) =>
    `调查${name(head)}家要两个人。谁同去？请回姓名。`,
  'survey.companion_unknown': ({ name: who }: Vars<'survey.companion_unknown'>) =>
    `“${name(who)}”不能同去：要是本村本乡在岗的干部，和这户没有亲属关系。请另回一个姓名。`,
  'survey.no_team': ({ head, hotline }: Vars<'survey.no_team'>) =>
    `没有能同去${name(head)}家的干部，不能调查。请打${phone(hotline)}`,
  'survey.member': ({ name: who }: Vars<'survey.member'>) => cut(who, 6),

  'survey.ask_size': ({ head, roll }: Vars<'survey.ask_size'>) =>
    `${name(head)}家几口人一起吃住？花名册${roll}口，对就回“对”`,
  'survey.ask': ({ topic, noted: read, income }: Vars<'survey.ask'>) =>
    noted(read) + (ACCOUNTED.includes(topic) ? against(income) : '') + QUESTIONS[topic],
  'survey.ask_type': ({ noted: read, income }: Vars<'survey.ask_type'>) =>
    `${noted(read)}${against(income)}还有补贴接着发。没了，是哪类户？`,
  'survey.unclear': ({ why, text }: Vars<'survey.unclear'>) =>
    `“${cut(text, 35)}”：${UNCLEAR[why]}`,
  'survey.type_ordinary': () => '一般',
  'survey.type_allowance': () => '低保',
  'survey.type_hardship': () => '特困',

  'survey.unread': ({ text }: Vars<'survey.unread'>) =>
    `没看懂“${cut(text, 30)}”，记在备注里了，不算数。`,
  'survey.nothing_to_delete': () => '没有这一条，没有删。请照着记下的写，如 删 猪，或 删 第2条',
  'survey.delete_which': ({ text }: Vars<'survey.delete_which'>) =>
    `有几条：${cut(text, 60)}。删哪一条？如 删 第2条、删 劳 张三`,
  'survey.far': () => '您发的位置离村里有点远，也注明了。',
  'survey.photos': ({ photos }: Vars<'survey.photos'>) => `照片${photos}张收好了。`,
  'survey.resumed': ({ head, surveyor, companion }: Vars<'survey.resumed'>) =>
    `接着调查${name(head)}家（${cut(surveyor, 6)}、${cut(companion, 6)}）。先前记的都在。`,
  'survey.left': ({ head }: Vars<'survey.left'>) =>
    `好，${name(head)}家记到这里，都存好了。接着来，随时发：继续调查`,
  'survey.changed': () => '同去的人刚记了别的，您这条没有记。请再发一次。',

  'survey.confirm': ({ head, noted: text, income, unasked }: Vars<'survey.confirm'>) =>
    `${through(head, text, unasked)}${against(income)}细目发“下”看，要改直接说。您看符合条件吗？`,
  'survey.confirm_exit': ({
    head,
    noted: text,
    income,
    unasked,
    gap,
  }: Vars<'survey.confirm_exit'>) =>
    gap === ''
      ? `${through(head, text, unasked)}${against(income)}细目发“下”看，要改直接说。符合退出条件吗？`
      : `${name(head)}家都问完了，还不能退出：${gapZh(gap)}。${against(income)}要改直接说。符合退出条件吗？`,
  'survey.exit_gap': ({ head, gap }: Vars<'survey.exit_gap'>) =>
    `${name(head)}家还不能退出：${gapZh(gap)}，没有交。说错了、没问的，直接补；真缺就选不符合，帮扶照旧。`,
  'survey.exit_ended': ({ head }: Vars<'survey.exit_ended'>) =>
    `${name(head)}家核完了：不能退出，帮扶照旧，已告诉他家。手册也填好了。`,
  'survey.part': ({ text }: Vars<'survey.part'>) => cut(text, 116),
  'survey.eligible': () => '符合',
  'survey.not_eligible': () => '不符合',
  'survey.undecided': () => '拿不准',
  'survey.done': ({ head, verdict }: Vars<'survey.done'>) =>
    `${name(head)}家调查完了，意见：${WORDS.verdicts[verdict]}。手册也填好了。写错了就发：改调查 户主 错在哪`,
  'survey.unfinished': () => '还有没问完的，没有交。接着来。',
  'survey.cause_missing': () => '还缺户类型或致贫原因，没有交。请发，如 型 低保；因 缺劳力',

  'survey.finished': ({ head }: Vars<'survey.finished'>) =>
    `${name(head)}家已经调查完了。要更正请发：改调查 ${name(head)} 错在哪`,
  'survey.reopened': ({ head }: Vars<'survey.reopened'>) =>
    `${name(head)}家的调查重新打开了，改完要再确认一次才算。`,
  'survey.nothing_to_correct': ({ head }: Vars<'survey.nothing_to_correct'>) =>
    `${name(head)}家还没有调查过。请发：调查 ${name(head)}`,
  'survey.no_case': ({ head }: Vars<'survey.no_case'>) =>
    `${name(head)}家这一轮没有申请，不用调查。要评，请他家先发“申请”。`,
  'survey.no_round': ({ head, hotline }: Vars<'survey.no_round'>) =>
    `${name(head)}家的申请还没进轮次，现在不能调查。有疑问请打${phone(hotline)}`,
  'survey.reviewed': ({ head }: Vars<'survey.reviewed'>) =>
    `${name(head)}家村里已经评过，调查不能再动。新情况请驻村干部复核。`,
  'survey.no_figure': ({ hotline }: Vars<'survey.no_figure'>) =>
    `县里还没定要用的标准，没有记下。不发位置再试一次，或打${phone(hotline)}`,
} satisfies Partial<Messages>
