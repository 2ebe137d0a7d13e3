import type { DeskWork, ReadsDeskWork } from './desk-work'
import { type Data, only } from './flow'
import { simplify } from './normalise'

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

/** The longer ones first: each opens with 评估. */
const OPENINGS = [
  ['plan-evaluation', ['评估安排', '安排评估', '安排第三方评估', '第三方评估安排']],
  ['decide-evaluation-reply', ['评估申辩决定', '评估申辩答复']],
  ['show-evaluation-photos', ['评估照片', '评估相片', '看评估照片']],
  ['show-evaluation', ['评估名单', '评估清单']],
  ['review-doubt', ['评估复核', '评估疑点']],
  ['lock-evaluation', ['评估锁定', '锁定评估']],
  ['release-evaluation', ['评估公布', '公布评估', '评估发布']],
  ['show-evaluation-results', ['评估结果', '第三方评估结果']],
  ['reply-evaluation', ['评估申辩']],
  ['pass-need', ['评估求助']],
] as const

/** Words that begin the flows of evaluation by outsiders; of staff alone. */
export const outsideEvaluationWork: ReadsDeskWork = ({ own, opening, isStaff }) => {
  if (!isStaff) return undefined
  for (const [flow, leads] of OPENINGS) {
    const rest = opening.restAfter(leads)
    if (rest !== undefined) return { ...work(flow, { text: rest }), isAlways: true }
  }
  const rest = opening.restAfter(['评估', 'EVALUATE'])
  if (rest === undefined) return undefined
  if (rest === '') return { ...work('evaluate-household'), isAlways: true }
  // 评估组来了: told of one.
  const number = /^第?(\d{1,6})户?$/u.exec(simplify(rest).trim())?.[1]
  return number && /^(?:评估|EVALUATE)/iu.test(simplify(own))
    ? work('evaluate-household', { number })
    : undefined
}
