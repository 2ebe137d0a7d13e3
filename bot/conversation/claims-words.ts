import type { DeskWork, ReadsDeskWork } from './desk-work'
import { only } from './flow'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

const PROJECT = 9
const CLAIM = 10

/** Of the words that begin a step the longest first: 报账审核 is no 报账. */
const LEADS = [
  ['judge-claim', ['报账审核', '审核报账', '审报账', 'JUDGE CLAIM'], CLAIM],
  ['claim-money', ['报账', '申请报账', 'CLAIM'], PROJECT],
  ['pay-claim', ['拨付', '拨款', 'PAY CLAIM'], CLAIM],
  ['accept-project', ['验收', '乡镇验收', 'ACCEPT'], PROJECT],
  ['check-project', ['抽查', '县级抽查', 'SPOT CHECK'], PROJECT],
  ['close-project', ['结项', '项目结项'], PROJECT],
  ['review-project', ['评价', '绩效评价', '项目评价'], PROJECT],
] as const

/** Said alone they tell how it is done; 评价 alone may be anything. */
const MAY_BE_BARE: readonly string[] = [
  'judge-claim',
  'pay-claim',
  'accept-project',
  'close-project',
]
/** 天元乡, 全县: where to draw. */
const PLACE = /^(?:\p{Script=Han}{1,12}(?:乡|镇|街道|村|社区)|全县|本县|巫溪县)$/u

/** Words that begin the flows of acceptance, spot checks, claims and payments; villagers say them of other things. */
export const claimWork: ReadsDeskWork = ({ opening, isStaff }) => {
  if (!isStaff) return undefined
  for (const [flow, leads, length] of LEADS) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const { code, text } = codeFirst(rest, length)
    if (code) return { intent: 'desk_work', flow, data: only({ code, text }), isAlways: true }
    if (rest === '') return bare(flow)
    const place = simplify(rest).trim()
    if (flow === 'check-project' && PLACE.test(place))
      return { intent: 'desk_work', flow: 'draw-checks', data: { text: rest } }
    return undefined
  }
  return undefined
}

function bare(flow: string): DeskWork | undefined {
  if (flow === 'claim-money') return { intent: 'desk_work', flow: 'show-claims', data: {} }
  if (flow === 'check-project') return { intent: 'desk_work', flow: 'draw-checks', data: {} }
  return MAY_BE_BARE.includes(flow) ? { intent: 'desk_work', flow, data: {} } : undefined
}
