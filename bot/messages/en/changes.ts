import type { Vars } from '../../../api/client'
import { changeEn } from '../change-lines'
import { area, code, cut, dayEn as day, name, phone } from '../format'
import type { Messages } from '../messages'

type Topic = Vars<'change.ask'>['topic']
type Refusal = Vars<'change.refused'>['refusal']
type Step = Vars<'change.step_refused'>['step']
type State = Vars<'change.item'>['state']
type Status = Vars<'receipt.change'>['changeStatus']
type ItemWords = Vars<'change.item_words'>

const NEXT = {
  none: '',
  check: '核实 or 不属实 why',
  check_words: '核实 and what is right',
  id: '核实 and the ID number',
  decide: '同意 or 不同意 why',
  decline: '不同意 why',
} as const satisfies Record<Vars<'change.item'>['next'], string>

/** What to send about it; without anything to be done its number alone. */
const onward = ({ next, code: number }: Pick<ItemWords, 'next' | 'code'>) =>
  next === 'none' ? `, ${code(number)}` : `. Send 变更 ${code(number)} ${NEXT[next]}`

const TOPICS = {
  what: 'What changed? E.g. 出生 去世 婚入 婚出 迁出 分户 更正电话',
  close_why: 'Why is it closed? Reply 全家去世 or 全家迁出',
  reopen_why: 'Why does the household come back? Please say it in a line.',
  who: 'Who is meant?',
  who_goes: 'Who goes? Reply their names.',
  name: 'What is their name?',
  sex: 'Male or female?',
  relation: 'What are they to the head? E.g. 之子 之女 配偶',
  day: 'On what day? E.g. 11月3日',
  id_number: 'Their ID number, 18 digits?',
  id_wrong: 'That ID number is wrong. Please send it again.',
  successor: 'Who is the head from now on?',
  new_head: 'Who is the head of those who go?',
  place: 'To which group? E.g. 宝坪村5社',
  other: 'Which household is merged in? Reply its head.',
  which_other: 'Several have the name. Which one?',
  field: 'What is wrong? E.g. 电话 姓名 住房面积',
  value: 'What is right? Reply just that.',
} as const satisfies Record<Topic, string>

const REFUSALS = {
  household_closed: 'the household is closed. By mistake? Send 恢复 and why',
  not_closed: 'it is not closed. Somebody missing? Send 迁入 or 出生',
  nobody_back: 'nobody to come back: they are elsewhere now (分户)',
  day_in_future: 'the day is in the future',
  day_before_birth: 'the day is before their birth',
  not_member: 'no member of the household',
  successor_missing: 'a new head must be named',
  successor_wrong: 'the new head must be one who stays',
  successor_minor: 'the new head is under 18',
  last_member: 'the last member; close it: 销户',
  id_missing: 'no ID number',
  id_taken: 'that ID number is of somebody else',
  already_member: 'already a member',
  head_of_other: 'the head of another household',
  birth_day_differs: 'the day is not that of the ID',
  sex_differs: 'the sex is not that of the ID',
  contested: 'a case, list or objection is still open',
  nobody_goes: 'nobody goes',
  nobody_stays: 'nobody stays',
  no_adult: 'each side needs an adult',
  other_unknown: 'no such household',
  status_differs: 'their status on the register differs',
  place_unknown: 'no such group',
  same_place: 'it lives there already',
  value_unreadable: 'the value cannot be read',
  relation_of_head: 'for a new head send 更正, the head, 户主 and the new one',
} as const satisfies Record<Refusal, string>

const STEPS = {
  withdrawn: 'It was withdrawn.',
  already_decided: 'It is decided already.',
  already_checked: 'It is checked already.',
  not_checked: 'The village has not checked it yet.',
  own_part: 'You asked for it or checked it: somebody else decides.',
  reason_missing: 'Please send it again with the reason.',
  unfounded: 'It was found not to be so. Send 不同意 and why.',
  id_wanted: 'The ID number is still to come.',
  details_missing: 'Say behind 核实 what is right.',
} as const satisfies Record<Step, string>

const STATES = {
  asked: 'to check',
  id_wanted: 'ID to come',
  checked: 'to decide',
  accepted: 'done',
  declined: 'declined',
  withdrawn: 'withdrawn',
} as const satisfies Record<State, string>

const OUTCOMES = {
  asked: (due) => `is being checked, answer by ${due}`,
  checked: (due) => `was checked, answer by ${due}`,
  accepted: () => 'is done',
  declined: () => 'was declined',
  withdrawn: () => 'was withdrawn',
} as const satisfies Record<Status, (due: string) => string>

const more = (left: number) => (left > 0 ? `. ${left} more: 下` : '')

export const enChanges = {
  'change.ask_who': () => 'Which household? Reply the name of its head.',
  'change.unknown': () => 'No such household in your area. Please reply the name again.',
  'change.which': ({ head }: Vars<'change.which'>) => `Several are called ${name(head)}. Which?`,
  'change.ask_group': ({ head }: Vars<'change.ask_group'>) =>
    `Many are called ${name(head)}. Of which group? E.g. 3社`,
  'change.ask': ({ topic }: Vars<'change.ask'>) => TOPICS[topic],
  'change.pick': () => 'Who?',
  'change.which_other': () => 'Which one?',
  'change.ask_sex': () => 'Male or female?',
  'change.male': () => 'male',
  'change.female': () => 'female',
  'change.refused': ({ refusal, head }: Vars<'change.refused'>) =>
    `Not kept. ${name(head)}: ${REFUSALS[refusal]}.`,
  'change.confirm': ({ head, change }: Vars<'change.confirm'>) =>
    `${name(head)}: ${cut(changeEn(change), 60)}. Send it?`,
  'change.asked_checked': ({ code: number, due }: Vars<'change.asked_checked'>) =>
    `Noted, ${code(number)}. The township decides by ${day(due)}.`,
  'change.asked': ({ code: number, due }: Vars<'change.asked'>) =>
    `Noted, ${code(number)}. Checked in the village, decided by ${day(due)}.`,
  'change.asked_id': ({ code: number }: Vars<'change.asked_id'>) =>
    `Noted. Once there is an ID number send: 变更 ${code(number)} 核实 and the number`,
  'change.already_asked': ({ code: number, due }: Vars<'change.already_asked'>) =>
    `Asked before: ${code(number)}, decided by ${day(due)}.`,
  'change.dropped': () => 'Nothing was sent.',
  'change.moved_on': () => 'Things have just changed. Please send it again.',

  'change.to_check': ({ head, code: number, change }: Vars<'change.to_check'>) =>
    `Please check ${name(head)}: ${cut(changeEn(change), 40)}. Send 变更 ${code(number)} 核实 or 不属实 and why`,
  'change.to_check_words': ({ head, code: number, text }: Vars<'change.to_check_words'>) =>
    `${name(head)} asks to correct “${cut(text, 26)}”. Check it, then send 变更 ${code(number)} 核实 and what is right`,
  'change.check_due': ({ head, code: number, due }: Vars<'change.check_due'>) =>
    `${name(head)}: check by ${day(due)}. Send 变更 ${code(number)} 核实`,
  'change.check_confirm': ({ head, change }: Vars<'change.check_confirm'>) =>
    `You checked ${name(head)}: ${cut(changeEn(change), 60)}. Right?`,
  'change.wrong_confirm': ({ head, text }: Vars<'change.wrong_confirm'>) =>
    `${name(head)}: not so, ${cut(text, 28)}. Right?`,
  'change.ask_reason': ({ head }: Vars<'change.ask_reason'>) => `${name(head)}: why not?`,
  'change.checked': ({ due }: Vars<'change.checked'>) => `Checked. Decided by ${day(due)}.`,
  'change.checked_wrong': ({ due }: Vars<'change.checked_wrong'>) =>
    `Noted as not so. Decided by ${day(due)}.`,

  'change.to_decide': ({ head, code: number, change }: Vars<'change.to_decide'>) =>
    `${name(head)}, checked: ${cut(changeEn(change), 40)}. Send 变更 ${code(number)} 同意 or 不同意 and why`,
  'change.to_decline': ({ head, code: number, text }: Vars<'change.to_decline'>) =>
    `${name(head)}, not so: ${cut(text, 40)}. Send 变更 ${code(number)} 不同意 and why`,
  'change.decision_due': ({ head, code: number, due }: Vars<'change.decision_due'>) =>
    `${name(head)}: decide by ${day(due)}. Send 变更 ${code(number)} 同意`,
  'change.accept_confirm': ({ head, change }: Vars<'change.accept_confirm'>) =>
    `Accept ${name(head)}: ${cut(changeEn(change), 60)}, at once?`,
  'change.decline_confirm': ({ head, text }: Vars<'change.decline_confirm'>) =>
    `Decline ${name(head)}: ${cut(text, 26)}?`,
  'change.accepted': ({ head }: Vars<'change.accepted'>) => `${name(head)}: done, they are told.`,
  'change.declined': ({ head }: Vars<'change.declined'>) => `${name(head)}: declined.`,
  'change.step_refused': ({ step }: Vars<'change.step_refused'>) => STEPS[step],
  'change.unknown_code': () => 'No such change in your area.',
  'change.item': ({ head, area: place, state, change, left, ...of }: Vars<'change.item'>) =>
    `${STATES[state]} ${name(head)} (${area(place)}): ${cut(changeEn(change), 16)}${onward(of)}${more(left)}`,
  'change.item_words': ({ head, area: place, state, text, left, ...of }: ItemWords) =>
    `${STATES[state]} ${name(head)} (${area(place)}): ${cut(text, 16)}${onward(of)}${more(left)}`,
  'change.none': () => 'No change waits. Send 变更, a head and what changed.',

  'change.told': ({ head, change }: Vars<'change.told'>) =>
    `${name(head)}, your file now says: ${cut(changeEn(change), 40)}. If wrong send 更正`,
  'change.told_left': ({ head }: Vars<'change.told_left'>) =>
    `You are off the register of ${name(head)}'s household and hear no more of it.`,
  'change.told_declined': ({ head, code: number, text }: Vars<'change.told_declined'>) =>
    `${name(head)}: correction ${code(number)} was declined: ${cut(text, 50)}`,
  'change.told_asker': ({ head, code: number }: Vars<'change.told_asker'>) =>
    `${name(head)}: change ${code(number)} was accepted.`,
  'change.told_asker_declined': ({ head, text }: Vars<'change.told_asker_declined'>) =>
    `${name(head)}: change declined: ${cut(text, 28)}`,

  'correction.which': () => 'Which one?',
  'correction.ask': ({ head }: Vars<'correction.ask'>) =>
    `What is wrong in the file of ${name(head)}?`,
  'correction.confirm': ({ head, text }: Vars<'correction.confirm'>) =>
    `${name(head)}, to correct: “${cut(text, 26)}”. Send it?`,
  'correction.done': ({ code: number, due }: Vars<'correction.done'>) =>
    `Received, ${code(number)}. It is checked and answered by ${day(due)}.`,
  'correction.already': ({ code: number, due }: Vars<'correction.already'>) =>
    `Sent before: ${code(number)}, answered by ${day(due)}.`,
  'correction.dropped': () => 'Nothing was sent.',
  'correction.closed': ({ head, hotline }: Vars<'correction.closed'>) =>
    `${name(head)} is closed. Call ${phone(hotline)}.`,
  'correction.not_now': ({ hotline }: Vars<'correction.not_now'>) =>
    `Not possible now. Call ${phone(hotline)}.`,
  'correction.mine': ({ code: number, due, left }: Vars<'correction.mine'>) =>
    `Correction ${code(number)}: answered by ${day(due)}${more(left)}`,
  'correction.none': () => 'Nothing is open. Send 更正 and what is wrong.',
  'receipt.change': ({
    changeStatus,
    filedOn,
    due,
    withdrawalAsked,
    reason,
  }: Vars<'receipt.change'>) => {
    const until = withdrawalAsked ? '. You asked to withdraw it' : ''
    const why = reason === '' ? '' : `: ${cut(reason, 26)}`
    return `Correction of ${day(filedOn)} ${OUTCOMES[changeStatus](day(due))}${why}${until}`
  },
} satisfies Partial<Messages>
