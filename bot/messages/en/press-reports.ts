import type { PressVarKinds, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

const TRUTHS = {
  true: 'true',
  partly: 'partly true',
  not_true: 'not true',
} as const satisfies Record<PressVarKinds['pressTruth'], string>

const WHY = {
  not_journalist: 'There is no such journalist. Nothing was done.',
  days_wrong: 'The days are not right. Say from which to which.',
  already_accredited: 'They are accredited for these days already.',
  not_accredited: 'You are not accredited now. Nothing was taken; ask the county office.',
  no_words: 'Nothing is written. Send it with some words.',
  id_number: 'No ID numbers, please. Nothing was taken; send it without.',
  phone: 'No phones, please. Nothing was taken; send it without.',
  unit_unknown: 'No unit was found to answer. Put the township or unit first.',
  already_filed: 'The same was taken already. Send 媒体 to see it.',
  day_in_future: 'That day is still to come. Nothing was taken.',
  not_unit: 'This is not for your unit to answer.',
  already_answered: 'It is answered already. Nothing was changed.',
  not_answered: 'The unit has not answered yet.',
  already_contested: 'It was contested once already.',
  contest_over: 'The days to contest it are over.',
  own_unit: 'It is about your own unit: a colleague has to do it.',
  tied: 'You are tied to whoever answered: a colleague has to do it.',
  contest_open: 'Its journalist may still contest it. Rate it after that.',
  already_rated: 'It is rated already. Nothing was changed.',
  not_rated: 'It is not rated yet.',
  already_published: 'It is public already.',
  already_ended: 'It holds no more already.',
  figure_missing: 'Nobody has set in how many days to answer. Nothing was taken.',
  level_missing: 'Say whether it is 中央级, 市级 or 县级. Nothing was done.',
  day_missing: 'Say of which day it is. Nothing was done.',
} as const satisfies Record<PressVarKinds['pressWhy'], string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')
const unit = (text: string) => cut(text, 14)
const points = (tenths: number) => (tenths / 10).toFixed(1)

export const enPressReports = {
  'press.ask_area': () => 'Which township, village or unit? As 天元乡 or 县民政局',
  'press.ask_text': () =>
    'What did you see? A sentence or two, no names of households, IDs or phones.',
  'press.ask_way': () => 'It sounds like misconduct. Secretly to the inspectors, or to the unit?',
  'press.way_complaint': () => 'secretly',
  'press.way_report': () => 'to the unit',
  'press.confirm': ({ area: place, text, unit: of }: Vars<'press.confirm'>) =>
    `${area(place)}: ${cut(text, 44)}. ${unit(of)} answers. Right?`,
  'press.filed': ({ unit: of, due, code: number }: Vars<'press.filed'>) =>
    `Taken; ${unit(of)} answers by ${day(due)}. Number ${code(number)}.`,
  'press.filed_alleging': ({ unit: of, due, code: number }: Vars<'press.filed_alleging'>) =>
    `Taken; ${unit(of)} answers by ${day(due)}, ${code(number)}. Misconduct: send 举报, inspectors alone read it.`,
  'press.dropped': () => 'Nothing was done.',
  'press.refused': ({ pressWhy }: Vars<'press.refused'>) => WHY[pressWhy],
  'press.names_said': ({ words }: Vars<'press.names_said'>) =>
    `It names households: ${cut(words, 30)}. Not for the media; nothing was sent. Change it, please.`,
  'press.unknown_code': () => 'There is no such number. Send 媒体 for the list.',
  'press.mine': ({ code: number, unit: of, pressStatus, due, left }: Vars<'press.mine'>) =>
    `${code(number)} ${unit(of)}, ${pressStatus}, ${day(due)}. To read: 媒体 ${code(number)}${more(left)}`,
  'press.mine_none': () => 'You have filed none. To file: 媒体, the place and what you saw',
  'press.mine_answer': ({ unit: of, text, left }: Vars<'press.mine_answer'>) =>
    `${unit(of)}: ${cut(text, 70)}${more(left)}`,
  'press.answered': ({ unit: of, text, code: number }: Vars<'press.answered'>) =>
    `${unit(of)} answers: ${cut(text, 44)}. To contest: 媒体 质疑 ${code(number)} and why`,
  'press.ask_contest': () => 'What is not right? A sentence or two; it can be done once.',
  'press.contest_confirm': ({ unit: of, text }: Vars<'press.contest_confirm'>) =>
    `Contest the answer of ${unit(of)}: ${cut(text, 36)}. Once only. Right?`,
  'press.contested': ({ unit: of, due, code: number }: Vars<'press.contested'>) =>
    `Noted; ${unit(of)} answers again by ${day(due)}, else the office. ${code(number)}.`,

  'press.to_unit': ({ outlet, text, due, code: number }: Vars<'press.to_unit'>) =>
    `${cut(outlet, 10)}: ${cut(text, 50)}. By ${day(due)} send 媒体 ${code(number)} and your answer`,
  'press.to_unit_again': ({ outlet, text, due, code: number }: Vars<'press.to_unit_again'>) =>
    `${cut(outlet, 10)} contests: ${cut(text, 44)}. By ${day(due)} send 媒体 ${code(number)} and an answer`,
  'press.due_soon': ({ due, code: number }: Vars<'press.due_soon'>) =>
    `Press report ${code(number)} waits for your answer, ${day(due)} is the last day. 媒体 ${code(number)} …`,
  'press.owed': ({ outlet, text, due, code: number, left }: Vars<'press.owed'>) =>
    `${cut(outlet, 10)}: ${cut(text, 40)}. By ${day(due)}: 媒体 ${code(number)} …${more(left)}`,
  'press.owed_none': () => 'No press report waits for your answer.',
  'press.ask_answer': ({ code: number }: Vars<'press.ask_answer'>) =>
    `Your answer to ${code(number)}? No names of households, IDs or phones.`,
  'press.answer_confirm': ({ text }: Vars<'press.answer_confirm'>) =>
    `Answer the media: ${cut(text, 44)}. It cannot be changed then. Right?`,
  'press.answer_sent': ({ code: number }: Vars<'press.answer_sent'>) =>
    `The answer to ${code(number)} is sent.`,
  'press.rated_unit': (v: Vars<'press.rated_unit'>) =>
    `${cut(v.outlet, 10)}, ${code(v.code)}, is rated: ${TRUTHS[v.pressTruth]}, ${v.pressTone}, importance ${v.importance}.`,
  'press.result': ({ unit: of, points: sum, reports, left }: Vars<'press.result'>) =>
    `${unit(of)}: ${reports} press reports, ${points(sum)} points${more(left)}`,
  'press.result_line': (v: Vars<'press.result_line'>) =>
    `${cut(v.outlet, 12)}: ${TRUTHS[v.pressTruth]}, ${v.pressTone}, ${points(v.points)}${more(v.left)}`,
  'press.no_result': ({ year }: Vars<'press.no_result'>) =>
    `No press report is rated in ${year} yet.`,

  'press.log_format': () => 'To log one: 媒体 登记 outlet 市级 3月1日 第3版 天元乡 and the gist',
  'press.log_confirm': (v: Vars<'press.log_confirm'>) =>
    `Log ${cut(v.outlet, 10)} (${v.outletLevel}), ${day(v.day)}: ${cut(v.text, 26)}. ${unit(v.unit)} answers. Right?`,
  'press.logged': ({ unit: of, due, code: number }: Vars<'press.logged'>) =>
    `Logged; ${unit(of)} answers by ${day(due)}. Number ${code(number)}.`,
  'press.state': (v: Vars<'press.state'>) =>
    `${code(v.code)} ${cut(v.outlet, 10)}, ${unit(v.unit)}, ${v.pressStatus}${more(v.left)}`,
  'press.state_none': () => 'There is none yet. To log one: 媒体 登记 …',
  'press.detail': ({ outlet, unit: of, text, left }: Vars<'press.detail'>) =>
    `${cut(outlet, 10)}, ${unit(of)}: ${cut(text, 70)}${more(left)}`,
  'press.detail_answer': ({ text, left }: Vars<'press.detail_answer'>) =>
    `Answer: ${cut(text, 90)}${more(left)}`,
  'press.rate_format': () => 'To rate: 媒体 评定 number 属实/部分属实/不属实 正面/批评 重要2',
  'press.rate_confirm': (v: Vars<'press.rate_confirm'>) =>
    `Rate ${code(v.code)}: ${TRUTHS[v.pressTruth]}, ${v.pressTone}, importance ${v.importance}. Right?`,
  'press.rated': ({ code: number }: Vars<'press.rated'>) =>
    `${code(number)} is rated. To make it public: 媒体 公开 ${code(number)} and the text`,
  'press.publish_format': () => 'To make it public: 媒体 公开, the number and the text (no names)',
  'press.publish_confirm': ({ text }: Vars<'press.publish_confirm'>) =>
    `Make public: ${cut(text, 44)}. With the unit’s answer. Right?`,
  'press.published': ({ code: number }: Vars<'press.published'>) =>
    `${code(number)} is public: anybody reads it with 媒体监督.`,
  'press.accredit_format': () => 'To accredit: 媒体 备案 name outlet 市级 3月1日到3月31日',
  'press.accredit_confirm': (v: Vars<'press.accredit_confirm'>) =>
    `Accredit ${name(v.name)}: ${cut(v.outlet, 12)} (${v.outletLevel}), ${day(v.from)} to ${day(v.until)}, both included. Right?`,
  'press.accredited': ({ name: who, outlet, from, until }: Vars<'press.accredited'>) =>
    `${name(who)} is accredited: ${cut(outlet, 12)}, ${day(from)} to ${day(until)}.`,
  'press.end_confirm': ({ name: who, outlet }: Vars<'press.end_confirm'>) =>
    `End the accreditation of ${name(who)} (${cut(outlet, 12)}) from today on. Right?`,
  'press.ended': ({ outlet }: Vars<'press.ended'>) => `Ended for ${cut(outlet, 12)}.`,
  'press.end_none': () => 'There is none to end. Look at the name again.',

  'press.public_none': () => 'No press reports are public now.',
  'press.public': (v: Vars<'press.public'>) =>
    `${cut(v.outlet, 10)}, ${day(v.day)}: ${cut(v.text, 30)} (${TRUTHS[v.pressTruth]}). ${unit(v.unit)}: ${cut(v.answer, 20)}${more(v.left)}`,
} satisfies Partial<Messages>
