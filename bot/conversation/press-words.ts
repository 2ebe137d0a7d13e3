import type { DeskWork, ReadsDeskWork } from './desk-work'
import { type Data, only } from './flow'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'
import { isUrgent, OWN_CRY } from './urgent'

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

const APART = /^[\s,:;、。，：；]+/u
const coded = (flow: string) => (text: string) => work(flow, { ...codeFirst(text, 10) })

/** Words behind 媒体, each apart from what follows: 媒体 登记 …, but 媒体 公开报道了 is what somebody saw. */
const ACTS: readonly [RegExp, (rest: string) => DeskWork][] = [
  [/^(?:登记|补登)(?=$|[\s,，:：])/u, (text) => work('log-press-report', { text })],
  [/^(?:备案|授权)(?=$|[\s,，:：])/u, (text) => work('accredit-journalist', { text })],
  [/^(?:撤销|取消备案)(?=$|[\s,，:：])/u, (text) => work('end-accreditation', { text })],
  [/^(?:评定|评级)(?=$|[\s,，:：\d])/u, coded('rate-press-report')],
  [/^(?:公开|公布)(?=$|[\s,，:：\d])/u, coded('publish-press-report')],
  [/^(?:质疑|不服)(?=$|[\s,，:：\d])/u, coded('contest-press-report')],
  [
    /^(?:得分|记分)(?=$|[\s,，:：\d])/u,
    (text) => work('show-press-results', { year: /20\d{2}/.exec(text)?.[0] ?? null }),
  ],
]

/** 媒体监督 for anybody; what else begins with 媒体, of staff. */
export const pressWork: ReadsDeskWork = ({ own, plain, opening, isStaff }) => {
  const read = opening.restAfter(['媒体监督', '舆论监督', '看媒体监督'])
  if (read === '') return work('show-published-press')
  if (!isStaff || (isUrgent(own) && OWN_CRY.test(plain))) return undefined
  const rest = opening.restAfter(['媒体', 'PRESS'])
  if (rest === undefined) return undefined
  const said = simplify(rest)
  if (said === '' || /^(?:清单|进度)$/u.test(said)) return work('show-press-reports')
  for (const [lead, begin] of ACTS) {
    const found = lead.exec(said)?.[0]
    if (found !== undefined) return begin(rest.slice(found.length).replace(APART, '').trim())
  }
  const { code, text } = codeFirst(rest, 10)
  if (code)
    return text === ''
      ? work('show-press-reports', { code })
      : { ...work('answer-press-report', { code, text }), isAlways: true }
  // 媒体来了: told of them, and not apart from what it is about.
  return /^(?:媒体|PRESS)[\s,:;、。，：；]/iu.test(simplify(own))
    ? work('file-press-report', { text: rest })
    : undefined
}
