import type { Opening } from './lead'
import { codeFirst } from './staff-words'

/** What staff say of lists they post. */
export type PostingMeaning =
  /** 张贴 宝坪村3社: draws the list of an area up. */
  | { intent: 'post_notice'; text: string }
  /** 张贴 482163: its sheet hangs, as a photo shows. */
  | { intent: 'prove_notice'; code: string }
  /** 作废 482163: one that was drawn up and does not hang yet. */
  | { intent: 'drop_notice'; code: string }
  /** 大喇叭 482163: what to read out of it; the code empty where none was said. */
  | { intent: 'loudspeaker'; code: string; isWithNames: boolean }

const LEADS = {
  post: ['张贴', '贴公示', '发公示', '张帖', 'POST'],
  prove: ['公示照片', '贴好了', '贴好', '贴了', '已贴'],
  drop: ['作废', '作废名单', 'DROP'],
  loudspeaker: ['大喇叭', '喇叭', '广播', '村村响', 'LOUDSPEAKER'],
} as const

const WITH_NAMES = /名单|名字|念名|点名|NAMES/iu

/** 张贴的干部 is said of one. */
const OF_OTHERS = /^(?:的|没|过?的?干部|人员|不)/u

export function postingMeaning(opening: Opening): PostingMeaning | undefined {
  const codeAfter = (leads: readonly string[]) => codeFirst(opening.restAfter(leads) ?? '', 6).code
  const proved = codeAfter(LEADS.post) ?? codeAfter(LEADS.prove)
  if (proved) return { intent: 'prove_notice', code: proved }
  const dropped = codeAfter(LEADS.drop)
  if (dropped) return { intent: 'drop_notice', code: dropped }
  const read = opening.restAfter(LEADS.loudspeaker)
  if (read !== undefined) {
    const { code, text } = codeFirst(read, 6)
    // A villager complains of the loudspeaker in more words than its name.
    if (code || read === '')
      return { intent: 'loudspeaker', code: code ?? '', isWithNames: WITH_NAMES.test(text) }
  }
  const text = opening.restAfter(LEADS.post)
  return text === undefined || OF_OTHERS.test(text) ? undefined : { intent: 'post_notice', text }
}
