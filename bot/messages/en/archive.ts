import type { Vars } from '../../../api/client'
import { area, cut, dayEn, name } from '../format'
import type { Messages } from '../messages'

const STATUS = {
  unregistered: 'not registered',
  registered: 'registered',
  exiting: 'about to exit',
  exited: 'exited',
  returned: 'returned to poverty',
  closed: 'closed',
  terminated: 'terminated',
} as const satisfies Record<Vars<'archive.own'>['status'], string>

const TYPE = {
  ordinary: 'ordinary',
  subsistence_allowance: 'on subsistence allowance',
  extreme_hardship: 'in extreme hardship',
} as const satisfies Record<NonNullable<Vars<'archive.own'>['type']>, string>

const fullDay = (day: string) => `${dayEn(day)} ${day.slice(0, 4)}`
const filed = ({ head, area: place, status, type, size }: Vars<'archive.own'>) =>
  `${name(head)} (${area(place)}): ${STATUS[status]}${type ? `, ${TYPE[type]}` : ''}, ${size} people`
const more = (left: number) => (left > 0 ? `. ${left} more: NEXT` : '')

export const enArchive = {
  'archive.own': (vars: Vars<'archive.own'>) => `File of ${filed(vars)}.`,
  'archive.since': ({ day }: Vars<'archive.since'>) => `So since ${fullDay(day)}.`,
  'archive.income': ({ fen }: Vars<'archive.income'>) => `Net income per head: ${fen / 100} yuan.`,
  'archive.correct': () => 'Something wrong in it? Text: 更正 and what',
  'archive.members': ({ members, left }: Vars<'archive.members'>) =>
    `Members: ${cut(members, 90)}${left > 0 ? `. ${left} more: NEXT` : ''}`,
  'archive.ask_who': () => 'Whose file? Text: 档案 and the name of the head',
  'archive.unknown': () => 'No such household in your area. Add the group: 3社',
  'archive.which': ({ head }: Vars<'archive.which'>) => `Which “${name(head)}”?`,
  'archive.ask_group': ({ head }: Vars<'archive.ask_group'>) =>
    `Many heads are “${name(head)}”. Which group? E.g. 3社`,
  'archive.household': (vars: Vars<'archive.household'>) => `${filed(vars)}.`,
  'archive.on_day': ({ day, ...vars }: Vars<'archive.on_day'>) =>
    `On ${fullDay(day)} ${filed(vars)}.`,
  'archive.change': ({ day, text, who, left }: Vars<'archive.change'>) =>
    `${fullDay(day)}: ${cut(text, 54)} (${cut(who, 32)})${more(left)}`,
  'archive.no_changes': () => 'Nothing changed in this file yet.',
  'archive.no_day': ({ head }: Vars<'archive.no_day'>) =>
    `No such day, or it lies ahead. Send: 档案 ${name(head)} 2018年3月`,
  'archive.absent': ({ head, day }: Vars<'archive.absent'>) =>
    `On ${fullDay(day)} ${name(head)} was not on the roll yet.`,
  'archive.unrecorded': ({ head, day }: Vars<'archive.unrecorded'>) =>
    `How ${name(head)} stood on ${fullDay(day)} was not recorded.`,
} satisfies Partial<Messages>
