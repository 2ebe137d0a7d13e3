import type { DeskWork, ReadsDeskWork } from './desk-work'
import { normalise } from './normalise'

const LEADS = [
  ['accept', ['受理']],
  ['ask', ['问举报人', '告诉举报人', '回举报人']],
  ['extend', ['延期']],
  ['allow', ['准延', '同意延期']],
  ['disallow', ['不准延', '不同意延期']],
  ['decide', ['查结', '办结举报']],
  ['hand_up', ['移送']],
  ['add_accused', ['加对象', '加举报对象']],
] as const
const LIST = ['举报件', '我的举报件', '看举报件', '查举报件', 'COMPLAINTS']
const COUNTS = ['举报统计', '举报数', '统计举报']

/** 件号 in front; whoever forgets it is told how to send it. */
function numberFirst(rest: string): { number: string; text: string } | null {
  const found = /^\s*([\d０-９]{8})(?![\d０-９])[\s,:;，：；、。.]*/u.exec(rest)
  if (!found?.[1]) return null
  return { number: normalise(found[1]), text: rest.slice(found[0].length).trim() }
}

/** Words that begin the flows of complaints, for who handles one. Staff's alone: to a villager they mean something else. */
export const handlingWork: ReadsDeskWork = ({ opening, isStaff }) => {
  if (!isStaff) return undefined
  const listed = opening.restAfter(LIST)
  if (listed !== undefined) {
    const number = numberFirst(listed)?.number ?? ''
    if (listed === '' || number !== '') return work('show-complaints', { number })
  }
  if (opening.restAfter(COUNTS) === '') return work('complaint-counts', {})
  for (const [act, leads] of LEADS) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const said = numberFirst(rest)
    if (said || rest === '') return work('handle-complaint', { act, number: '', text: '', ...said })
  }
  return undefined
}

const work = (flow: string, data: DeskWork['data']): DeskWork => ({
  intent: 'desk_work',
  flow,
  data,
  isAlways: true,
})
