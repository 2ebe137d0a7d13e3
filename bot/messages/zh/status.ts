import type {
  CaseLevel,
  HouseholdRoundKind,
  NoticeLevel,
  RollStatus,
  Vars,
  WaitingStage,
  WatchKind,
} from '../../../api/client'
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
  'status.waits': ({ head, area: place, ...waiting }: Vars<'status.waits'>) =>
    `${name(head)}家（${area(place)}）${waits(waiting)}`,
  'status.listed': ({ head, area: place, ...list }: Vars<'status.listed'>) =>
    `${name(head)}家（${area(place)}）${listed(list)}`,
  'status.declined': ({ head, area: place, kind, day: on }: Vars<'status.declined'>) =>
    `${name(head)}家（${area(place)}）${DECLINED[kind](day(on))}`,
  'status.changed': ({ head }: Vars<'status.changed'>) =>
    `${name(head)}家在花名册上的情况有变动。回1看现在的情况，不对就发“人工”。`,
  'status.which': ({ households }: Vars<'status.which'>) =>
    `这个手机连着${households}户，查哪一户？`,
} satisfies Partial<Messages>

/** Who was not to leave stays; whoever was not taken in may try again. */
const DECLINED = {
  identification: (on) => `${on}的申请没有通过。问原因发“人工”，也可再回6申请。`,
  exit: (on) => `${on}核定不退出，继续帮扶。有意见发“人工”。`,
  watch_list: (on) => `${on}没有列入监测。有难处回5求助，问原因发“人工”。`,
  risk_removal: (on) => `${on}核定继续监测帮扶。有难处回5求助，问原因发“人工”。`,
} as const satisfies Record<HouseholdRoundKind, (on: string) => string>

type Waiting = Omit<Vars<'status.waits'>, 'head' | 'area'>

function waits({ kind, level, stage, code: receipt, due }: Waiting): string {
  const what = UNDER_WAY[kind] + WAITS[stage](level, kind)
  // The household has something to do: that comes last, and nothing after it.
  if (stage === 'consent' || stage === 'own_signature')
    return `${what}请回短信里的7位码，不对回“人工”。`
  return `${what}${answeredBy(kind, level, due)}回执${code(receipt)}`
}

/** Once a list has hung the next one sets the days; the first date would be a promise not kept. */
const answeredBy = (kind: HouseholdRoundKind, level: CaseLevel, due: string) =>
  level === 'group' || kind === 'watch_list' || kind === 'risk_removal'
    ? `${day(due)}前答复，`
    : '不用跑，'

const UNDER_WAY = {
  identification: '',
  exit: '在办脱贫，',
  watch_list: '在认定监测，',
  risk_removal: '在办风险消除，',
} as const satisfies Record<HouseholdRoundKind, string>

const VISITOR = {
  group: '社干部上门看',
  village: '村干部上门调查',
  township: '驻村干部上门复核',
  county: '干部上门',
} as const satisfies Record<CaseLevel, string>
const PLACE = {
  group: '社里',
  village: '村里',
  township: '乡镇',
  county: '县里',
} as const satisfies Record<CaseLevel, string>

const REVIEWED = {
  identification: '评上了',
  exit: '评议过了，您家也同意了',
  watch_list: '评议过了',
  risk_removal: '评议过了',
} as const satisfies Record<HouseholdRoundKind, string>

const WAITS = {
  round: () => '等开评。',
  entry: (level) => `等${VISITOR[level]}。`,
  review: (level) => `上门看过了，等${PLACE[level]}开会评议。`,
  consent: () => '评议过了，等您家点头。',
  posting: (level, kind) => `${REVIEWED[kind]}，等${PLACE[level]}张榜。`,
  own_signature: () => '公示都过了，等您家签字。',
  signing: () => '公示都过了，等干部签字。',
  reporting: () => '都办妥了，等乡镇报县里。',
  checking: () => '已报到县里，等公告。',
} as const satisfies Record<WaitingStage, (level: CaseLevel, kind: HouseholdRoundKind) => string>

const NEXT_LEVEL = {
  identification: { group: '报到村里', village: '报到乡镇', township: '签字报县里' },
  exit: { group: '报到县里', village: '报到县里', township: '报到县里' },
  watch_list: { group: '报到乡镇', village: '报到乡镇', township: '报到县里' },
  risk_removal: { group: '报到乡镇', village: '报到乡镇', township: '报到县里' },
} as const satisfies Record<HouseholdRoundKind, Record<NoticeLevel, string>>

type Listed = Omit<Vars<'status.listed'>, 'head' | 'area'>

function listed({ kind, level, stage, code: notice, until }: Listed): string {
  const sheet = `${PLACE[level]}公示${code(notice)}`
  switch (stage) {
    case 'open':
      return `在${sheet}上，公示到${day(until)}。没有异议就${NEXT_LEVEL[kind][level]}。`
    case 'contested':
      return `在${sheet}上，有人提了异议，${day(until)}前查清，先不往下办。有话说发“人工”。`
    case 'severed':
      return `在${sheet}上，异议没查清，您家先缓一缓，${day(until)}前有结果。`
    case 'overdue':
      return `在${sheet}上，有异议过了期限还没查清，先不往下办。要催就发“人工”。`
    case 'held':
      return `在${sheet}上。公示程序有人提异议，正在查，名单先不动。`
    case 'over':
      return `在${sheet}上，公示期已满，等着${NEXT_LEVEL[kind][level]}。`
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
