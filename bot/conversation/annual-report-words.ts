import type { ReadsDeskWork } from './desk-work'
import { simplify } from './normalise'

const LEADS = ['年度报告', '看年度报告', '年度报告草稿', '年报', '看年报', 'ANNUAL REPORT']
const LONGEST = 40
const YEAR = /(?:^|(?<!\d))((?:19|20)\d{2})\s*(?:年度?)?(?!\d)/u
const TALKS = /[?？。！!]|[吗呢么]$|怎么|怎样|什么|啥|为何|能不能|有没有|几时|多久/u

/** 年度报告, 年度报告 天元乡 2026: the draft of a yearly report. */
export const annualReportWork: ReadsDeskWork = ({ own, opening }) => {
  const rest = opening.restAfter(LEADS)
  if (rest === undefined || rest.length > LONGEST || TALKS.test(simplify(own))) return undefined
  const plain = rest.normalize('NFKC')
  const year = YEAR.exec(plain)?.[1]
  const text = plain
    .replace(YEAR, ' ')
    .replace(/[\s,，:：、的]+/gu, ' ')
    .trim()
  const data = { ...(text !== '' && { text }), ...(year !== undefined && { year }) }
  return { intent: 'desk_work', flow: 'show-annual-report', data }
}
