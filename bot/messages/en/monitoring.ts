import type { Vars, WatchKind } from '../../../api/client'
import { area, cut, dayEn, name } from '../format'
import type { Messages } from '../messages'
import { weekPartsIn } from '../week-parts'
import { FOUND } from './leads'

const WATCH = {
  unstable_exit: 'unstable exit',
  borderline: 'borderline',
  sudden_difficulty: 'sudden difficulty',
} as const satisfies Record<WatchKind, string>

const day = (on: string) => (on === '' ? '?' : dayEn(on))
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enMonitoring = {
  'monitoring.cluster': ({ area: place, days, households, leadClass }: Cluster) =>
    `${area(place)}: ${households} homes at new risk in ${days} days, mostly ${FOUND[leadClass]}. Text LEADS.`,
  'monitoring.unknown_area': () =>
    'No such place of yours. Send the name of a village or township.',

  'ledger.summary': ({ area: place, households, text }: Vars<'ledger.summary'>) =>
    `${area(place)}: ${households} in the ledger: ${cut(text, 30)}. One village: LEDGER and its name`,
  'ledger.entry': ({ head, area: place, leadClass, day: on, visited, left }: Entry) =>
    `${name(head)} (${area(place)}): ${FOUND[leadClass]}, since ${day(on)}, visited ${day(visited)}${more(left)}`,
  'ledger.entry_unvisited': ({ head, area: place, leadClass, day: on, left }: Unvisited) =>
    `${name(head)} (${area(place)}): ${FOUND[leadClass]}, since ${day(on)}, not visited${more(left)}`,
  'ledger.none': ({ area: place }: Vars<'ledger.none'>) => `${area(place)}: nobody in the ledger.`,
  'ledger.ask_who': () => 'Who leaves the ledger? Send the name of the head.',
  'ledger.unknown': () => 'No such household in your area. Send the name of its head again.',
  'ledger.ask_reason': ({ head }: Vars<'ledger.ask_reason'>) =>
    `Why does ${name(head)} leave the ledger? In one sentence.`,
  'ledger.leave_confirm': ({ head, text }: Vars<'ledger.leave_confirm'>) =>
    `${name(head)} leaves the ledger: ${cut(text, 24)}. Right?`,
  'ledger.left': ({ head }: Vars<'ledger.left'>) =>
    `${name(head)} has left the ledger; its entry is kept.`,
  'ledger.not_in': ({ head }: Vars<'ledger.not_in'>) => `${name(head)} is not in the ledger.`,
  'ledger.tied': ({ head }: Vars<'ledger.tied'>) =>
    `${name(head)} is kin or colleague of yours. Another cadre must do it.`,
  'ledger.dropped': () => 'Nothing was changed.',

  'watched.summary': ({ area: place, households, text }: Vars<'watched.summary'>) =>
    `${area(place)}: ${households} watched: ${cut(text, 30)}. One village: WATCHED and its name`,
  'watched.entry': ({ head, area: place, watch, day: on, count, due, left }: Watched) =>
    `${name(head)} (${area(place)}): ${WATCH[watch]}, ${day(on)}, ${count} to deliver${due === '' ? '' : ` by ${day(due)}`}${more(left)}`,
  'watched.without_measure': ({ head, area: place, watch, day: on, left }: WithoutMeasure) =>
    `${name(head)} (${area(place)}): ${WATCH[watch]}, ${day(on)}, no measure yet${more(left)}`,
  'watched.delivered': ({ head, area: place, watch, day: on, count, left }: Delivered) =>
    `${name(head)} (${area(place)}): ${WATCH[watch]}, ${day(on)}, all ${count} delivered${more(left)}`,
  'watched.none': ({ area: place }: Vars<'watched.none'>) => `${area(place)}: nobody is watched.`,

  'weekly.village': ({ area: place, ...week }: Vars<'weekly.village'>) =>
    `${area(place)}: ${inWords(week)}.`,
  'weekly.above': ({ area: place, parts, ...week }: Vars<'weekly.above'>) => {
    const worst = weekPartsIn(parts)
      .slice(0, 1)
      .map((each) => `${area(each.area)} ${each.open} (${each.late} late)`)
    return `${area(place)}: ${inWords(week)}${worst.length > 0 ? `. Most: ${worst.join(', ')}` : ''}.`
  },
  'weekly.quiet': ({ area: place }: Vars<'weekly.quiet'>) => `${area(place)}: nothing this week.`,
} satisfies Partial<Messages>

const inWords = (week: Omit<Vars<'weekly.village'>, 'area'>) =>
  `${week.open} leads open, ${week.late} late, ${week.fresh} new; ${week.watched} watched, ${week.ledger} in ledger, ${week.due} due`

type Cluster = Vars<'monitoring.cluster'>
type Entry = Vars<'ledger.entry'>
type Unvisited = Vars<'ledger.entry_unvisited'>
type Watched = Vars<'watched.entry'>
type WithoutMeasure = Vars<'watched.without_measure'>
type Delivered = Vars<'watched.delivered'>
