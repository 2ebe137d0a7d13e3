import {
  type CampaignScope,
  type CheckOutcome,
  type QualityCode,
  type Vars,
} from '../../../api/client'
import { checkLinesIn, qualityCountsIn } from '../check-lines'
import { area, cut, dayEn as day, headsOf, name } from '../format'
import type { Messages } from '../messages'

const SCOPES = {
  registered: 'poor households',
  exited: 'exited households',
  watched: 'watched households',
  everybody: 'all households',
} as const satisfies Record<CampaignScope, string>

const OUTCOMES = {
  right: 'right',
  changed: 'changed',
  wrongly_in: 'wrongly in',
  missed: 'missed',
} as const satisfies Record<CheckOutcome, string>

const TITLES = {
  no_members: 'no members',
  heads: 'not one head',
  size: 'size is wrong',
  same_person_twice: 'somebody twice',
  recorded_dead: 'recorded as dead',
  age_impossible: 'aged 110 or more',
  head_young: 'head is a child',
  sex_against_id: 'sex against ID',
  relation_sex: 'relation against sex',
  spouse_sex: 'spouse of same sex',
  two_spouses: 'two spouses',
  relation_age: 'relation against age',
  education_age: 'education above age',
  schooling_age: 'school against age',
  health_contradiction: 'health contradicts itself',
  labour_missing: 'labour not filled in',
  labour_minor: 'child as labour',
  labour_elderly: 'elderly as full hand',
  work_without_labour: 'works without labour',
  work_minor: 'child works',
  work_months: 'impossible months',
  work_months_missing: 'months not filled in',
  months_without_work: 'months without work',
  phone_form: 'wrong phone',
  type_missing: 'type not filled in',
  hardship_labour: 'hardship with labour',
  allowance_income: 'allowance not in income',
  cause_missing: 'no main cause',
  cause_twice: 'cause twice',
  cause_labour: 'labour is there',
  identified_year_missing: 'no year of entry',
  exited_year_missing: 'no year of exit',
  exited_year_early: 'exit before entry',
  exited_year_unmatched: 'exit year, not exited',
  watch_against_status: 'watch against status',
  watch_without_measure: 'watched, no measure',
  employment_without_work: 'job measure, no work',
  income_missing: 'income missing',
  income_negative: 'negative income',
  income_sum: 'income does not add up',
} as const satisfies Record<QualityCode, string>

const heads = (all: string, most: number) => headsOf(all, most, (count) => `… (${count})`)
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

function linesEn(lines: string, most: number): string {
  const all = checkLinesIn(lines)
  return cut(
    all.map(({ outcome, head }) => `${name(head)} ${OUTCOMES[outcome] ?? outcome}`).join(', '),
    most,
  )
}

export const enChecks = {
  'check.ask_area': () => 'Check which area? Send a township or village, as 天元乡',
  'check.ask_scope': ({ area: place }: Vars<'check.ask_scope'>) =>
    `Which households of ${area(place)}?`,
  'check.scope': ({ scope }: Vars<'check.scope'>) => SCOPES[scope],
  'check.ask_due': ({ area: place, scope }: Vars<'check.ask_due'>) =>
    `${SCOPES[scope]} of ${area(place)}: by which day? As 12月31日`,
  'check.open_confirm': ({ area: place, scope, due, ...counts }: Vars<'check.open_confirm'>) =>
    `Check ${counts.households} ${SCOPES[scope]} of ${area(place)}, ${counts.checkers} checkers, by ${day(due)}${
      counts.unassigned > 0 ? `; nobody for ${counts.unassigned}` : ''
    }?`,
  'check.opened': ({ households, checkers, due }: Vars<'check.opened'>) =>
    `Begun: ${households} households, ${checkers} checkers were told, by ${day(due)}.`,
  'check.dropped': () => 'All right, nothing was noted.',
  'check.due_in_past': () => 'That day is over. Nothing was begun; send a later day.',
  'check.due_too_far': () => 'That is more than a year away. Nothing was begun.',
  'check.nobody_in_scope': ({ area: place, scope }: Vars<'check.nobody_in_scope'>) =>
    `There are no ${SCOPES[scope]} in ${area(place)}.`,
  'check.campaign_open': ({ area: place }: Vars<'check.campaign_open'>) =>
    `A check is under way in ${area(place)}. To end it: 核查 结束`,
  'check.figure_missing': () => 'The county has not set the days of checks. Nothing was begun.',
  'check.which_campaign': () => 'End which check?',
  'check.campaign': ({ area: place, due }: Vars<'check.campaign'>) => `${area(place)} ${day(due)}`,
  'check.close_confirm': ({ area: place, scope, ...counts }: Vars<'check.close_confirm'>) =>
    `End the check of ${area(place)}, ${SCOPES[scope]}? ${counts.unvisited} of ${counts.households} not checked.`,
  'check.closed': ({ households, unvisited }: Vars<'check.closed'>) =>
    `Ended: ${households} households, ${unvisited} not checked.`,
  'check.lapsed': ({ area: place, scope, households, unvisited }: Vars<'check.lapsed'>) =>
    `Check of ${SCOPES[scope]} in ${area(place)} is over: ${households} households, ${unvisited} not checked.`,
  'check.closed_already': () => 'This check has ended already.',
  'check.not_opener': ({ name: who }: Vars<'check.not_opener'>) =>
    `${name(who)} opened it and ends it. Nothing was changed.`,
  'check.nothing_to_close': () => 'There is no check for you to end.',
  'check.kept': () => 'All right, the check goes on.',
  'check.none_open': () => 'No check is under way. To open one: 核查 天元乡 脱贫户 12月31日前',
  'check.progress': ({ area: place, scope, ...all }: Vars<'check.progress'>) =>
    `${area(place)}, ${SCOPES[scope]}: ${all.done} of ${all.total} checked; ${all.right} right, ${all.changed} changed, ${all.wrong} wrongly in, ${all.missed} missed. By ${day(all.due)}`,
  'check.result': ({ area: place, scope, ...all }: Vars<'check.result'>) =>
    `${area(place)}, ${SCOPES[scope]}, ended: ${all.done} of ${all.total} checked; ${all.right} right, ${all.changed} changed, ${all.wrong} wrongly in, ${all.missed} missed.`,
  'check.parts': ({ parts }: Vars<'check.parts'>) =>
    cut(parts.replaceAll('=', ' ').replaceAll(';', ', '), 110),

  'check.to_checker': ({ area: place, scope, count, due }: Vars<'check.to_checker'>) =>
    `Please check ${count} ${SCOPES[scope]} of ${area(place)} by ${day(due)}. Send 核查 to see whom.`,
  'check.due_soon': ({ area: place, scope, due }: Vars<'check.due_soon'>) =>
    `The check of ${area(place)}, ${SCOPES[scope]}, is due ${day(due)}. Send 核查 to see who is left.`,
  'check.rest': ({ area: place, left, due, heads: all }: Vars<'check.rest'>) =>
    `${area(place)}: ${left} left by ${day(due)}: ${heads(all, 30)}. Send: 核查 head 属实/有变/错评`,
  'check.rest_late': ({ area: place, left, due, heads: all }: Vars<'check.rest_late'>) =>
    `${area(place)}: ${left} left, due ${day(due)}, late: ${heads(all, 30)}. Send: 核查 head 属实/有变/错评`,
  'check.rest_more': ({ heads: all, more: rest }: Vars<'check.rest_more'>) =>
    `${heads(all, 90)}${more(rest)}`,
  'check.none': () => 'There is nobody for you to check.',
  'check.format': () => 'Whom is it about? Send: 核查 牟大岭 属实, or 核查 谭二 有变 and why',
  'check.which': ({ head }: Vars<'check.which'>) => `Which ${name(head)}?`,
  'check.ask_group': ({ head }: Vars<'check.ask_group'>) =>
    `Many are called ${name(head)}. Of which group? As 3社`,
  'check.ask_outcome': ({ head }: Vars<'check.ask_outcome'>) =>
    `What did you find at ${name(head)}’s?`,
  'check.outcome': ({ outcome }: Vars<'check.outcome'>) => OUTCOMES[outcome],
  'check.ask_note': ({ head, outcome }: Vars<'check.ask_note'>) =>
    `${name(head)} ${OUTCOMES[outcome]}: how so? One sentence, please.`,
  'check.unread': ({ text }: Vars<'check.unread'>) =>
    `Not understood and not noted: ${cut(text, 40)}`,
  'check.confirm': ({ lines }: Vars<'check.confirm'>) => `${linesEn(lines, 80)}. Right?`,
  'check.done': ({ done, left, ...all }: Vars<'check.done'>) =>
    [
      `Noted: ${done}. Left for you: ${left}.`,
      all.changed === '' ? '' : ` Changes: 变更 ${heads(all.changed, 12)}.`,
      all.leads === '' ? '' : ' Somebody will look into it.',
      all.refused === '' ? '' : ` Not noted: ${heads(all.refused, 14)}.`,
    ].join(''),
  'check.not_taken': () => 'All right, nothing was noted.',
  'check.skipped': ({ heads: all }: Vars<'check.skipped'>) =>
    `Not noted, not yours or not in this check: ${heads(all, 40)}`,
  'check.not_yours': ({ head, name: who }: Vars<'check.not_yours'>) =>
    who === ''
      ? `${name(head)} is not yours to check.`
      : `${name(who)} checks ${name(head)}. Not noted.`,
  'check.tied': ({ head }: Vars<'check.tied'>) =>
    `You are kin or a colleague of ${name(head)}. Not noted; somebody else is sent.`,
  'check.gone': ({ head }: Vars<'check.gone'>) => `${name(head)} is on the roll no more.`,
  'check.in_already': ({ head }: Vars<'check.in_already'>) =>
    `${name(head)} is on the register already. Not noted.`,
  'check.not_in': ({ head }: Vars<'check.not_in'>) =>
    `${name(head)} is not on the register. Not noted.`,
  'check.no_campaign': ({ head }: Vars<'check.no_campaign'>) =>
    `${name(head)} is in no check that is under way. Not noted.`,

  'quality.area': ({ area: place, households, found, findings }: Vars<'quality.area'>) =>
    `${area(place)}: ${findings} doubts at ${found} of ${households} households:`,
  'quality.rules': ({ counts, more: rest }: Vars<'quality.rules'>) =>
    `${qualityCountsIn(counts)
      .map(({ code, count }) => `${TITLES[code] ?? code} ${count}`)
      .join(', ')}${rest > 0 ? `. ${rest} more: NEXT` : '. One household: 质检 head'}`,
  'quality.clean': ({ area: place, households }: Vars<'quality.clean'>) =>
    `${area(place)}: ${households} households, no doubts.`,
  'quality.household': ({ head, findings }: Vars<'quality.household'>) =>
    `${name(head)}: ${findings} doubts:`,
  'quality.finding': ({ name: who, code, more: rest }: Vars<'quality.finding'>) =>
    `${who === '' ? '' : `${name(who)}: `}${TITLES[code]}${more(rest)}`,
  'quality.household_clean': ({ head }: Vars<'quality.household_clean'>) =>
    `${name(head)}: no doubts.`,
  'quality.which': ({ head }: Vars<'quality.which'>) => `Which ${name(head)}?`,
  'quality.unknown': ({ area: own }: Vars<'quality.unknown'>) =>
    `No such village or household in your area. Send: 质检 ${area(own)}`,
} satisfies Partial<Messages>
