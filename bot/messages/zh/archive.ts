import type { Vars } from '../../../api/client'
import { area, cut, dayZh, name } from '../format'
import type { Messages } from '../messages'

const STATUS = {
  unregistered: '未建档',
  registered: '未脱贫',
  exiting: '预脱贫',
  exited: '已脱贫',
  returned: '返贫',
  closed: '已销户',
  terminated: '已终止',
} as const satisfies Record<Vars<'archive.own'>['status'], string>

const TYPE = {
  ordinary: '一般户',
  subsistence_allowance: '低保户',
  extreme_hardship: '特困户',
} as const satisfies Record<NonNullable<Vars<'archive.own'>['type']>, string>

/** As the household itself reads it. */
const OWN_STATUS = {
  ...STATUS,
  unregistered: '没在帮扶名册上',
  registered: '在帮扶中',
  exiting: '快脱贫了',
  returned: '又在帮扶中',
} as const satisfies Record<Vars<'archive.own'>['status'], string>

const fullDay = (day: string) => `${day.slice(0, 4)}年${dayZh(day)}`
const filed = (
  { head, area: place, status, type, size }: Vars<'archive.own'>,
  words: Record<Vars<'archive.own'>['status'], string> = STATUS,
) =>
  `${name(head)}家（${area(place)}）：${words[status]}${type ? `，${TYPE[type]}` : ''}，${size}口人`
const more = (left: number) => (left > 0 ? `。还有${left}条，发“下”` : '')

export const zhArchive = {
  'archive.own': (vars: Vars<'archive.own'>) => `档案：${filed(vars, OWN_STATUS)}。`,
  'archive.since': ({ day }: Vars<'archive.since'>) => `从${fullDay(day)}起是这样。`,
  'archive.income': ({ fen }: Vars<'archive.income'>) => `档案里人均纯收入一年${fen / 100}元。`,
  'archive.correct': () => '档案哪里不对，请发：更正 哪里不对',
  'archive.members': ({ members, left }: Vars<'archive.members'>) =>
    `家里人：${cut(members, 100)}${left > 0 ? `。还有${left}人，发“下”` : ''}`,
  'archive.ask_who': () => '看哪一户的档案？请发：档案 户主姓名，如 档案 牟大山',
  'archive.unknown': () => '您片区没找到这户。请核对户主姓名，同名的加上几社。',
  'archive.which': ({ head }: Vars<'archive.which'>) => `有几户户主叫“${name(head)}”，看哪一户？`,
  'archive.ask_group': ({ head }: Vars<'archive.ask_group'>) =>
    `户主叫“${name(head)}”的有很多户，是几社的？请回，如 3社、宝坪村3社`,
  'archive.household': (vars: Vars<'archive.household'>) => `${filed(vars)}。`,
  'archive.on_day': ({ day, ...vars }: Vars<'archive.on_day'>) =>
    `${fullDay(day)}那天，${filed(vars)}。`,
  'archive.change': ({ day, text, who, left }: Vars<'archive.change'>) =>
    `${fullDay(day)}：${cut(text, 54)}（${cut(who, 32)}）${more(left)}`,
  'archive.no_changes': () => '这户的档案还没有变更记录。',
  'archive.no_day': ({ head }: Vars<'archive.no_day'>) =>
    `写的日子看不懂，或者还没到。请这样发：档案 ${name(head)} 2018年3月`,
  'archive.absent': ({ head, day }: Vars<'archive.absent'>) =>
    `${fullDay(day)}那天，花名册上还没有${name(head)}家。`,
  'archive.unrecorded': ({ head, day }: Vars<'archive.unrecorded'>) =>
    `${name(head)}家${fullDay(day)}的情况没有记录下来，查不到那天。`,
} satisfies Partial<Messages>
