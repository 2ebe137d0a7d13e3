import type { DeskWork, ReadsDeskWork } from './desk-work'
import { type Data, only } from './flow'
import { codeFirst } from './staff-words'

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

const CODED = [
  ['cancel-satisfaction', ['不批准满意度', '取消满意度', '停止满意度', '撤销满意度', '满意度取消']],
  ['approve-satisfaction', ['批准满意度', '同意满意度', '满意度批准', '满意度同意']],
] as const

/** Words of staff that begin with 满意度; a villager's 满意 is an answer. */
export const satisfactionWork: ReadsDeskWork = ({ opening, isStaff }) => {
  if (!isStaff) return undefined
  for (const [flow, leads] of CODED) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const { code } = codeFirst(rest, 10)
    return { ...work(flow, { code }), ...(code && { isAlways: true as const }) }
  }
  const results = opening.restAfter(['满意度结果', '满意度统计', '满意度报告', '满意度成绩'])
  if (results !== undefined)
    return work('show-satisfaction-results', { code: codeFirst(results, 10).code })
  const rest = opening.restAfter(['满意度调查', '满意度', 'SATISFACTION'])
  if (rest === undefined) return undefined
  const { code, text } = codeFirst(rest, 10)
  if (code && text === '') return work('show-satisfaction-results', { code })
  if (rest === '' || /^(?:清单|进度|列表|情况)$/u.test(rest)) return work('show-satisfaction')
  return work('draft-satisfaction', { text: rest })
}
