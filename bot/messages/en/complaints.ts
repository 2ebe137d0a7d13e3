import type { VarKinds, Vars } from '../../../api/client'
import { code, cut, dayEn as day, name } from '../format'
import { KINDS_EN as KINDS } from '../misconduct-words'

const ADDED = {
  message: 'More',
  retaliation: 'Retaliation',
  review: 'Review',
} as const satisfies Record<VarKinds['addedKind'], string>
const FINDINGS = {
  founded: 'it is true',
  partly_founded: 'partly true',
  unfounded: 'not found true',
} as const

type Finding = VarKinds['complaintOutcome']
const decided = (finding: Finding) => `is decided${finding ? `: ${FINDINGS[finding]}` : ''}`

function state({ status, finding, due, late }: Vars<'complaint.state'>): string {
  switch (status) {
    case 'filed':
      return late
        ? `has arrived; the word due ${day(due)} is late: ring 12388`
        : `has arrived, look again by ${day(due)}`
    case 'accepted':
      return late
        ? `is looked into, late (due ${day(due)}): ring 12388`
        : `is looked into until ${day(due)}`
    case 'handed_up':
      return 'went to the level above'
    case 'decided':
    case 'closed':
      return decided(finding)
  }
}

const review = (until: string) => ` To object by ${day(until)}: code 复查 words`

/** What can still be said about it, if anything. */
function more(status: Vars<'complaint.state'>['status']): string {
  if (status === 'handed_up') return ''
  const isOver = status === 'decided' || status === 'closed'
  return isOver ? ' To object: call 12388.' : ' To add: code 补充 words'
}

/** What is said about complaints, for who files one. */
export const enComplaints = {
  'complaint.ask_way': () =>
    'Operators may keep texts. Safer: on paper or in person at 县纪委监委, or 12388. By name?',
  'complaint.named': () => 'By name',
  'complaint.anonymous': () => 'Anonymous',
  'complaint.ask_text': () => 'Who did what, when and where? Pictures: hand them in on paper.',
  'complaint.no_photos': () =>
    'Pictures are not taken here, they show who sent them. Hand them in on paper. Please answer in words.',
  'complaint.ask_whom': () =>
    'Whom is it about? The name, or the village or township and the post.',
  'complaint.whom_unknown': () => 'Nobody found. Please give the name, or township and village.',
  'complaint.which_person': ({ name: who }: Vars<'complaint.which_person'>) =>
    `${name(who)} of which unit?`,
  'complaint.confirm_kind': ({ kind }: Vars<'complaint.confirm_kind'>) =>
    `This is “${KINDS[kind]}”, right?`,
  'complaint.ask_kind': () => 'Which kind?',
  'complaint.kind': ({ kind }: Vars<'complaint.kind'>) => KINDS[kind],
  'complaint.ask_name': () => 'Your name and phone number?',
  'complaint.ask_name_or_head': ({ name: head }: Vars<'complaint.ask_name_or_head'>) =>
    `Your own name and phone number? If you are ${name(head)}, reply 1.`,
  'complaint.confirm': ({ whom, text, code: digits }: Vars<'complaint.confirm'>) =>
    `Anonymous, on ${cut(whom, 14)}: “${cut(text, 12)}”. Code ${code(digits)}. Note it; its last 4 digits file it. No: 不`,
  'complaint.confirm_named': ({
    name: who,
    whom,
    text,
    code: digits,
  }: Vars<'complaint.confirm_named'>) =>
    `${name(who)} on ${cut(whom, 14)}: “${cut(text, 12)}”. Code ${code(digits)}. Note it; its last 4 digits file it. No: 不`,
  'complaint.wrong_digits': ({ whom, code: digits }: Vars<'complaint.wrong_digits'>) =>
    `Wrong digits, not filed. Code on ${cut(whom, 14)}: ${code(digits)}. Send its last 4 digits. No: 不`,
  'complaint.filed': ({ due }: Vars<'complaint.filed'>) =>
    `Filed. Text your code to see how it goes; look again by ${day(due)}. Delete these texts.`,
  'complaint.dropped': () => 'Nothing was filed and nothing kept.',
  'complaint.nobody_above': () =>
    'Nobody here may look into this; nothing was kept. Please call 12388 or tell 市纪委监委.',
  'complaint.changed': () => 'Something changed, nothing was filed. Please send 举报 again.',

  'complaint.state': (vars: Vars<'complaint.state'>) =>
    `Your report ${state(vars)}.${more(vars.status)}`,
  'complaint.state_review': ({ finding, until }: Vars<'complaint.state_review'>) =>
    `Your report ${decided(finding)}.${review(until)}`,
  'complaint.answered': ({ on, answer, ...vars }: Vars<'complaint.answered'>) =>
    `Your report ${state(vars)}. ${day(on)}: “${cut(answer, 18)}”.${more(vars.status)}`,
  'complaint.answered_review': ({
    finding,
    until,
    on,
    answer,
  }: Vars<'complaint.answered_review'>) =>
    `Your report ${decided(finding)}. ${day(on)}: “${cut(answer, 18)}”.${review(until)}`,
  'complaint.asked_filer': ({ on, text, isQuestion, ...vars }: Vars<'complaint.asked_filer'>) =>
    `Your report ${state(vars)}. ${day(on)} ${isQuestion ? 'they ask' : 'they say'}: “${cut(text, 12)}”. Answer: code 补充 words`,
  'complaint.unknown_code': () => 'Not found. Please check the 16 digits and send them again.',
  'complaint.ask_added': ({ kind }: Vars<'complaint.ask_added'>) =>
    kind === 'review'
      ? 'Why should it be reviewed?'
      : kind === 'retaliation'
        ? 'Who does what to you? In danger call 110 first.'
        : 'What do you want to add?',
  'complaint.confirm_added': ({ kind, text }: Vars<'complaint.confirm_added'>) =>
    `${ADDED[kind]}: “${cut(text, 60)}”. ${kind === 'review' ? 'Have it reviewed' : 'Send it to who handles it'}?`,
  'complaint.added': ({ kind }: Vars<'complaint.added'>) =>
    kind === 'review'
      ? 'Sent. Somebody else reviews it.'
      : kind === 'retaliation'
        ? 'Sent; it is looked at first. In danger ring 110 at once. Text your code for the answer.'
        : 'Sent. Text your code for the answer.',
  'complaint.not_added': () => 'Nothing was sent.',
  'complaint.over': () => 'It is over or handed up; nothing can be added. Anything new: 举报',
  'complaint.no_review': () => 'No review can be asked for now. You may call 12388.',
  'complaint.nobody_else': () =>
    'Nobody else here can review it. Please call 12388 or ask 市纪委监委: they listen.',
  'complaint.who_asked': () =>
    'Nobody is told whether anybody complained, or who. Whoever takes revenge is punished.',
}
