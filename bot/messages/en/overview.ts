import { MONEY_NUMBERS, type OverviewNumber, percent, sumEn, type Vars } from '../../../api/client'
import { area, cut, dayEn } from '../format'
import type { Messages } from '../messages'

const GAUGES = ['whom', 'projects', 'money', 'measures', 'helpers', 'results']
const isMoney = (number: string) => (MONEY_NUMBERS as readonly string[]).includes(number)

const NAMES = {
  registered: 'registered',
  in_care: 'not exited',
  exited: 'exited',
  returned: 'returned',
  watched: 'watched',
  ledger: 'on the ledger',
  measures_lacking: 'no measure',
  measures_late: 'measure late',
  paid: 'paid by a project',
  paid_lacking: 'unconfirmed',
  people_lacking: 'no helper',
  left_once: 'ever exited',
  results_lacking: 'back or at risk',
  visits_due: 'to visit',
  visits_in_time: 'visited in time',
  visits_late: 'visit late',
  object_wrong: 'upheld cases',
  notices_open: 'lists posted',
  objections_open: 'objections open',
  objections_upheld: 'upheld',
  objections_rejected: 'rejected',
  objections_withdrawn: 'withdrawn',
  objections_late: 'objections late',
  leads_late: 'leads late',
  projects: 'projects approved',
  projects_lacking: 'projects bad',
  projects_late: 'projects late',
  money_arrived: 'arrived',
  money_allocated: 'allocated',
  money_spent: 'spent',
} as const satisfies Record<OverviewNumber, string>

/** Where several stand side by side, in millions. */
const sumOf = (fen: number) =>
  fen < 100_000_000
    ? sumEn(Math.round(fen / 10_000) * 10_000)
    : `¥${(fen / 100_000_000).toFixed(1)}m`

const numbersEn = (numbers: string) =>
  numbers
    .split(';')
    .map((each) => {
      const [, at = '', name = '', value = ''] = /^(\d+)=(\w+):(-?\d+)$/.exec(each) ?? []
      const told = isMoney(name) ? sumOf(Number(value)) : value
      return `${at} ${NAMES[name as OverviewNumber]} ${told}`
    })
    .join('\n')

const rowsEn = (rows: string) =>
  rows
    .split(';')
    .map((each) => {
      const [where = '', label = '', fen = ''] = each.split(',')
      const what = label === where ? '' : ` ${cut(label, 9)}`
      return `${cut(where, 8)}${what}${fen && ` ${sumOf(Number(fen))}`}`
    })
    .join(', ')

const few = (count: number | null) => (count === null ? 'under 10' : String(count))

export const enOverview = {
  'overview.gauges': ({ area: place, day, gauges }: Vars<'overview.gauges'>) => {
    const shares = gauges.split(';')
    const told = GAUGES.map((name, i) => {
      const share = shares[i]
      return `${name} ${share ? `${percent(Number(share))}%` : 'n/a'}`
    })
    return `${area(place)}, ${dayEn(day)}. Right: ${told.join(', ')}.`
  },
  'overview.numbers': ({ numbers, left }: Vars<'overview.numbers'>) =>
    `${numbersEn(numbers)}\nReply a number${left > 0 ? `; ${left} more: 下` : ''}`,
  'overview.rows': ({ number, rows, left }: Vars<'overview.rows'>) =>
    `${NAMES[number]}: ${rowsEn(rows)}${left > 0 ? `. ${left} more: 下` : ''}`,
  'overview.rows_cut': ({ rows, more }: Vars<'overview.rows_cut'>) =>
    `${rowsEn(rows)}. ${more} more: ask the office`,
  'overview.satisfaction': ({
    at,
    satisfied,
    low,
    high,
    answers,
    day,
  }: Vars<'overview.satisfaction'>) =>
    `${at} satisfied ${satisfied}% (${low}-${high}%, ${answers} answers, to ${dayEn(day)})\nReply ${at}`,
  'overview.satisfaction_few': ({ at, day }: Vars<'overview.satisfaction_few'>) =>
    `${at} satisfied: too few answers to show (to ${dayEn(day)})`,
  'overview.no_satisfaction': ({ area: place }: Vars<'overview.no_satisfaction'>) =>
    `${area(place)}: no survey closed within a year. Reply another number.`,
  'overview.no_rows': ({ area: place, number }: Vars<'overview.no_rows'>) =>
    `${area(place)}: none (${NAMES[number]}). Reply another number.`,
  'overview.unknown_number': ({ count }: Vars<'overview.unknown_number'>) =>
    `No such number. Reply 1 to ${count}, or OVERVIEW.`,
  'overview.not_yours': () => 'Only its own staff see that overview. Send OVERVIEW for yours.',
  'overview.public': (vars: Vars<'overview.public'>) =>
    `${area(vars.area)}, ${dayEn(vars.day)}: households registered ${few(vars.registered)}, exited ${few(vars.exited)}, returned ${few(vars.returned)}, watched ${few(vars.watched)}.`,
  'overview.public_money': (vars: Vars<'overview.public_money'>) =>
    `Lists posted: ${vars.notices}. Money: arrived ${sumOf(vars.arrived)}, allocated ${sumOf(vars.allocated)}, spent ${sumOf(vars.spent)}.`,
} satisfies Partial<Messages>
