import type {
  CaseLevel,
  HouseholdRoundKind,
  RollStatus,
  Vars,
  WaitingStage,
  WatchKind,
} from '../../../api/client'
import { area, code, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

const standing = (status: RollStatus, year: number | null): string => {
  const since = year ? ` since ${year}` : ''
  return {
    unregistered: 'not on the register.',
    registered: `on the register${since}.`,
    exiting: 'on the register; exit under way.',
    exited: `out of poverty${since}.`,
    returned: 'on the register again.',
    closed: 'file closed.',
    terminated: 'support ended.',
  }[status]
}

const NEXT = {
  unregistered: 'In need? Reply 6 to apply.',
  registered: 'In trouble? Reply 5.',
  exiting: 'Disagree? Send PERSON.',
  exited: 'In trouble again? Reply 5.',
  returned: 'In trouble? Reply 5.',
  closed: 'Questions? Send PERSON.',
  terminated: 'Disagree? Send PERSON.',
} as const satisfies Record<RollStatus, string>

const WATCHED = {
  unstable_exit: 'We keep an eye on it. In trouble? Reply 5.',
  borderline: 'We keep an eye on it. In trouble? Reply 5.',
  sudden_difficulty: 'Your hardship is noted. News? Reply 5.',
} as const satisfies Record<WatchKind, string>

const PLACE = {
  group: 'group',
  village: 'village',
  township: 'township',
  county: 'county',
} as const satisfies Record<CaseLevel, string>

const CASES = {
  identification: 'application',
  exit: 'exit',
  watch_list: 'watch-list case',
  risk_removal: 'end of watch',
} as const satisfies Record<HouseholdRoundKind, string>

/** Who was not to leave stays; whoever was not taken in may try again. */
const DECLINED = {
  identification: (on) =>
    `application declined on ${on}. Why? Send PERSON. Reply 6 to apply again.`,
  exit: (on) => `no exit (${on}), support goes on. Disagree? Send PERSON.`,
  watch_list: (on) => `not on the watch-list (${on}). In trouble? Reply 5.`,
  risk_removal: (on) => `still watched over (${on}). In trouble? Reply 5.`,
} as const satisfies Record<HouseholdRoundKind, (on: string) => string>

const WAITS = {
  round: () => 'for a round.',
  entry: (level) => `for a visit from the ${PLACE[level]}.`,
  review: (level) => `for the ${PLACE[level]} meeting.`,
  consent: () => 'for your yes: send back our 7 digits.',
  posting: (level) => `to be listed in the ${PLACE[level]}.`,
  own_signature: () => 'for your signature: send back our 7 digits.',
  signing: () => 'for the officials to sign.',
  reporting: () => 'to be reported to the county.',
  checking: () => 'for the county to announce it.',
} as const satisfies Record<WaitingStage, (level: CaseLevel) => string>

type Listed = Omit<Vars<'status.listed'>, 'head' | 'area'>

function listed({ level, stage, code: notice, until }: Listed): string {
  const sheet = `${PLACE[level]} list ${code(notice)}`
  switch (stage) {
    case 'open':
      return `on ${sheet} until ${day(until)}.`
    case 'contested':
      return `on ${sheet}; an objection is checked by ${day(until)}.`
    case 'severed':
      return `on ${sheet}; put off for an objection, answer by ${day(until)}.`
    case 'overdue':
      return `on ${sheet}; an objection is overdue, so it waits. To press send PERSON.`
    case 'held':
      return `on ${sheet}; the list waits, its procedure is checked.`
    case 'over':
      return `on ${sheet}; its days are over, next step follows.`
  }
}

type Waiting = Omit<Vars<'status.waits'>, 'head' | 'area'>

function waits({ kind, level, stage, code: receipt, due }: Waiting): string {
  const what = `${CASES[kind]} waits ${WAITS[stage](level)}`
  // The household has something to do: nothing after it.
  if (stage === 'consent' || stage === 'own_signature') return what
  return `${what}${level === 'group' ? ` Answer by ${day(due)}.` : ''} Receipt ${code(receipt)}`
}

/** Where a household stands, by every status of the roll and every stage of a list. */
export const enStatus = {
  'status.household': ({ head, area: place, status, watch, year }: Vars<'status.household'>) =>
    `${name(head)} (${area(place)}): ${standing(status, year)} ${watch && status !== 'closed' ? WATCHED[watch] : NEXT[status]}`,
  'status.applied': ({ head, area: place, code: receipt, due }: Vars<'status.applied'>) =>
    `${name(head)} (${area(place)}): application under way, answer by ${day(due)}. Receipt ${code(receipt)}`,
  'status.withdrawing': ({ head, area: place, code: receipt }: Vars<'status.withdrawing'>) =>
    `${name(head)} (${area(place)}): application ${code(receipt)} is being withdrawn. UNDO keeps it.`,
  'status.waits': ({ head, area: place, ...waiting }: Vars<'status.waits'>) =>
    `${name(head)} (${area(place)}): ${waits(waiting)}`,
  'status.listed': ({ head, area: place, ...list }: Vars<'status.listed'>) =>
    `${name(head)} (${area(place)}): ${listed(list)}`,
  'status.declined': ({ head, area: place, kind, day: on }: Vars<'status.declined'>) =>
    `${name(head)} (${area(place)}): ${DECLINED[kind](day(on))}`,
  'status.changed': ({ head }: Vars<'status.changed'>) =>
    `The record of ${name(head)} has changed. Reply 1 to see it; if it is wrong send PERSON.`,
  'status.which': () => 'Which home?',
} satisfies Partial<Messages>
