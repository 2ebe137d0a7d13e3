import type { ReadsDeskWork } from './desk-work'
import { codeFirst } from './staff-words'
import { simplify } from './normalise'

/** What one's own household owes; of a villager in the words they have for it. */
const OWN =
  /^(?:查|看|问)?(?:一下)?(?:我家?的?|我们家?的?|我屋头的?)(?:小额)?(?:贷款|信贷|小额贷)(?:还欠多少|还有多少|情况|几时还|好久还|什么时候还)?$|^MY LOANS?$/u
const PLACE =
  /^(?!不|没|怎|为|咋|太|有|是|我|你|他|上|里|的)\p{Script=Han}{1,14}?(?:村|社区|乡|镇|街道|县)(?:\d{1,2}社)?$|^全[县乡镇]$/u
const RECORD = ['贷款', '记贷款', '加贷款', '小额信贷', '放贷', 'LOAN']
const LIST = ['查贷款', '看贷款', '贷款台账', '贷款清单', '贷款名单', 'LOANS']
const REPAY = ['还贷', '还贷款', '还款', 'REPAID']
/** 贷款怎么办, 贷款到期了吗: asks, whoever says it. */
const ASKS =
  /[?？]|[吗呢么]$|怎么|怎样|咋|哪|什么|啥|好久|多少|几时|能不能|可不可以|是不是|有没有|政策|条件|要求|额度|贴息/u

/** Words that begin the flows of small loans: of staff; a villager's 贷款 is a question. */
export const loanWork: ReadsDeskWork = ({ plain, opening, isStaff }) => {
  if (OWN.test(plain.replaceAll(' ', '')) || OWN.test(plain))
    return { intent: 'desk_work', flow: 'own-loans', data: {} }
  if (!isStaff) return undefined
  const repaid = opening.restAfter(REPAY)
  if (repaid !== undefined) {
    const { code, text } = codeFirst(repaid, 10)
    if (code || repaid === '')
      return { intent: 'desk_work', flow: 'repay-loan', data: { ...(code && { code }), text } }
  }
  const listed = opening.restAfter(LIST)
  if (listed !== undefined) return shows(listed)
  const rest = opening.restAfter(RECORD)
  if (rest === undefined || ASKS.test(simplify(rest))) return undefined
  if (rest === '' || PLACE.test(simplify(rest))) return shows(rest)
  return { intent: 'desk_work', flow: 'record-loan', data: { text: rest } }
}

const shows = (text: string) => ({
  intent: 'desk_work' as const,
  flow: 'show-loans',
  data: { text },
})
