import type { Opening } from './lead'
import { normalise } from './normalise'

/** What a township says to report to the county 上报, and the county to deal with it. */
export type ReportMeaning =
  /** 上报县里 天元乡. */
  | { intent: 'report_cases'; text: string }
  /** 县审, 通过 and a township, or none. */
  | { intent: 'check_reports'; text: string }
  /** 退回 张三 原因. */
  | { intent: 'return_case'; text: string }
  /** 公告 天元乡. */
  | { intent: 'announce_report'; text: string }

const LEADS = {
  report_cases: ['上报县里', '上报到县里', '报县里', '报到县里', '上报县', 'REPORT TO COUNTY'],
  check_reports: ['通过', '审核通过'],
  announce_report: ['公告', '县公告', '县里公告', 'ANNOUNCE'],
} as const satisfies Partial<Record<ReportMeaning['intent'], readonly string[]>>

/** 通过了没 and 公告在哪里看 are a villager's. */
const TOWNSHIP = /^\p{Script=Han}{1,6}(?:乡|镇|街道)$/u
const isTownship = (rest: string): boolean => TOWNSHIP.test(normalise(rest))
/** Nobody but the county says 县审: there 天元 will do. */
const NAMED = /^(?!.*[没了完过吗])\p{Script=Han}{2,8}$/u

export function reportMeaning(opening: Opening): ReportMeaning | undefined {
  for (const [intent, leads] of Object.entries(LEADS)) {
    const text = opening.restAfter(leads)
    if (text === undefined || !(text === '' || isTownship(text))) continue
    return { intent: intent as keyof typeof LEADS, text }
  }
  const checked = opening.restAfter(['县审', 'CHECK REPORTS'])
  if (checked !== undefined && (checked === '' || NAMED.test(normalise(checked))))
    return { intent: 'check_reports', text: checked }
  // 上报 with the number of a list sends that on.
  const place = opening.restAfter(['上报'])
  if (place !== undefined && isTownship(place)) return { intent: 'report_cases', text: place }
  const back = opening.restAfter(['退回', '退回去', 'SEND BACK'])
  return back === undefined ? undefined : { intent: 'return_case', text: back }
}
