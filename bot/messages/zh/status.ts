import type { NoticeLevel, RollStatus, Vars, WatchKind } from '../../../api/client'
import { area, code, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

/** Where a household stands, by every status of the roll. */
export const zhStatus = {
  'status.household': ({ head, area: place, status, watch, year }: Vars<'status.household'>) =>
    `${name(head)}家（${area(place)}）${standing(status, year)}${nextStep(status, watch)}`,
  'status.applied': ({ head, area: place, code: receipt, due }: Vars<'status.applied'>) =>
    `${name(head)}家（${area(place)}）已申请，在办。${day(due)}前答复，回执${code(receipt)}`,
  'status.withdrawing': ({ head, area: place, code: receipt }: Vars<'status.withdrawing'>) =>
    `${name(head)}家（${area(place)}）的申请${code(receipt)}正在撤回。改主意就发“不撤了”。`,
  'status.waits': ({ head, area: place, level, code: receipt, due }: Vars<'status.waits'>) =>
    `${name(head)}家（${area(place)}）${WAITS[level]}${answeredBy(level, due)}回执${code(receipt)}`,
  'status.listed': ({ head, area: place, ...list }: Vars<'status.listed'>) =>
    `${name(head)}家（${area(place)}）${listed(list)}`,
  'status.declined': ({ head, area: place, day: on }: Vars<'status.declined'>) =>
    `${name(head)}家（${area(place)}）${day(on)}的申请没有通过。问原因发“人工”，也可再回6申请。`,
  'status.which': ({ households }: Vars<'status.which'>) =>
    `这个手机连着${households}户，查哪一户？`,
} satisfies Partial<Messages>

/** Once a list has hung the next one sets the days; the first date would be a promise not kept. */
const answeredBy = (level: NoticeLevel, due: string) =>
  level === 'group' ? `${day(due)}前答复，` : '不用跑，'

const WAITS = {
  group: '已申请，等社里张榜。',
  village: '社里公示过了，等村里公示。',
  township: '村里公示过了，等乡镇公示。',
} as const satisfies Record<NoticeLevel, string>

const PLACE = { group: '社里', village: '村里', township: '乡镇' } as const
const NEXT_LEVEL = { group: '报到村里', village: '报到乡镇', township: '定下来' } as const

type Listed = Omit<Vars<'status.listed'>, 'head' | 'area'>

function listed({ level, stage, code: notice, until }: Listed): string {
  const sheet = `${PLACE[level]}公示${code(notice)}`
  switch (stage) {
    case 'open':
      return `在${sheet}上，公示到${day(until)}。没有异议就${NEXT_LEVEL[level]}。`
    case 'contested':
      return `在${sheet}上，有人提了异议，${day(until)}前查清，先不往下办。有话说发“人工”。`
    case 'severed':
      return `在${sheet}上，异议没查清，您家先缓一缓，${day(until)}前有结果。`
    case 'overdue':
      return `在${sheet}上，有异议过了期限还没查清，先不往下办。要催就发“人工”。`
    case 'held':
      return `在${sheet}上。公示程序有人提异议，正在查，名单先不动。`
    case 'over':
      return `在${sheet}上，公示期已满，等着${NEXT_LEVEL[level]}。`
  }
}

function standing(status: RollStatus, year: number | null): string {
  const since = year ? `${year}年` : ''
  switch (status) {
    case 'unregistered':
      return '现在不在帮扶名册上。'
    case 'registered':
      return `${since}纳入帮扶，在册。`
    case 'exiting':
      return '在册，正在办脱贫。'
    case 'exited':
      return `${since}已脱贫。`
    case 'returned':
      return '重新纳入帮扶，在册。'
    case 'closed':
      return '户头已注销。'
    case 'terminated':
      return '帮扶已终止。'
  }
}

/** One thing to do. Nobody watches over a household that is no more. */
const nextStep = (status: RollStatus, watch: WatchKind | null) =>
  watch && status !== 'closed' ? WATCHED[watch] : NEXT[status]

const NEXT = {
  unregistered: '有困难回6申请。',
  registered: '有难处回5求助。',
  exiting: '有意见发“人工”。',
  exited: '又有难处回5求助。',
  returned: '有难处回5求助。',
  closed: '有疑问发“人工”。',
  terminated: '不服可发“人工”问清。',
} as const satisfies Record<RollStatus, string>

const WATCHED = {
  unstable_exit: '村里在留意，怕返贫。有难处回5求助。',
  borderline: '村里在留意您家。有难处回5求助。',
  sudden_difficulty: '突发困难已记下，村里在跟进。有变化回5。',
} as const satisfies Record<WatchKind, string>
