import type { PeerVarKinds, Vars } from '../../../api/client'
import { cut, dayEn as day } from '../format'
import type { Messages } from '../messages'

const FIELDS = {
  townships: 'townships',
  group_units: 'group units',
  all: 'townships and units',
} as const satisfies Record<PeerVarKinds['peerField'], string>

const WHY = {
  due_in_past: 'The day is past. Nothing was done; send a later one.',
  already_opened: 'It is open already for that year. Send 互评 to see it.',
  too_few_each: 'With fewer than 3 evaluators each one could tell who. Not opened.',
  too_few_units: 'Too few units: somebody would evaluate each other. Not opened.',
  all_tied: 'Too many ties: no draw is possible. Not opened.',
  own_unit: 'Your own unit is evaluated: a colleague has to do it.',
  no_questions: 'There are no questions yet. Not opened.',
  id_number: 'No ID numbers, please. Nothing was noted; send it without.',
  phone: 'No phones, please. Nothing was noted; send it without.',
  not_yours: 'You are not asked about this unit. Send 互评 to see yours.',
  already_answered: 'You have evaluated it already. Nothing was changed.',
  recused: 'You have left it to another. Nothing was noted.',
  closed: 'It is over. Nothing was noted.',
  questions_changed: 'Not all questions were answered. Begin again: 互评 and the unit',
  marks_out_of_range: 'A mark is out of range. Begin again: 互评 and the unit',
  reason_missing: 'A reason is needed. Nothing was noted; send it with one.',
  not_open: 'It is not open. Send 互评 to see it.',
  still_waits: 'Some have not answered and the day is not over. Not locked.',
  not_locked: 'It is not locked yet. First send: 互评 锁定',
  already_released: 'It is released already.',
  fingerprint_differs: 'It is not as it was locked. Not released; have it looked into.',
  figure_missing: 'Nobody has set how many evaluate each. Nothing was done.',
} as const satisfies Record<PeerVarKinds['peerWhy'], string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')
const unit = (text: string) => cut(text, 14)
const points = (permille: number) => (permille / 10).toFixed(1)

export const enPeerEvaluations = {
  'peer.ask_field': () => 'Which units? Send 乡镇 (townships), 单位 (units) or 全部 (all)',
  'peer.ask_due': () => 'By which day? Not before today. As 12月20日 or 年底',
  'peer.confirm': ({ year, peerField, units, each, due }: Vars<'peer.confirm'>) =>
    `${year}, ${FIELDS[peerField]}: ${units} of them, each evaluates ${each} by lot, by ${day(due)}. Right?`,
  'peer.confirm_without': (v: Vars<'peer.confirm_without'>) =>
    `${v.year}, ${FIELDS[v.peerField]}: ${v.units}, each evaluates ${v.each}, by ${day(v.due)}. Without ${cut(v.without, 24)}. Right?`,
  'peer.opened': ({ year, units, each, repeated, due }: Vars<'peer.opened'>) =>
    `Opened for ${year}: ${units} units, each evaluates ${each}, by ${day(due)}. As last year: ${repeated}. Only evaluators know.`,
  'peer.dropped': () => 'Nothing was done.',
  'peer.refused': ({ peerWhy }: Vars<'peer.refused'>) => WHY[peerWhy],
  'peer.state': (v: Vars<'peer.state'>) =>
    `${v.year}, ${FIELDS[v.peerField]}, ${day(v.due)}: ${v.answered} answered, ${v.waiting} wait, ${v.peerStatus}${more(v.left)}`,
  'peer.none_run': () => 'There is none yet. To open one: 互评 开 乡镇 and by which day',
  'peer.nothing_to_settle': () => 'There is none this can be done with. Send 互评.',
  'peer.which': () => 'Which one?',
  'peer.lock_confirm': ({ year, peerField, answered, waiting }: Vars<'peer.lock_confirm'>) =>
    `Lock ${year}, ${FIELDS[peerField]}: ${answered} answered, ${waiting} not. Nothing can be added then. Right?`,
  'peer.locked': ({ answered, waiting, fingerprint }: Vars<'peer.locked'>) =>
    `Locked: ${answered}, without ${waiting}; fingerprint ${cut(fingerprint, 8)}. To release: 互评 公布`,
  'peer.release_confirm': ({ year, peerField, answered }: Vars<'peer.release_confirm'>) =>
    `Release ${year}, ${FIELDS[peerField]}, ${answered} answers: each unit sees its own average alone. Right?`,
  'peer.released': ({ units }: Vars<'peer.released'>) => `Released; ${units} units were told.`,
  'peer.extreme': (v: Vars<'peer.extreme'>) =>
    `${unit(v.evaluator)} gave ${unit(v.evaluated)} ${points(v.permille)}, far from the others${more(v.left)}`,
  'peer.no_extreme': ({ answered }: Vars<'peer.no_extreme'>) =>
    `${answered} answers, none far from the others.`,

  'peer.asked': ({ units, count, due }: Vars<'peer.asked'>) =>
    `Please evaluate ${count}: ${cut(units, 30)}, by ${day(due)}. Keep it to yourself; they never learn who. Send 互评.`,
  'peer.due_soon': ({ due }: Vars<'peer.due_soon'>) =>
    `You have units to evaluate; ${day(due)} is the last day. Send 互评.`,
  'peer.none': () => 'No unit waits for you.',
  'peer.line': ({ unit: of, due, late, left }: Vars<'peer.line'>) =>
    `${late > 0 ? 'Late, ' : ''}${day(due)}: 互评 ${unit(of)}${more(left)}`,
  'peer.unknown_unit': () => 'You are not asked about it. Send 互评 to see yours.',
  'peer.question': ({ at, of, text, full }: Vars<'peer.question'>) =>
    `${at}/${of} ${cut(text, 34)} (0 to ${full})`,
  'peer.not_in_range': ({ full }: Vars<'peer.not_in_range'>) =>
    `A whole number from 0 to ${full}, please.`,
  'peer.ask_reason': ({ marks, full }: Vars<'peer.ask_reason'>) =>
    `${marks} of ${full}: say why in a sentence, or send another number. No ID numbers or phones.`,
  'peer.answer_confirm': ({ unit: of, total, full }: Vars<'peer.answer_confirm'>) =>
    `${unit(of)}: ${total} of ${full} in all. It cannot be changed then. Right?`,
  'peer.answered': ({ unit: of, total, full }: Vars<'peer.answered'>) =>
    `${unit(of)} is evaluated, ${total} of ${full}. They never learn who. Send 互评 for the others.`,
  'peer.recuse_format': () => 'To leave one to another: 互评 回避, the unit and why',
  'peer.ask_recusal': ({ unit: of }: Vars<'peer.ask_recusal'>) =>
    `Why not ${unit(of)}? One sentence.`,
  'peer.recuse_confirm': ({ unit: of, text }: Vars<'peer.recuse_confirm'>) =>
    `Leave ${unit(of)} to another: ${cut(text, 30)}. Another is drawn. Right?`,
  'peer.recused': ({ unit: of }: Vars<'peer.recused'>) =>
    `Noted: ${unit(of)} is not yours any more. Keep it to yourself.`,

  'peer.released_unit': ({ year, permille }: Vars<'peer.released_unit'>) =>
    `${year}: other units gave yours ${points(permille)} of 100 on average. Send 互评 结果.`,
  'peer.result': ({ unit: of, year, permille, left }: Vars<'peer.result'>) =>
    `${unit(of)}, ${year}: ${points(permille)} of 100 on average${more(left)}`,
  'peer.result_line': ({ text, tenths, full, left }: Vars<'peer.result_line'>) =>
    `${cut(text, 30)}: ${points(tenths)} of ${full}${more(left)}`,
  'peer.result_few': ({ unit: of, year, left }: Vars<'peer.result_few'>) =>
    `${unit(of)}, ${year}: fewer than 3 answered, no marks are shown${more(left)}`,
  'peer.no_result': ({ year }: Vars<'peer.no_result'>) => `Nothing is released for ${year} yet.`,
} satisfies Partial<Messages>
