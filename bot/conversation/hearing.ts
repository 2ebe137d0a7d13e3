import { type BegunTurn, type Reply, say } from '../../api/client'
import { isAutomatic } from './likely'
import { normalise, readable, simplify } from './normalise'
import { understand } from './understand'

/** 自动回复 by itself, not in a sentence about one. */
const SAYS_SO = [
  /(?<!\p{Script=Han})自动(?:回复|答复)(?!\p{Script=Han})/u,
  /(?:此|本)(?:条|信息|消息|短信|邮件)*(?:为|是|系)?(?:系统)?自动(?:回复|答复)/u,
  /\b(?:AUTO(?:MATIC)?[ -]?(?:REPLY|RESPONSE)|OUT OF (?:THE )?OFFICE)\b/u,
]

/** Words of a machine: its own word for it, or ours sent back to us. */
export function isOfMachine(text: string, signature: string): boolean {
  if (text.includes(`【${signature}】`)) return true
  const plain = simplify(text).toUpperCase()
  return (
    isAutomatic(normalise(text).replaceAll(' ', '')) ||
    SAYS_SO.some((pattern) => pattern.test(plain))
  )
}

/** Works whatever else is refused. */
export const isHeardAlways = (text: string): boolean =>
  ['urgent', 'stop'].includes(understand(readable(text)).intent)

/**
 * What is said to a message that is not taken up: nothing to a machine, and to who writes too much once
 * why. Null: it is answered as any other.
 * @param isReachable False for a sender that no answer can reach: 10086, a name.
 */
export function refusalOf(
  { text, muting }: Pick<BegunTurn, 'text' | 'muting'>,
  isReachable: boolean,
  { signature, hotline }: { signature: string; hotline: string },
): Reply[] | null {
  if (!isReachable || isOfMachine(text, signature)) return []
  if (!muting) return null
  if (!muting.isDeaf && isHeardAlways(text)) return null
  if (!muting.isFirst) return []
  return [say(muting.why === 'flood' ? 'limits.flood' : 'limits.same', { hotline })]
}
