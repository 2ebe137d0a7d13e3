import type { LeadClass, LeadDecision, LeadRefusal, LeadStatus, Vars } from '../../../api/client'
import { area, code, cut, dayEn as day, name } from '../format'
import type { Messages } from '../messages'

/** Nothing of anybody's health: it is read in texts. */
export const FOUND = {
  vehicle: 'vehicle',
  property: 'property',
  business: 'business',
  public_payroll: 'public pay',
  death: 'members',
  subsistence_allowance: 'allowance',
  disability: 'certificate',
  call_for_help: 'call for help',
  medical_cost: 'large cost',
  schooling_cost: 'school costs',
  disaster: 'disaster',
  accident: 'accident',
  income_drop: 'less income',
  assurance_gap: 'basic needs',
  left_out: 'maybe left out',
  wrongly_in: 'maybe wrongly in',
} as const satisfies Record<LeadClass, string>

const STANDS = {
  open: 'to visit',
  visited: 'to decide',
  referred: 'with the county',
  decided: 'decided',
} as const satisfies Record<LeadStatus, string>

/** As staff pick it. */
const DECISION = {
  corrected: 'true, correct it',
  kept: 'true, no effect',
  unfounded: 'not true',
  terminated: 'true, terminate',
  watch: 'watch-list',
  ledger: 'ledger',
  settled: 'helped already',
  no_risk: 'no risk',
  referred: 'true, to the county',
} as const satisfies Record<LeadDecision, string>

/** As the household reads it. */
const TOLD = {
  corrected: 'true, the register is corrected',
  kept: 'the register stays',
  unfounded: 'not so, the register stays',
  terminated: 'true, your registration ends',
  watch: 'to be watched over, posted first',
  ledger: 'noted, someone looks in often',
  settled: 'helped already',
  no_risk: 'no risk for now',
  referred: 'the county decides',
} as const satisfies Record<LeadDecision, string>

/** Where it was asked whether a household is rightly on the register, no risk was looked for. */
const told = (leadClass: LeadClass, decision: LeadDecision): string =>
  leadClass === 'wrongly_in' && decision === 'no_risk' ? TOLD.unfounded : TOLD[decision]

const REFUSED = {
  decided: 'This lead was decided already. Nothing changed.',
  not_visited: 'Nobody has visited yet. Then text: CHECK code what you saw',
  visitor: 'You visited, so somebody else has to decide.',
  not_heard: 'The household was not heard yet. Ask them, then text: CHECK code',
  no_evidence: 'There is no note or photo of a visit.',
  no_reason: 'Please give a reason.',
  referrer: 'You sent it to the county; somebody else decides there.',
  with_county: 'It is with the county, which decides.',
  with_township: 'The township decides. After a visit text: CHECK code what you saw',
  no_such_outcome: 'It cannot be decided so. Text LEAD and its code.',
  contested: 'A case or objection of this household is open. Nothing changed.',
  needs_successor: 'The head died: say first who is head. Text LEAD and its code.',
  successor_minor: 'The new head is under 18, and adults are left. Text LEAD and its code.',
  no_round: 'No watch-list round is open here.',
  watched: 'They are watched already.',
  already_filed: 'They have an open case already.',
  in_ledger: 'They are registered, not for the ledger.',
  changed: 'Something has just changed. Text LEAD and its code.',
} as const satisfies Record<LeadRefusal, string>

const moreOf = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enLeads = {
  'lead.to_holder': ({ leadClass, head, area: place, due, code: number }: Vars<'lead.to_holder'>) =>
    `New lead (${FOUND[leadClass]}): ${name(head)}, ${area(place)}. Visit by ${day(due)}, then: CHECK ${code(number)} what you saw`,
  'lead.many_to_holder': ({ count, due }: Vars<'lead.many_to_holder'>) =>
    `${count} new leads for you to visit, the first by ${day(due)}. Text LEADS.`,
  'lead.signal_to_holder': ({ leadClass, head, area: place, code: number }: Signal) =>
    `More about ${name(head)} (${area(place)}): ${FOUND[leadClass]}. Text LEAD ${code(number)}`,
  'lead.visit_due': ({ due }: Vars<'lead.visit_due'>) =>
    `You still have leads to visit by ${day(due)}. Text LEADS.`,
  'lead.explained_to_holder': ({ head, area: place, text, code: number }: Explained) =>
    `${name(head)} (${area(place)}) explains: ${cut(text, 40)}. Text LEAD ${code(number)}`,
  'lead.decided_to_visitor': ({ head, decision, code: number }: DecidedTo) =>
    `${name(head)}, lead ${code(number)}: ${DECISION[decision]}.`,

  'lead.own': ({ leadClass, head, area: place, status, due, late, code: number, left }: Own) =>
    `${name(head)} (${area(place)}) ${FOUND[leadClass]}, ${STANDS[status]}, ${late ? 'late since' : 'by'} ${day(due)}, ${code(number)}${moreOf(left)}`,
  'lead.own_none': () => 'No leads wait for you.',
  'lead.of_area': ({ area: place, count }: Vars<'lead.of_area'>) =>
    `${area(place)}: undecided leads, the ${count} most urgent:`,
  'lead.of_area_none': ({ area: place }: Vars<'lead.of_area_none'>) =>
    `${area(place)}: every lead is decided.`,
  'lead.of_others': ({ count }: Vars<'lead.of_others'>) =>
    `No leads wait for you. Undecided in your area, the ${count} most urgent:`,
  'lead.in_area': ({ leadClass, head, area: place, status, ...more }: Vars<'lead.in_area'>) =>
    `${name(head)} (${area(place)}) ${FOUND[leadClass]}, ${more.name ? `${name(more.name)} visits` : STANDS[status]}, ${more.late ? 'late since' : 'by'} ${day(more.due)}, ${code(more.code)}${moreOf(more.left)}`,
  'lead.unknown': () => 'No such lead, or not in your area. Please check the 10 digits.',
  'lead.shown': ({ leadClass, head, area: place, status, due, text, left }: Shown) =>
    `${name(head)} (${area(place)}) ${FOUND[leadClass]}: ${cut(text, 22)}. ${STANDS[status]}, due ${day(due)}${moreOf(left)}`,
  'lead.shown_decided': ({ leadClass, head, text, left, ...at }: Vars<'lead.shown_decided'>) =>
    `${name(head)} (${area(at.area)}) ${FOUND[leadClass]}: ${cut(text, 22)}. Decided${moreOf(left)}`,
  'lead.shown_possible': () => 'Only the name and part of the ID match: maybe somebody else.',
  'lead.shown_visit': ({ name: who, day: on, text }: Vars<'lead.shown_visit'>) =>
    `${name(who)} saw on ${day(on)}: ${cut(text, 50)}`,
  'lead.shown_statement': ({ day: on, text }: Vars<'lead.shown_statement'>) =>
    `They said on ${day(on)}: ${cut(text, 50)}`,
  'lead.shown_decision': ({ decision, day: on, text }: Vars<'lead.shown_decision'>) =>
    `${day(on)}: ${DECISION[decision]}. Why: ${cut(text, 45)}`,

  'lead.check_format': () => 'Text: CHECK, the 10 digits, what you saw. LEADS shows the digits.',
  'lead.ask_seen': ({ head, leadClass }: Vars<'lead.ask_seen'>) =>
    `${name(head)}, ${FOUND[leadClass]}: what did you see? Photos are welcome.`,
  'lead.ask_said': ({ head }: Vars<'lead.ask_said'>) =>
    `What does ${name(head)}'s household say? Met nobody: NOBODY`,
  'lead.check_confirm': ({ head, day: on, text, said }: Vars<'lead.check_confirm'>) =>
    `${name(head)}, ${day(on)}: ${cut(text, 30)}. They say: ${cut(said, 30)}. Right?`,
  'lead.check_confirm_unheard': ({ head, day: on, text }: Unheard) =>
    `${name(head)}, ${day(on)}: ${cut(text, 35)}. Met nobody. Right?`,
  'lead.checked': ({ head }: Vars<'lead.checked'>) =>
    `Noted, as a visit too. Somebody else decides on ${name(head)}; you will hear.`,
  'lead.checked_unheard': ({ head, code: number }: Vars<'lead.checked_unheard'>) =>
    `Noted. ${name(head)} is still to be heard: CHECK ${code(number)}`,
  'lead.check_empty': () => 'Nothing was said, nothing noted. Text: CHECK code what you saw',
  'lead.before_found': () => 'That was before the lead. Please visit again.',
  'lead.in_future': () => 'That day is to come. Nothing noted.',
  'lead.was_decided': () => 'This lead was decided already. Nothing changed.',

  'lead.ask_decision': ({ head, leadClass }: Vars<'lead.ask_decision'>) =>
    `${name(head)}, ${FOUND[leadClass]}: what is decided?`,
  'lead.choice': ({ decision }: Vars<'lead.choice'>) => DECISION[decision],
  'lead.ask_reason': ({ head, decision }: Vars<'lead.ask_reason'>) =>
    `${name(head)}: ${DECISION[decision]}. Why? They will be told.`,
  'lead.ask_successor': ({ head }: Vars<'lead.ask_successor'>) =>
    `${name(head)} was the head. Who is head from now on?`,
  'lead.member': ({ name: who }: Vars<'lead.member'>) => name(who),
  'lead.decide_confirm': ({ head, decision, text }: Vars<'lead.decide_confirm'>) =>
    `${name(head)}: ${DECISION[decision]}. Why: ${cut(text, 22)}. Final, and told. Right?`,
  'lead.done': ({ head, decision }: Vars<'lead.done'>) =>
    `Decided: ${name(head)}, ${DECISION[decision]}. They are told.`,
  'lead.refused': ({ refusal }: Vars<'lead.refused'>) => REFUSED[refusal],

  'lead.to_household': ({ leadClass, due, code: number }: Vars<'lead.to_household'>) =>
    `Records about you: ${FOUND[leadClass]}. Someone visits by ${day(due)}. To explain: EXPLAIN ${code(number)} your words`,
  'lead.many_to_household': ({ count, leadClass, due }: Vars<'lead.many_to_household'>) =>
    `${count} records about you, the first: ${FOUND[leadClass]}. Someone visits by ${day(due)}. To explain: EXPLAIN your words`,
  'lead.to_household_risk': ({ due, code: number }: Vars<'lead.to_household_risk'>) =>
    `Noted. Someone visits you by ${day(due)}. To say more: EXPLAIN ${code(number)} your words`,
  'lead.decided': ({ leadClass, decision, reason, code: number }: Vars<'lead.decided'>) =>
    `Your ${FOUND[leadClass]} (${code(number)}): ${told(leadClass, decision)}. Why: ${cut(reason, 20)}. If you disagree: 5`,
  'lead.explain_none': () => 'Nothing about you waits for words. In need: 5. A question: 3',
  'lead.explain_which': () => 'Which one is it about?',
  'lead.explain_about': ({ leadClass, head }: Vars<'lead.explain_about'>) =>
    `${name(head)}, ${FOUND[leadClass]}`,
  'lead.explain_about_day': ({ leadClass, head, day: on }: Vars<'lead.explain_about_day'>) =>
    `${name(head)}, ${FOUND[leadClass]} (${day(on)})`,
  // English takes more room, and the code is enough to tell them apart.
  'lead.explain_about_code': ({ leadClass, code: number }: Vars<'lead.explain_about_code'>) =>
    `${FOUND[leadClass]} *${number.slice(-4)}`,
  'lead.ask_explanation': () => 'Please say how it is; it is noted as you say it.',
  'lead.explain_confirm': ({ text }: Vars<'lead.explain_confirm'>) =>
    `You say: ${cut(text, 45)}. Right?`,
  'lead.explained': ({ due, code: number }: Vars<'lead.explained'>) =>
    `Noted, thank you. Decided by ${day(due)}; you will hear. To look: ${code(number)}`,
  'lead.explain_decided': ({ day: on }: Vars<'lead.explain_decided'>) =>
    `It was decided on ${day(on)}. If you disagree: 5, somebody answers.`,
  'lead.explain_unknown': () => 'No such matter, or not yours. Please check the 10 digits.',
  'receipt.lead': ({ leadClass, status, due, heard }: Vars<'receipt.lead'>) =>
    `Your ${FOUND[leadClass]}: ${STANDS[status]} by ${day(due)}. ${heard ? 'Your words are noted.' : 'To explain: EXPLAIN and its code'}`,
  'receipt.lead_decided': ({ leadClass, decision, day: on, reason }: Receipt) =>
    `Your ${FOUND[leadClass]}, ${day(on)}: ${told(leadClass, decision)}. Why: ${cut(reason, 30)}. If you disagree: 5`,
} satisfies Partial<Messages>

type Signal = Vars<'lead.signal_to_holder'>
type Explained = Vars<'lead.explained_to_holder'>
type DecidedTo = Vars<'lead.decided_to_visitor'>
type Own = Vars<'lead.own'>
type Shown = Vars<'lead.shown'>
type Unheard = Vars<'lead.check_confirm_unheard'>
type Receipt = Vars<'receipt.lead_decided'>
