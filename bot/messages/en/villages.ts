import type {
  EnterableIndicator,
  ExitCheck,
  Vars,
  VillageClass,
  VillageRoundKind,
  VillageStatus,
} from '../../../api/client'
import { area, code, cut, dayEn as day } from '../format'
import type { Messages } from '../messages'
import {
  indicatorIn,
  type IndicatorWords,
  namesIn,
  points,
  ranksIn,
  scoreLinesIn,
  valueIn,
} from '../village-lines'

const INDICATORS: IndicatorWords = {
  poverty_incidence: 'poor',
  registered_share: 'registered',
  low_income_share: 'low income',
  disposable_income: 'income',
  poor_transport: 'roads',
  poor_drinking_water: 'water',
  harsh_environment: 'land',
  allowance_burden: 'allowance',
  illness_burden: 'illness',
  elderly_burden: 'elderly',
}
const UNITS = { yuan: ' yuan', grade: '' }

const CLASSES = {
  deep: 'deeply poor',
  relative: 'relatively poor',
  none: 'not among the poor',
} as const satisfies Record<VillageClass, string>

const STATUSES = {
  poor: ' It is a poor village now.',
  exited: ' It was a poor village.',
} as const satisfies Record<VillageStatus, string>

const KINDS = {
  village_entry: 'a poor village',
  village_exit: 'a poor village no more',
} as const satisfies Record<VillageRoundKind, string>

const CHECKS = {
  infrastructure: 'infrastructure',
  public_services: 'public services',
  industry: 'industry',
  collective_income: 'collective income',
} as const satisfies Record<ExitCheck, string>

const shown = (part: string) => {
  const { indicator, value } = indicatorIn(part)
  return `${INDICATORS[indicator]} ${valueIn(indicator, value, UNITS)}`
}

const HOW_MUCH = {
  disposable_income: 'in yuan a year',
  poor_transport: '0 best to 10 worst',
  poor_drinking_water: '0 best to 10 worst',
  harsh_environment: '0 best to 10 worst',
} as const satisfies Record<EnterableIndicator, string>

const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '.')

type Stands = Vars<'village.stands'>

const STAGES = {
  review: () => 'proposed, to be reviewed by the township.',
  posting: () => 'reviewed, to be listed.',
  listed: (notice, last) => `listed to ${day(last)}. To object: OBJECT ${code(notice)} and why`,
  contested: (notice) => `contested on list ${code(notice)}, being checked.`,
  over: () => 'list over, to go to the county.',
  county: () => 'with the county.',
  accepted: () => 'decided by the county.',
  declined: () => 'declined this time.',
} as const satisfies Record<Stands['stage'], (notice: string, last: string) => string>

export const enVillages = {
  'village.score': ({ village, year, milli, rank, of, class: is, status }: Vars<'village.score'>) =>
    `${area(village)} ${year}: ${points(milli)} of 100 points, more is poorer. No. ${rank} of ${of}, ${CLASSES[is]}.${status ? STATUSES[status] : ''}`,
  'village.stands': ({ village, kind, stage, code: notice, day: last }: Stands) =>
    `${area(village)}, ${KINDS[kind]}: ${STAGES[stage](notice, last)}`,
  'village.lines': ({ lines, left }: Vars<'village.lines'>) =>
    scoreLinesIn(lines)
      .map(
        ({ indicator, value, milli, weight }) =>
          `${INDICATORS[indicator]} ${valueIn(indicator, value, UNITS)}: ${points(milli)}/${weight}`,
      )
      .join(', ') + more(left),
  'village.incomplete': ({ village, year, missing }: Vars<'village.incomplete'>) => {
    const { names, left } = namesIn(missing, INDICATORS)
    const lacking = names.join(', ') + (left > 0 ? ` and ${left} more` : '')
    return `${area(village)} ${year} has no score yet. Missing: ${lacking}.`
  },
  'village.waiting': ({ village, year }: Vars<'village.waiting'>) =>
    `${area(village)} is not scored yet for ${year}. Ask again later.`,
  'village.ask_village': () => 'Which village? Send: VILLAGE and its name, like VILLAGE 宝坪村',
  'village.unknown': () => 'No such village. Send its whole name, like VILLAGE 宝坪村',
  'village.several': () => 'Several have that name. Add the township: VILLAGE 天元乡宝坪村',
  'village.not_yours': ({ village }: Vars<'village.not_yours'>) =>
    `${area(village)} is not in your charge. Nothing was changed.`,

  'village.ranking': ({ area: place, year, villages, deep, relative }: Vars<'village.ranking'>) =>
    `${area(place)} ${year}: ${villages} villages, ${deep} deeply and ${relative} relatively poor.`,
  'village.ranks': ({ ranks, left }: Vars<'village.ranks'>) =>
    ranksIn(ranks)
      .map(({ rank, milli, village }) => `${rank}. ${cut(village, 9)} ${points(milli)}`)
      .join(', ') + more(left),
  'village.no_ranking': ({ area: place }: Vars<'village.no_ranking'>) =>
    `The villages of ${area(place)} are not scored yet. Ask again later.`,

  'village.set_format': ({ village }: Vars<'village.set_format'>) =>
    `Which figure? Send: VILLAGE ${area(village)} 交通 3 SOURCE and the paper`,
  'village.ask_value': ({ village, indicator }: Vars<'village.ask_value'>) =>
    `${area(village)}, ${INDICATORS[indicator]}: how much, ${HOW_MUCH[indicator]}?`,
  'village.value_wrong': ({ indicator }: Vars<'village.value_wrong'>) =>
    indicator === 'disposable_income' ? 'Not understood.' : 'A whole number from 0 to 10.',
  'village.ask_source': ({ village, value }: Vars<'village.ask_source'>) =>
    `${area(village)}, ${shown(value)}: from which paper?`,
  'village.set_confirm': ({ village, year, value, source }: Vars<'village.set_confirm'>) =>
    `${area(village)} ${year}: ${shown(value)}, from ${cut(source, 16)}. Right?`,
  'village.set_done': ({ village, year, value }: Vars<'village.set_done'>) =>
    `Noted: ${area(village)} ${year}, ${shown(value)}. Counts when next scored.`,
  'village.not_set': () => 'Nothing was noted.',
  'village.computed': ({ village }: Vars<'village.computed'>) =>
    `The income of ${area(village)} comes from the roll. No need to enter it.`,

  'village.no_round': ({ village }: Vars<'village.no_round'>) =>
    `No round is open for ${area(village)}. Nothing was proposed.`,
  'village.already_proposed': ({ village }: Vars<'village.already_proposed'>) =>
    `${area(village)} is proposed already in this round.`,
  'village.already_poor': ({ village }: Vars<'village.already_poor'>) =>
    `${area(village)} is a poor village already.`,
  'village.not_poor': ({ village }: Vars<'village.not_poor'>) =>
    `${area(village)} is no poor village: there is nothing to leave.`,
  'village.not_scored': ({ village }: Vars<'village.not_scored'>) =>
    `${area(village)} has no score this year. Send VILLAGE and its name to see why.`,
  'village.class_none': ({ village, milli }: Vars<'village.class_none'>) =>
    `${area(village)} has ${points(milli)} points: too few for a poor village.`,
  'village.incidence_high': ({ village, poor, people, limit }: Vars<'village.incidence_high'>) =>
    `${area(village)}: ${poor} of ${people} people are still poor; it must be below ${limit / 10}%.`,
  'village.ask_check': ({ village, item }: Vars<'village.ask_check'>) =>
    `${area(village)}: is its ${CHECKS[item]} up to standard? Reply: MET and the paper, or NOT MET`,
  'village.check_format': ({ item }: Vars<'village.check_format'>) =>
    `Not understood. For ${CHECKS[item]} reply: MET and the paper, or NOT MET`,
  'village.check_unmet': ({ village, item }: Vars<'village.check_unmet'>) =>
    `The ${CHECKS[item]} of ${area(village)} is not up to standard. Not proposed.`,
  'village.propose_confirm': ({
    village,
    kind,
    milli,
    class: is,
  }: Vars<'village.propose_confirm'>) =>
    kind === 'village_entry'
      ? `Propose ${area(village)} as a poor village (${points(milli)} points, ${CLASSES[is]})?`
      : `Propose that ${area(village)} is a poor village no more?`,
  'village.proposed': ({ village, kind }: Vars<'village.proposed'>) =>
    `Proposed: ${area(village)}, ${KINDS[kind]}. Next the committee reviews it.`,
  'village.not_proposed': () => 'Nothing was proposed.',

  'village.no_case': ({ village }: Vars<'village.no_case'>) =>
    `Nothing waits to be decided about ${area(village)}.`,
  'village.not_at_county': ({ village }: Vars<'village.not_at_county'>) =>
    `${area(village)} is still with its township. Not yet to be decided.`,
  'village.already_decided': ({ village }: Vars<'village.already_decided'>) =>
    `${area(village)} is decided already.`,
  'village.incidence_now': ({ village }: Vars<'village.incidence_now'>) =>
    `Too many people of ${area(village)} are poor by now: it cannot go out.`,
  'village.own_proposal': () => 'You proposed it yourself: somebody else must decide.',
  'village.ask_reason': ({ village }: Vars<'village.ask_reason'>) =>
    `Why is ${area(village)} declined? Whoever proposed it is told.`,
  'village.accept_confirm': ({ village, kind }: Vars<'village.accept_confirm'>) =>
    `${area(village)} is ${KINDS[kind]} from today. Right?`,
  'village.decline_confirm': ({ village, kind, reason }: Vars<'village.decline_confirm'>) =>
    `Decline ${area(village)} as ${KINDS[kind]}: ${cut(reason, 14)}. Right?`,
  'village.accepted': ({ village, kind }: Vars<'village.accepted'>) =>
    `Decided: ${area(village)} is ${KINDS[kind]} from today.`,
  'village.declined': ({ village, kind }: Vars<'village.declined'>) =>
    `Declined: ${area(village)} as ${KINDS[kind]}. Whoever proposed it is told.`,
  'village.not_decided': () => 'Nothing was decided.',
  'village.contested': ({ village }: Vars<'village.contested'>) =>
    `An objection about ${area(village)} is not decided. Not yet.`,
  'village.told_accepted': ({ village, kind, day: on }: Vars<'village.told_accepted'>) =>
    `The county decided: ${area(village)} is ${KINDS[kind]} from ${day(on)}.`,
  'village.told_declined': ({ village, kind, reason }: Vars<'village.told_declined'>) =>
    `The county declined ${area(village)} as ${KINDS[kind]}: ${cut(reason, 50)}`,

  'village.told_listed': ({ village, kind, code: notice, day: on }: Vars<'village.told_listed'>) =>
    `${area(village)} is listed as ${KINDS[kind]}, ${code(notice)}, to ${day(on)}.`,
  'village.told_advanced': ({ village, kind }: Vars<'village.told_advanced'>) =>
    `${area(village)}, ${KINDS[kind]}: list over, to the county.`,
  'village.told_severed': ({ village }: Vars<'village.told_severed'>) =>
    `${area(village)} is put off until an objection is settled.`,
  'village.told_voided': ({ village, area: place }: Vars<'village.told_voided'>) =>
    `${area(place)}: list void, posted anew. ${area(village)} stays in it.`,
  'village.told_contested': ({ village, due }: Vars<'village.told_contested'>) =>
    `${area(village)} is contested: checked by ${day(due)}.`,
  'village.told_settled': ({ village, status }: Vars<'village.told_settled'>) =>
    `${area(village)}: ${status === 'withdrawn' ? 'the objection is withdrawn' : 'checked, all is right'}.`,
  'village.told_struck': ({ village, kind, reason }: Vars<'village.told_struck'>) =>
    `${area(village)} is off the list, not ${KINDS[kind]}: ${cut(reason, 40)}`,
  'village.told_again': ({ village }: Vars<'village.told_again'>) =>
    `${area(village)}: facts wrong, reviewed and posted anew.`,

  'village.sever_confirm': ({ village }: Vars<'village.sever_confirm'>) =>
    `Put ${area(village)} off, so that the others go first?`,
  'village.sever_done': ({ village }: Vars<'village.sever_done'>) => `${area(village)} is put off.`,
} satisfies Partial<Messages>
