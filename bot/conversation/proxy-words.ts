import type { Opening } from './lead'
import { normalise } from './normalise'
import { codeFirst } from './staff-words'

const STOPS = ['停代办', '停止代办', '取消代办', '不要代办', 'STOPPROXY']
/** What the household was told to say it with, and how it says it then. */
const DENIALS =
  '没同意 没有同意 我没同意 我没有同意 我家没同意 我们没同意 DIDNOTAGREE IDIDNOTAGREE'.split(' ')
const DENIED =
  /^(?:我们?|我家|咱们?|家里)?(?:都|也|可|从|根本|并|从来)?(?:没有?|莫得?|未)(?:同意|答应)(?:过|哦|啊|哈|的|他|她|它|他们|这|这个|这事|这件事)*$|^(?:I |WE )?(?:DID NOT|DIDN'?T|NOT|NEVER) AGREED?$/u
const DENIED_PROXY =
  /^(?:我们?|我家|咱们?|家里)?(?:没有?|莫得?|不|未)(?:同意|答应|要|让|叫|喊)(?:过|他|她|他们|谁|别人|哪个|人|给|替|帮|我家|我们?|的|这个?|来)*代办$/u

/** 停代办 and its like, or 没同意 with the code of a slip: the code, null where none was said. */
export function stopsProxy(opening: Opening, text: string): { code: string | null } | undefined {
  const rest = opening.restAfter(STOPS)
  if (rest !== undefined) return { code: codeFirst(rest, 10).code }
  if (DENIED_PROXY.test(normalise(text))) return { code: null }
  const { code = null } = codeFirst(opening.restAfter(DENIALS) ?? '', 10)
  return code ? { code } : undefined
}

/** 没同意: of what somebody does in the household's name, or a no to something else. */
export const isDenial = (plain: string) => DENIED.test(plain)
