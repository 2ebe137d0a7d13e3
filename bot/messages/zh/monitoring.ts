import type { Vars, WatchKind } from '../../../api/client'
import { area, cut, dayZh, name } from '../format'
import type { Messages } from '../messages'
import { weekPartsIn } from '../week-parts'
import { FOUND } from './leads'

const WATCH = {
  unstable_exit: '怕返贫',
  borderline: '边缘户',
  sudden_difficulty: '突发困难',
} as const satisfies Record<WatchKind, string>

/** What is open is listed by the village: of 宝坪村3社 宝坪村. */
export const villageOf = (place: string) =>
  place.replace(/(?<=.)第?[\d一二三四五六七八九十]+[社组]$/u, '')

const day = (on: string) => (on === '' ? '' : dayZh(on))
const more = (left: number) => (left > 0 ? `。还有${left}户，发“下”` : '')
const some = (counts: readonly (readonly [count: number, words: string])[]) =>
  counts.flatMap(([count, words]) => (count > 0 ? words : [])).join('，')

export const zhMonitoring = {
  'monitoring.cluster': ({ area: place, days, households, leadClass }: Cluster) =>
    `${area(place)}${days}天内有${households}户出现新风险，多是${FOUND[leadClass]}。请发“线索 ${area(villageOf(place))}”看。`,
  'monitoring.unknown_area': () => '您片区没有这个地方。请发村名或乡镇名，如 宝坪村',

  'ledger.summary': ({ area: place, households, text }: Vars<'ledger.summary'>) =>
    `${area(place)}台账${households}户：${cut(text, 30)}。看一个村发：台账 村名`,
  'ledger.entry': ({ head, area: place, leadClass, day: on, visited, left }: Entry) =>
    `${name(head)}（${area(place)}）${FOUND[leadClass]}，${day(on)}进台账，${day(visited)}去过${more(left)}`,
  'ledger.entry_unvisited': ({ head, area: place, leadClass, day: on, left }: Unvisited) =>
    `${name(head)}（${area(place)}）${FOUND[leadClass]}，${day(on)}进台账，还没去过${more(left)}`,
  'ledger.none': ({ area: place }: Vars<'ledger.none'>) => `${area(place)}台账上没有户。`,
  'ledger.ask_who': () => '哪一户出台账？请回户主姓名，同名的加上几社。',
  'ledger.unknown': () => '您片区没找到这户。请再回一次户主姓名。',
  'ledger.ask_reason': ({ head }: Vars<'ledger.ask_reason'>) =>
    `${name(head)}家为什么出台账？请用一句话说，如 病好了，打工有收入`,
  'ledger.leave_confirm': ({ head, text }: Vars<'ledger.leave_confirm'>) =>
    `${name(head)}家出台账，因为“${cut(text, 24)}”，对吗？`,
  'ledger.left': ({ head }: Vars<'ledger.left'>) => `好，${name(head)}家出台账了，记录都还留着。`,
  'ledger.not_in': ({ head }: Vars<'ledger.not_in'>) => `${name(head)}家不在台账上，没有动。`,
  'ledger.tied': ({ head }: Vars<'ledger.tied'>) =>
    `您和${name(head)}家是亲戚或同单位，要回避，请别的干部办。`,
  'ledger.dropped': () => '好，没有动。',

  'watched.summary': ({ area: place, households, text }: Vars<'watched.summary'>) =>
    `${area(place)}监测${households}户：${cut(text, 30)}。看一个村发：监测 村名`,
  'watched.entry': ({ head, area: place, watch, day: on, count, due, left }: Watched) =>
    `${name(head)}（${area(place)}）${WATCH[watch]}，${day(on)}起，${count}项没落实${due === '' ? '' : `，最早${day(due)}到期`}${more(left)}`,
  'watched.without_measure': ({ head, area: place, watch, day: on, left }: WithoutMeasure) =>
    `${name(head)}（${area(place)}）${WATCH[watch]}，${day(on)}起，还没措施${left > 0 ? more(left) : `，请发：措施 ${name(head)} 原因 帮什么`}`,
  'watched.delivered': ({ head, area: place, watch, day: on, count, left }: Delivered) =>
    `${name(head)}（${area(place)}）${WATCH[watch]}，${day(on)}起，${count}项都落实了${more(left)}`,
  'watched.none': ({ area: place }: Vars<'watched.none'>) => `${area(place)}没有监测户。`,

  'weekly.village': ({ area: place, ...week }: Vars<'weekly.village'>) =>
    `${area(place)}周报：${inWords(week)}。发“线索 ${area(place)}”“监测”“台账”看。`,
  'weekly.above': ({ area: place, parts, ...week }: Vars<'weekly.above'>) => {
    const [worst] = weekPartsIn(parts)
    const late = worst && worst.late > 0 ? `（过期${worst.late}）` : ''
    const where = worst ? `。线索最多的：${area(worst.area)}${worst.open}${late}` : ''
    const look = worst ? `“线索 ${area(worst.area)}”` : '“监测”“台账”'
    return `${area(place)}周报：${inWords(week)}${where}。发${look}看。`
  },
  'weekly.quiet': ({ area: place }: Vars<'weekly.quiet'>) =>
    `${area(place)}这周没有线索，监测和台账上都没有户。`,
} satisfies Partial<Messages>

const inWords = (week: Omit<Vars<'weekly.village'>, 'area'>) =>
  some([
    [week.open, `线索${week.open}件没办完`],
    [week.late, `${week.late}件过期`],
    [week.fresh, `新来${week.fresh}件`],
    [week.watched, `监测${week.watched}户`],
    [week.ledger, `台账${week.ledger}户`],
    [week.due, `${week.due}项措施到期`],
  ])

type Cluster = Vars<'monitoring.cluster'>
type Entry = Vars<'ledger.entry'>
type Unvisited = Vars<'ledger.entry_unvisited'>
type Watched = Vars<'watched.entry'>
type WithoutMeasure = Vars<'watched.without_measure'>
type Delivered = Vars<'watched.delivered'>
