import { BROADCAST_END, type SatisfactionVarKinds, type Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, yuan } from '../format'
import type { Messages } from '../messages'

const SCALE = ['awful', 'bad', 'ok', 'good', 'great'] as const
const LEAD = {
  answered: 'Noted. ',
  passed: 'Skipped. ',
  not_understood: 'Not understood, skipped. ',
  none: '',
} as const satisfies Record<SatisfactionVarKinds['satisfactionLead'], string>
const AFTER = {
  objection: 'what you reported',
  visit: "the cadre's visit",
  project: 'the project',
} as const satisfies Record<SatisfactionVarKinds['satisfactionOccasion'], string>
const STATUS = {
  draft: 'to approve',
  asking: 'under way',
  closed: 'over',
  cancelled: 'cancelled',
} as const satisfies Record<SatisfactionVarKinds['satisfactionStatus'], string>
const WHY = {
  own_draft: 'Another must approve your draft: 批准满意度 and its number',
  already_approved: 'Approved already. Send 满意度 to see how far it is.',
  cancelled: 'That survey was cancelled.',
  closed: 'That survey is over: 满意度结果 and its number',
  not_closed: 'Not over yet; nobody sees results before. Send 满意度 for progress.',
  last_not_words: 'Not drafted. The last question is for their own words.',
  words_not_last: 'Not drafted. Only the last question is for their own words.',
  id_number: 'Not drafted. Leave out the ID number and send it again.',
  phone: 'Not drafted. Leave out the phone and send it again.',
  no_channel: 'Not done. There is no way to send texts now.',
  figure_missing: 'Not done. The county has not set days and sample yet.',
} as const satisfies Record<SatisfactionVarKinds['satisfactionWhy'], string>

const more = (left: number) => (left > 0 ? `\n${left} more: 下` : '')
const question = (text: string) => cut(text, 30)
const first = ({ county, count, text }: Vars<'satisfaction.first'>) =>
  `${cut(county, 6)} asks ${count} things; no names, skip any. ${question(text)}${BROADCAST_END}`
const remind = ({ county, text }: Vars<'satisfaction.remind'>) =>
  `${cut(county, 6)} hopes for an answer; no names kept. ${question(text)}${BROADCAST_END}`
const next = ({ lead, at, of, text }: Vars<'satisfaction.next'>) =>
  `${LEAD[lead]}${at}/${of} ${question(text)}`

export const enSatisfaction = {
  'satisfaction.scale': ({ value }: Vars<'satisfaction.scale'>) => SCALE[value - 1] ?? '',
  'satisfaction.yes': () => 'yes',
  'satisfaction.no': () => 'no',
  'satisfaction.first': first,
  'satisfaction.first_yes_no': first,
  'satisfaction.ask_after': ({ occasion, text }: Vars<'satisfaction.ask_after'>) =>
    `About ${AFTER[occasion]}; no names kept. ${question(text)}${BROADCAST_END}`,
  'satisfaction.remind': remind,
  'satisfaction.remind_yes_no': remind,
  'satisfaction.remind_words': remind,
  'satisfaction.next': next,
  'satisfaction.next_yes_no': next,
  'satisfaction.next_words': ({ lead, at, of, text }: Vars<'satisfaction.next_words'>) =>
    `${LEAD[lead]}${at}/${of} ${question(text)} In one sentence, or SKIP.`,
  'satisfaction.again_scale': ({ text }: Vars<'satisfaction.again_scale'>) =>
    `Please send one digit, 4 for good, or SKIP. ${question(text)}`,
  'satisfaction.again_yes_no': ({ text }: Vars<'satisfaction.again_yes_no'>) =>
    `Please send one digit, 1 for yes, or SKIP. ${question(text)}`,
  'satisfaction.again_words': ({ text }: Vars<'satisfaction.again_words'>) =>
    `Please write one sentence, or SKIP. ${question(text)}`,
  'satisfaction.done': () => 'Noted, without a name. Thank you! MENU for more.',
  'satisfaction.done_passed': () => 'That was all. Thank you! MENU for more.',
  'satisfaction.stopped': () => 'No more questions. What you said counts. Thank you!',
  'satisfaction.late': () =>
    'Thank you! The survey is over and this was not counted. MENU for more.',
  'satisfaction.same': () => 'That one is noted already, thank you. MENU for more.',
  'satisfaction.answer_it': () => 'answer the survey',

  'satisfaction.which_question': () => 'Which one was that for?',

  'satisfaction.ask_area': () => 'Where? Send: 满意度 天元乡 200户 question; question; last one',
  'satisfaction.ask_questions': ({ area: place }: Vars<'satisfaction.ask_questions'>) =>
    `Ask ${area(place)} what? Send 2 to 5 questions with ; between, the last for own words.`,
  'satisfaction.too_long': ({ text }: Vars<'satisfaction.too_long'>) =>
    `2 to 30 characters each. Send all again without: ${cut(text, 34)}`,
  'satisfaction.personal': () => 'No ID numbers or phones in questions. Send all again.',
  'satisfaction.nobody': ({ area: place }: Vars<'satisfaction.nobody'>) =>
    `Nobody in ${area(place)} can be asked now. Not drafted.`,
  'satisfaction.preview': ({ text }: Vars<'satisfaction.preview'>) =>
    `Questions: ${cut(text, 105)}`,
  'satisfaction.confirm': ({
    area: place,
    households,
    reachable,
    count,
    messages,
    segments,
    cost,
    days,
  }: Vars<'satisfaction.confirm'>) =>
    `${area(place)}: ${count} of ${reachable} reachable of ${households}, ${days} days, up to ${messages} texts, ${segments} segments, ${yuan(cost)} yuan. OK?`,
  'satisfaction.drafted': ({ code: number, count }: Vars<'satisfaction.drafted'>) =>
    `Drafted for ${count} households. A colleague sends: 批准满意度 ${code(number)}`,
  'satisfaction.dropped': () => 'Nothing was drafted.',
  'satisfaction.kept': () => 'Nothing was changed.',
  'satisfaction.to_approve': ({ area: place, code: number }: Vars<'satisfaction.to_approve'>) =>
    `A survey of ${area(place)} waits for you: 批准满意度 ${code(number)}`,
  'satisfaction.approve_confirm': ({
    area: place,
    count,
    segments,
    cost,
  }: Vars<'satisfaction.approve_confirm'>) =>
    `Ask ${count} households of ${area(place)}? At most ${segments} segments, ${yuan(cost)} yuan.`,
  'satisfaction.cancel_confirm': ({ area: place }: Vars<'satisfaction.cancel_confirm'>) =>
    `Give up the survey of ${area(place)}?`,
  'satisfaction.approved': ({ code: number, count, until }: Vars<'satisfaction.approved'>) =>
    `Approved: ${count} households until ${day(until)}. Then: 满意度结果 ${code(number)}`,
  'satisfaction.given_up': () => 'Given up, nobody else is asked.',
  'satisfaction.refused': ({ why }: Vars<'satisfaction.refused'>) => WHY[why],
  'satisfaction.not_found': () => 'No survey of that number. Send 满意度 to see them.',
  'satisfaction.none': () => 'No surveys. Send: 满意度 place question; question; last one',
  'satisfaction.line': ({
    title,
    code: number,
    status,
    asked,
    answered,
    left,
  }: Vars<'satisfaction.line'>) =>
    `${cut(title, 24)} (${code(number)}) ${STATUS[status]}: ${asked} asked, ${answered} answered.${more(left)}`,
  'satisfaction.result': ({ title, asked, answered, rate, left }: Vars<'satisfaction.result'>) =>
    `${cut(title, 24)}: ${asked} asked, ${answered} answered, ${rate}%.${more(left)}`,
  'satisfaction.result_question': ({
    at,
    text,
    answers,
    satisfied,
    low,
    high,
    left,
  }: Vars<'satisfaction.result_question'>) =>
    `${at}. ${question(text)}: ${satisfied}% good (${low}-${high}%), ${answers} answers.${more(left)}`,
  'satisfaction.result_few': ({ at, text, left }: Vars<'satisfaction.result_few'>) =>
    `${at}. ${question(text)}: too few answers to show.${more(left)}`,
  'satisfaction.result_parts': ({ at, text, left }: Vars<'satisfaction.result_parts'>) =>
    `${at}. by place: ${cut(text, 85)}${more(left)}`,
  'satisfaction.result_change': ({
    before,
    now,
    title,
    left,
  }: Vars<'satisfaction.result_change'>) =>
    `1. ${before}% good before (${cut(title, 24)}), ${now}% now.${more(left)}`,
  'satisfaction.result_own': ({
    title,
    at,
    area: place,
    answers,
    satisfied,
    left,
  }: Vars<'satisfaction.result_own'>) =>
    `${cut(title, 24)} ${at}: ${area(place)} ${satisfied}% good, ${answers} answers.${more(left)}`,
} satisfies Partial<Messages>
