import type { RollStatus, Vars, WatchKind } from '../../../api/client'
import { area, code, dayZh as day, name } from '../format'
import type { Messages } from '../messages'

/** Where a household stands, by every status of the roll. */
export const zhStatus = {
  'status.household': ({ head, area: place, status, watch, year }: Vars<'status.household'>) =>
    `${name(head)}家（${area(place)}）${standing(status, year)}${nextStep(status, watch)}`,
  'status.applied': ({ head, area: place, code: receipt, due }: Vars<'status.applied'>) =>
    `${name(head)}家（${area(place)}）已申请，在办。${day(due)}前答复，回执${code(receipt)}`,
  'status.which': ({ households }: Vars<'status.which'>) =>
    `这个手机连着${households}户，查哪一户？`,
} satisfies Partial<Messages>

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
