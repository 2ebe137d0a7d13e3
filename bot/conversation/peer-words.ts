import type { DeskWork, ReadsDeskWork } from './desk-work'
import { type Data, only } from './flow'
import { simplify } from './normalise'
import { isUrgent, OWN_CRY } from './urgent'

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

const APART = /^[\s,:;、。，：；]+/u

/** Words behind 互评, the first that fits: 互评 开 乡镇, 互评 结果 2026. */
const ACTS: readonly [RegExp, (rest: string) => DeskWork][] = [
  [/^(?:开|组织|发起|安排)/u, (text) => work('open-peer-evaluation', { text })],
  [/^(?:锁定|锁)/u, (text) => work('settle-peer-evaluation', { act: 'lock', text })],
  [/^(?:公布|发布|公开)/u, (text) => work('settle-peer-evaluation', { act: 'release', text })],
  [/^(?:异常|差得多|极端)/u, () => work('show-peer-extremes')],
  [
    /^(?:结果|得分|平均分)/u,
    (text) => work('show-peer-results', { year: /20\d{2}/.exec(text)?.[0] ?? null }),
  ],
  [/^回避/u, (text) => work('recuse-peer-evaluation', { text })],
]

/** 互评, and what of it: of staff alone. */
export const peerWork: ReadsDeskWork = ({ own, plain, opening, isStaff }) => {
  if (!isStaff || (isUrgent(own) && OWN_CRY.test(plain))) return undefined
  const open = opening.restAfter(['组织互评', '开互评'])
  if (open !== undefined) return work('open-peer-evaluation', { text: open })
  const rest = opening.restAfter(['互评', 'PEER'])
  if (rest === undefined) return undefined
  const said = simplify(rest)
  if (said === '' || /^(?:进度|任务|清单)$/u.test(said)) return work('show-peer-evaluations')
  for (const [lead, begin] of ACTS) {
    const found = lead.exec(said)?.[0]
    if (found !== undefined) return begin(rest.slice(found.length).replace(APART, '').trim())
  }
  return work('answer-peer-evaluation', { text: rest })
}
