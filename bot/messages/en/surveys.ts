import type { SurveyTopic, UnclearReason, VarKinds, Vars } from '../../../api/client'
import { factsInWords } from '../entry-lines'
import { cut, name, phone } from '../format'
import type { Messages } from '../messages'
import { incomeIn, topicsIn, yuanEn } from '../survey-lines'
import { listed, WORDS } from './entries'
import { gapEn } from './exits'

type Topic = VarKinds['surveyTopic']

function against(line: string): string {
  const income = incomeIn(line)
  if (!income) return ''
  const { yuan, above } = income
  const than = above === 0 ? 'just the line' : `${Math.abs(above)} ${above > 0 ? 'above' : 'below'}`
  return `${yuanEn(yuan)} each, ${than}. `
}

const noted = (text: string) => (text === '' ? '' : `Noted ${cut(text, 12)}. `)

const TOPIC_WORDS = {
  size: 'size',
  housing: 'house',
  grain: 'grain',
  labour: 'work',
  students: 'school',
  assurances: 'needs',
  asked: 'asked',
  disputes: 'disputes',
  wage: 'wages',
  production: 'crops',
  living: 'living',
  subsidy: 'aid',
  type: 'type',
  causes: 'causes',
} as const satisfies Record<SurveyTopic, string>

/** What was just read makes room for what was not asked. */
const through = (head: string, read: string, unasked: string) =>
  unasked === ''
    ? `${noted(read)}${name(head)}: `
    : `${name(head)}: skipped ${listed(...topicsIn(unasked, TOPIC_WORDS))}. `

const QUESTIONS = {
  housing: 'House: size, structure, grade? Like 80平 土木 C级. Send photos too',
  grain: 'Own grain lasts how many months? Like 7个月',
  labour: 'Who can work, at what? Like 张三 普通 打工10月、李四 弱',
  students: 'More workers? Else who is at school? Like 张小 大学 每年12000; none: 0',
  assurances: 'Food, clothes, school, care, house, water: all there? 1; else like 缺饮水',
  asked: 'Whom did you ask, what did they say? Like 邻居王五说常年在外; nobody: 0',
  disputes: 'More asked? Else what is disputed? Nothing: 0',
  wage: 'Wages? Like 张三 浙江打工10月 每月3500; none: 0',
  production: 'More wages? Else crops, animals? 猪 2头 每头2000; none: 0',
  living: 'More of these? Else living costs a month? Like 每月600',
  subsidy: 'Allowances, pension, rent? Like 低保 每月300; none: 0',
  causes: 'Why poor? Main first, in words, like 缺劳力 病',
} as const satisfies Record<Topic, string>

/** Asked while the accounts are reckoned. */
const ACCOUNTED: readonly Topic[] = ['wage', 'production', 'living', 'subsidy']

const UNCLEAR = {
  range: 'one number, please.',
  twice: 'the numbers differ. Say it again.',
  absurd: 'so much? Send “yes” or say it again.',
  months: 'how many months a year?',
  days: 'how many days a year?',
  people: 'how many people?',
  quantity: 'how many? Like 3亩',
  price: 'sold for how much a year?',
  cost: 'what did it cost? Nothing: 0',
  ability: 'able to work? 1 yes 2 skilled 3 weak 4 no longer 5 no',
  level: 'which school?',
  period: 'how much a year?',
  grade: 'grade C or D?',
  contradiction: 'unable, yet working? Say it again.',
  assurance: 'all there: 1; else what is lacking, like 缺饮水',
} as const satisfies Record<UnclearReason, string>

export const enSurveys = {
  'survey.ask_who': () => 'Whose survey? Send the name of the household head.',
  'survey.unknown': () => 'No such household in your area. Send the name again; nothing is lost.',
  'survey.which': ({ head }: Vars<'survey.which'>) => `Which ${name(head)}?`,
  'survey.ask_group': ({ head }: Vars<'survey.ask_group'>) =>
    `Many are called ${name(head)}. Which group? Like 3社`,
  'survey.which_open': ({ count }: Vars<'survey.which_open'>) =>
    `${count} surveys are open. Which one? For another send its name.`,
  'survey.screened': ({ head, verdict, facts, dispute }: Vars<'survey.screened'>) =>
    [
      `${name(head)}: ${[WORDS.verdicts[verdict], ...factsInWords(facts, WORDS)].join(', ')}.`,
      dispute === '' ? '' : ` Disputed: ${cut(dispute, 10)}`,
    ].join(''),
  'survey.ask_companion': ({ head }: Vars<'survey.ask_companion'>) =>
    `A survey of ${name(head)} takes two. Who comes along? Send the name.`,
  'survey.companion_unknown': ({ name: who }: Vars<'survey.companion_unknown'>) =>
    `${name(who)} cannot come: only untied staff of the township. Another?`,
  'survey.no_team': ({ head, hotline }: Vars<'survey.no_team'>) =>
    `Nobody may come along to ${name(head)}. Call ${phone(hotline)}`,
  'survey.member': ({ name: who }: Vars<'survey.member'>) => cut(who, 6),

  'survey.ask_size': ({ head, roll }: Vars<'survey.ask_size'>) =>
    `How many live together at ${name(head)}'s? On the roll ${roll}; if so send “yes”`,
  'survey.ask': ({ topic, noted: read, income }: Vars<'survey.ask'>) =>
    noted(read) + (ACCOUNTED.includes(topic) ? against(income) : '') + QUESTIONS[topic],
  'survey.ask_type': ({ noted: read, income }: Vars<'survey.ask_type'>) =>
    `${noted(read)}${against(income)}More? Else which type?`,
  'survey.unclear': ({ why, text }: Vars<'survey.unclear'>) =>
    `“${cut(text, 40)}”: ${UNCLEAR[why]}`,
  'survey.type_ordinary': () => 'Ordinary',
  'survey.type_allowance': () => 'Allowance',
  'survey.type_hardship': () => 'Hardship',

  'survey.unread': ({ text }: Vars<'survey.unread'>) =>
    `Not understood: “${cut(text, 24)}”. Kept as a note; it counts for nothing.`,
  'survey.nothing_to_delete': () => 'No such entry; nothing was deleted. Like 删 猪 or 删 第2条',
  'survey.delete_which': ({ text }: Vars<'survey.delete_which'>) =>
    `Several: ${cut(text, 50)}. Which? Like 删 第2条`,
  'survey.far': () => 'Your place is rather far from the village; noted.',
  'survey.photos': ({ photos }: Vars<'survey.photos'>) => `Photos kept: ${photos}.`,
  'survey.resumed': ({ head, surveyor, companion }: Vars<'survey.resumed'>) =>
    `Going on with ${name(head)} (${cut(surveyor, 6)}, ${cut(companion, 6)}). All is still there.`,
  'survey.left': ({ head }: Vars<'survey.left'>) =>
    `Saved as far as it goes: ${name(head)}. To go on send 继续调查`,
  'survey.changed': () =>
    'The other one noted something just now. Yours was not noted: send it again.',

  'survey.confirm': ({ head, noted: text, income, unasked }: Vars<'survey.confirm'>) =>
    `${through(head, text, unasked)}${against(income)}“More”: all. Qualifies?`,
  'survey.confirm_exit': ({
    head,
    noted: text,
    income,
    unasked,
    gap,
  }: Vars<'survey.confirm_exit'>) =>
    gap === ''
      ? `${through(head, text, unasked)}${against(income)}“More”: all. Leaves?`
      : `${name(head)}: ${gapEn(gap)}. Leaves?`,
  'survey.exit_gap': ({ head, gap }: Vars<'survey.exit_gap'>) =>
    `${name(head)}: ${gapEn(gap)}. Mend it, or No`,
  'survey.exit_ended': ({ head }: Vars<'survey.exit_ended'>) =>
    `${name(head)} does not leave, support goes on; they are told.`,
  'survey.part': ({ text }: Vars<'survey.part'>) => cut(text, 116),
  'survey.eligible': () => 'Yes',
  'survey.not_eligible': () => 'No',
  'survey.undecided': () => 'Unsure',
  'survey.done': ({ head, verdict }: Vars<'survey.done'>) =>
    `Survey of ${name(head)} finished: ${WORDS.verdicts[verdict]}. The handbook is filled. To correct: 改调查 ${name(head)}`,
  'survey.unfinished': () => 'Not all is asked yet, so it is not finished. Go on.',
  'survey.cause_missing': () => 'Type or main cause is missing. Send like 型 低保；因 缺劳力',

  'survey.finished': ({ head }: Vars<'survey.finished'>) =>
    `${name(head)} is surveyed already. To correct it send: 改调查 ${name(head)} …`,
  'survey.reopened': ({ head }: Vars<'survey.reopened'>) =>
    `The survey of ${name(head)} is open again. It counts once you confirm it anew.`,
  'survey.nothing_to_correct': ({ head }: Vars<'survey.nothing_to_correct'>) =>
    `${name(head)} has no survey yet. Send: 调查 ${name(head)}`,
  'survey.no_case': ({ head }: Vars<'survey.no_case'>) =>
    `${name(head)} has not applied in this round. The household applies first.`,
  'survey.no_round': ({ head, hotline }: Vars<'survey.no_round'>) =>
    `${name(head)}'s application is in no open round yet. Questions: ${phone(hotline)}`,
  'survey.reviewed': ({ head }: Vars<'survey.reviewed'>) =>
    `The village has reviewed ${name(head)}: the survey stands. For news ask for a revisit.`,
  'survey.no_figure': ({ hotline }: Vars<'survey.no_figure'>) =>
    `The county has not set a figure this needs. Try without a place, or call ${phone(hotline)}`,
} satisfies Partial<Messages>
