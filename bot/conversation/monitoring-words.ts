import type { Opening } from './lead'
import { simplify } from './normalise'

/**
 * What staff say of those who are watched over 动态监测, and of the off-register ledger 档外台账: 台账 宝坪村, 监测 宝坪村,
 * 出台账 牟大岭 病好了, 周报.
 */
export interface MonitoringMeaning {
  intent: 'monitoring'
  what: 'ledger' | 'watched' | 'leave_ledger' | 'weekly'
  text: string
}

const LEADS = {
  leave_ledger: ['出台账', '移出台账', '销台账', '退台账'],
  ledger: ['台账', '档外台账', '查台账', '看台账', '台帐', 'LEDGER'],
  watched: ['监测名单', '监测对象', '监测户', '查监测', '看监测', '监测情况', '监测', 'WATCHED'],
  weekly: ['周报', '看周报', '查周报', '本周周报', 'WEEKLY'],
} as const

/** A place and nothing else: 监测 张三 proposes somebody, 台账在哪里看 is a question. */
const PLACE =
  /^(?:\p{Script=Han}{0,14}(?:村|社区|乡|镇|街道|县)|全县|全乡|全镇|全村|本县|本乡|本镇)(?:第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[社组])?$/u

export function monitoringMeaning(opening: Opening): MonitoringMeaning | undefined {
  const said = (what: MonitoringMeaning['what'], text: string): MonitoringMeaning => {
    return { intent: 'monitoring', what, text }
  }
  const left = opening.restAfter(LEADS.leave_ledger)
  if (left !== undefined) return said('leave_ledger', left)
  if (opening.restAfter(LEADS.weekly) === '') return said('weekly', '')
  for (const what of ['ledger', 'watched'] as const) {
    const text = opening.restAfter(LEADS[what])
    if (text !== undefined && (text === '' || PLACE.test(simplify(text)))) return said(what, text)
  }
  return undefined
}
