import type { Data } from './flow'
import type { DeskWork, ReadsDeskWork } from './desk-work'
import { simplify } from './normalise'

const RECORD = ['加资金', '加资金来源', '记资金', '新资金', '登记资金', 'ADD FUND']
const MOVES = [
  ['arrive', ['到账', '资金到账', 'ARRIVED']],
  ['recall', ['收回资金', '资金收回', 'RECALL']],
  ['allocate', ['下达', '下达资金', '资金下达', 'ALLOCATE']],
  ['give_back', ['退回资金', '资金退回', 'GIVE BACK']],
] as const
const PICTURE = ['资金图', '资金图表', '看资金图', 'FUND PICTURE']
const SHOW = ['资金', '查资金', '看资金', '资金情况', '资金台账', 'FUNDS']

/** A question, or a story, and no name of a source or place. */
const TALKS =
  /[?？。！!]|[吗呢么]$|怎么|怎样|咋|哪|什么|啥|好久|多少|几时|能不能|有没有|没得|不|被|我|的/u
const LONGEST_NAME = 30
/** 到账 and 下达 open a sentence, too: what follows stands apart, and says how much. */
const HAS_AMOUNT = /\d|[一二两三四五六七八九十百千万]/u

const work = (flow: string, data: Data): DeskWork => ({ intent: 'desk_work', flow, data })

/** Words that begin the flows of funds, of staff alone: a villager's 资金 asks for help or for a rule. */
export const fundWork: ReadsDeskWork = ({ own, opening, isStaff }) => {
  if (!isStaff) return undefined
  const recorded = opening.restAfter(RECORD)
  if (recorded !== undefined && !/[?？吗]$/u.test(recorded))
    return work('record-source', recorded === '' ? {} : { text: recorded })
  for (const [move, leads] of MOVES) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const isMeant = rest === '' || (HAS_AMOUNT.test(rest) && !TALKS.test(simplify(rest)))
    return isMeant ? work('move-funds', { move, ...(rest && { text: rest }) }) : undefined
  }
  if (opening.restAfter(PICTURE) === '') return work('show-funds', { picture: 'yes' })
  const shown = opening.restAfter(SHOW)
  if (shown === '') return work('show-funds', {})
  const isName = shown !== undefined && shown.length <= LONGEST_NAME && !TALKS.test(simplify(shown))
  // 资金短缺 is no name: one stands apart.
  return isName && /^[^\s,，:：]+[\s,，:：]/u.test(own)
    ? work('show-funds', { text: shown })
    : undefined
}
