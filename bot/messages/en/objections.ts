import type { ObjectionGround, ObjectionStatus, Vars } from '../../../api/client'
import { area, code, cut, cutWith, dayEn as day, name, phone } from '../format'
import type { Messages } from '../messages'

export const GROUNDS = {
  should_not_be_listed: 'should not be listed',
  left_out: 'left out',
  wrong_facts: 'wrong facts',
  faulty_procedure: 'wrong procedure',
} as const satisfies Record<ObjectionGround, string>

export const OUTCOMES = {
  open: 'being checked',
  upheld: 'upheld',
  rejected: 'not upheld',
  withdrawn: 'withdrawn',
} as const satisfies Record<ObjectionStatus, string>

const SETTLED = {
  upheld: 'Your household’s posted facts were checked; they are put right and posted anew.',
  rejected: 'Your household’s posted facts were checked and stand.',
  withdrawn: 'What was said of your household’s posted facts was taken back.',
} as const satisfies Partial<Record<ObjectionStatus, string>>

type ToCheck = Vars<'objection.to_check'>

/** Whose household, or which village; nothing where it is about the list. */
export function aboutWhom({ head, village }: Pick<ToCheck, 'head' | 'village'>): string {
  if (village !== '') return `${cut(village, 10)}: `
  return head === '' ? '' : `${name(head)}: `
}

export const enObjections = {
  'objection.which_notice': () => 'Which list? Or send its 6 digits.',
  'objection.ask_code': () =>
    'Which list do you object to? Please send the 6 digits printed on it.',
  'objection.unknown_code': () =>
    'No such list, nothing was taken down. Please check its 6 digits.',
  'objection.ask_ground': () => 'What is wrong?',
  'objection.should_not_be_listed': () => GROUNDS.should_not_be_listed,
  'objection.left_out': () => GROUNDS.left_out,
  'objection.wrong_facts': () => GROUNDS.wrong_facts,
  'objection.faulty_procedure': () => GROUNDS.faulty_procedure,
  'objection.ask_household': () => 'Which household on the list? Please send the name of its head.',
  'objection.ask_left_out': () => 'Who was left out? Please send the name of the head.',
  'objection.my_household': () => 'mine',
  'objection.ask_village': () => 'Which village on the list? Please send its name.',
  'objection.village_unknown': () => 'No such village on this list. Please send its name again.',
  'objection.village_left_out': () =>
    'A village off the list is for its township to propose. Send PERSON.',
  'objection.name_unknown': () =>
    'That name is not on this list. Please look at the list and send the name of the head again.',
  'objection.ask_group': () =>
    'Several on the list have that name. Of which group? For example 3社',
  'objection.ask_size': () => 'The group has two of the name. How many people? Send as 4口',
  'objection.name_ambiguous': () =>
    'Several have that name, so nothing was taken down. Send “person” and a cadre writes it down.',
  'objection.ask_reason': () => 'Please say what is wrong in your own words.',
  'objection.confirm': ({ notice, ground, text }: Vars<'objection.confirm'>) =>
    `Object to ${code(notice)}, ${GROUNDS[ground]}: “${cut(text, 24)}”. Right?`,
  'objection.done': ({ code: receipt, due }: Vars<'objection.done'>) =>
    `We have your objection and tell nobody who sent it. Receipt ${code(receipt)}, answer by ${day(due)}.`,
  'objection.dropped': () => 'All right, nothing was filed. Send 2 to object.',
  'objection.already_filed': ({ code: receipt, due }: Vars<'objection.already_filed'>) =>
    `Filed already: ${code(receipt)}, due ${day(due)}. New facts: send “person”.`,
  'objection.decided_before': () =>
    'This was checked before and is not opened again at this level. Anything new: send “person”.',
  'objection.own_household': () =>
    'That is your own household. If you no longer want it listed, send “withdraw”.',
  'objection.not_posted': () => 'That list is not on the wall yet. Object once it hangs.',
  'objection.on_list': () => 'That household is on this list.',
  'objection.other_area': () =>
    'This list is not about where you live, or does not have your household.',
  'objection.window_closed': ({ day: closed }: Vars<'objection.window_closed'>) =>
    `That list was open until ${day(closed)}, so it is too late. Tell a cadre instead?`,
  'objection.pass_on': () => 'tell a cadre',
  'objection.no_thanks': () => 'no',
  'objection.void': () =>
    'That list no longer counts and will be posted anew. Object to the new one.',
  'objection.not_now': ({ hotline }: Vars<'objection.not_now'>) =>
    `Objections cannot be texted now, nothing was taken down. Ask a cadre or call ${phone(hotline)}`,

  'objection.gist': ({ due }: Vars<'objection.gist'>) =>
    `Somebody sees your household’s posted facts differently. A cadre comes to check, by ${day(due)}.`,
  'objection.settled': ({ status }: Vars<'objection.settled'>) =>
    SETTLED[status === 'open' ? 'rejected' : status],
  'objection.outcome': ({ code: receipt, status, text }: Vars<'objection.outcome'>) =>
    `Your objection ${code(receipt)} was checked: ${OUTCOMES[status]}. ${cut(text, 60)}`,

  'objection.rejected': ({ code: receipt, text, until }: Vars<'objection.rejected'>) =>
    `Your objection ${code(receipt)} was checked: not upheld. ${cut(text, 16)} To contest it send by ${day(until)}: appeal ${code(receipt)}`,

  'objection.assigned': ({ notice, area: place, code: receipt, due }: Vars<'objection.assigned'>) =>
    `Objection to list ${code(notice)} of ${area(place)}: please check by ${day(due)}. Send ${code(receipt)} to read it.`,
  'objection.due_soon': ({ code: receipt, area: place, due }: Vars<'objection.due_soon'>) =>
    `Objection ${code(receipt)} of ${area(place)} is due ${day(due)}. Send: uphold or reject, receipt, reason`,
  'objection.relieved': ({ code: receipt }: Vars<'objection.relieved'>) =>
    `Objection ${code(receipt)} is checked by somebody else now.`,
  'objection.to_check': ({ ground, text, code: receipt, due, ...about }: ToCheck) =>
    `${aboutWhom(about)}${GROUNDS[ground]}, “${cut(text, 24)}”. Due ${day(due)}. Send: uphold or reject ${code(receipt)} reason`,
  'objection.todo': ({ open, codes }: Vars<'objection.todo'>) =>
    `${open} objections wait for you: ${cut(codes, 40)}. Send a receipt to read it.`,
  'objection.decide_format': () => 'Please send: uphold or reject, receipt, reason (no names)',
  'objection.ask_decision_reason': () =>
    'What is the reason? It is told to whoever objected: no names.',
  'objection.ask_decision_household': () =>
    'Who was left out? Please send the name of the head, with the group if several have it.',
  'objection.decide_confirm': ({ code: receipt, status, text }: Vars<'objection.decide_confirm'>) =>
    `Objection ${code(receipt)} ${OUTCOMES[status]}, reason “${cut(text, 24)}”. Right?`,
  'objection.decided': ({ code: receipt, status }: Vars<'objection.decided'>) =>
    `Noted: objection ${code(receipt)} ${OUTCOMES[status]}. Whoever filed it is told.`,
  'objection.not_decided': () => 'All right, nothing was decided.',
  'objection.unknown_receipt': () => 'No such objection in your area. Please check the receipt.',
  'objection.not_assigned': () => 'Somebody else checks this objection.',
  'objection.already_decided': () => 'This objection was decided and stays so.',
  'objection.withdrawn': () => 'This objection was withdrawn.',
  'objection.household_not_found': () =>
    'No such household on the roll, nothing was decided. Please check name and group.',
  'objection.own_decision': () =>
    'You had a part in this yourself, so somebody else checks it. Please tell the township.',
  'objection.tell_filer': ({ code: receipt, status, text }: Vars<'objection.tell_filer'>) =>
    `The objection you wrote down, ${code(receipt)}, is ${OUTCOMES[status]}. Please tell them: ${cut(text, 24)}`,
  'objection.tell_rejected': ({ code: receipt, text, until }: Vars<'objection.tell_rejected'>) =>
    `The objection you wrote down is not upheld. Tell them: ${cut(text, 16)} To appeal send by ${day(until)}: 记不服 ${code(receipt)}`,
  'objection.enter_format': () =>
    'Please send: 记异议, the 6 digits of the list, and what was said',
  'objection.enter_confirm': ({ notice, ground, text }: Vars<'objection.enter_confirm'>) =>
    `Write down against ${code(notice)}, ${GROUNDS[ground]}: “${cut(text, 24)}”. Right?`,
  'objection.entered': ({ code: receipt, due }: Vars<'objection.entered'>) =>
    `Noted. Please give them receipt ${code(receipt)}; another cadre checks it by ${day(due)}.`,

  'receipt.objection': ({
    ground,
    status,
    filedOn,
    due,
    withdrawalAsked,
    reason,
  }: Vars<'receipt.objection'>) => {
    const what = `Your objection of ${day(filedOn)} (${GROUNDS[ground]})`
    if (status !== 'open')
      return reason === ''
        ? `${what}: ${OUTCOMES[status]}. To ask why send “person”.`
        : `${what}: ${OUTCOMES[status]}. ${cutWith(reason, 59, ' For the rest send “person”.')}`
    return withdrawalAsked > 0
      ? `${what} is being withdrawn. To keep it send “undo”.`
      : `${what} is being checked, answer by ${day(due)}.`
  },
} satisfies Partial<Messages>
