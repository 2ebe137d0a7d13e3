import type { ObjectionStatus, Vars } from '../../../api/client'
import { area, code, cut, cutWith, dayEn as day, name } from '../format'
import type { Messages } from '../messages'
import { NOT_SO } from './notices'
import { aboutWhom, GROUNDS, OUTCOMES } from './objections'

const STANDS = {
  open: 'asked again',
  upheld: 'the next level upheld it',
  rejected: 'nor by the next level',
  withdrawn: 'your appeal is withdrawn',
} as const satisfies Record<ObjectionStatus, string>
/** The same where the household asked about what was upheld against it. */
const STANDS_FOR_HOUSEHOLD = {
  ...STANDS,
  upheld: 'but not by the next level',
  rejected: 'also by the next level',
} as const satisfies Record<ObjectionStatus, string>

export const enAppeals = {
  'appeal.which': () => 'Which decision?',
  'appeal.confirm': ({ code: receipt, ground, text }: Vars<'appeal.confirm'>) =>
    `Ask the next level about ${code(receipt)} (${GROUNDS[ground]})${why(text)}`,
  'appeal.confirm_household': ({ text }: Vars<'appeal.confirm_household'>) =>
    `Ask the next level about your household’s result${why(text)}`,
  'appeal.done': ({ code: receipt, due }: Vars<'appeal.done'>) =>
    `Others at the next level look at it again. Receipt ${code(receipt)}, answer by ${day(due)}.`,
  'appeal.dropped': () => 'All right, the next level is not asked.',
  'appeal.not_yours': () =>
    'There is nothing of yours to appeal under that receipt. Please check it.',
  'appeal.not_rejected': () => 'That is not decided yet, or not against you. Send the receipt.',
  'appeal.already_appealed': () =>
    'The next level was asked about that already; it is asked once. Send the receipt.',
  'appeal.late': ({ day: last }: Vars<'appeal.late'>) =>
    `That could be appealed until ${day(last)}. With anything new send “person”.`,

  'appeal.gist': ({ due }: Vars<'appeal.gist'>) =>
    `The next level was asked to check your household’s posted facts again, by ${day(due)}.`,
  'appeal.outcome': ({ code: receipt, status, text }: Vars<'appeal.outcome'>) =>
    `The next level looked at ${code(receipt)} again: ${OUTCOMES[status]}, which is final. ${cut(text, 40)}`,
  'appeal.declined': ({ head, kind, reason, until }: Vars<'appeal.declined'>) =>
    `${name(head)}: ${NOT_SO[kind]}. ${cut(reason, 26)} To ask the next level send “appeal” by ${day(until)}.`,
  'appeal.overturned': ({ code: receipt }: Vars<'appeal.overturned'>) =>
    `The next level decided otherwise on your objection ${code(receipt)}: not upheld. To ask why send “person”.`,

  'appeal.assigned': ({ notice, area: place, code: receipt, due }: Vars<'appeal.assigned'>) =>
    `Appeal, list ${code(notice)} of ${area(place)}: please check again by ${day(due)}. Send ${code(receipt)} to read it.`,
  'appeal.to_check': (vars: Vars<'appeal.to_check'>) => {
    const { ground, text, before, code: receipt, due } = vars
    return `Appeal. ${aboutWhom(vars)}${GROUNDS[ground]}, “${cut(text, 10)}” (${OUTCOMES[before]}). By ${day(due)}: uphold or reject ${code(receipt)} reason`
  },
  'appeal.tell_filer': ({ code: receipt, status, text }: Vars<'appeal.tell_filer'>) =>
    `The appeal you wrote down, ${code(receipt)}, is ${OUTCOMES[status]}, which is final. Please tell them: ${cut(text, 20)}`,
  'appeal.tell_overturned': ({ code: receipt }: Vars<'appeal.tell_overturned'>) =>
    `The next level decided otherwise on ${code(receipt)}, which you wrote down: not upheld. Please tell them.`,
  'appeal.enter_format': () => 'Please send: 记不服, the receipt, and what was said',
  'appeal.enter_confirm': ({ code: receipt, text }: Vars<'appeal.enter_confirm'>) =>
    `Ask the next level about ${code(receipt)} for them${why(text)}`,
  'appeal.entered': ({ code: receipt, due }: Vars<'appeal.entered'>) =>
    `Noted. Please give them receipt ${code(receipt)}; the next level answers by ${day(due)}.`,
  'appeal.by_filer': () => 'That was sent by phone. They send it themselves: appeal and receipt.',

  'receipt.rejected': ({ ground, filedOn, reason, code: receipt, until }: Rejected) =>
    `Objection of ${day(filedOn)} (${GROUNDS[ground]}): not upheld. ${cut(reason, 14)} To contest it send by ${day(until)}: appeal ${code(receipt)}`,
  'receipt.appealed': (vars: Vars<'receipt.appealed'>) => {
    const { ground, before, filedOn, code: receipt, status, due } = vars
    const stands = before === 'upheld' ? STANDS_FOR_HOUSEHOLD : STANDS
    const what = `Objection of ${day(filedOn)} (${GROUNDS[ground]}): ${OUTCOMES[before]}, ${stands[status]}`
    if (before === 'upheld') return `${what}. For more send “person”.`
    const until = status === 'open' ? `, answer by ${day(due)}` : ''
    return `${what}${until}. See ${code(receipt)}.`
  },
  'receipt.appeal': (vars: Vars<'receipt.appeal'>) => {
    const { ground, status, filedOn, due, withdrawalAsked, reason } = vars
    const what = `Your appeal of ${day(filedOn)} (${GROUNDS[ground]})`
    if (status !== 'open')
      return reason === ''
        ? `${what}: ${OUTCOMES[status]}. To ask why send “person”.`
        : `${what}: ${OUTCOMES[status]}. ${cutWith(reason, 59, ' For the rest send “person”.')}`
    return withdrawalAsked > 0
      ? `${what} is being withdrawn. To keep it send “undo”.`
      : `${what} is being checked, answer by ${day(due)}.`
  },
} satisfies Partial<Messages>

type Rejected = Vars<'receipt.rejected'>

/** The question at its end, with the reason where one was given. */
const why = (text: string) =>
  text === '' ? '? Or say why.' : `, because “${cut(text, 16)}”. Right?`
