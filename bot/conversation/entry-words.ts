import type { Opening } from './lead'
import { simplify } from './normalise'

/** What staff say of the entries 三进. `text` is what they wrote behind the word for it. */
export type EntryMeaning =
  /** 排查, with or without a household and what it comes to. */
  | { intent: 'screen'; text: string }
  /** A verdict by itself, an answer about the household that was shown: 不符合 有车. */
  | { intent: 'screening_line'; text: string }
  /** 排查进度 宝坪村. */
  | { intent: 'entry_progress'; text: string }
  /** 复核 张三 属实. */
  | { intent: 'revisit'; text: string }

/** Work of its own, and never an answer to a question about something else. */
export const ENTRY_WORK: readonly string[] = [
  'screen',
  'entry_progress',
  'revisit',
] satisfies EntryMeaning['intent'][]

const LEADS = {
  entry_progress: ['排查进度', '摸排进度', '查排查进度', '入户进度', 'SCREENING PROGRESS'],
  screen: ['排查', '摸排', '开始排查', '接着排查', '继续排查', 'SCREEN'],
  revisit: ['复核', 'REVISIT'],
} as const satisfies Partial<Record<EntryMeaning['intent'], readonly string[]>>

/** Villagers tell of what others looked into, or ask for it: 排查出隐患, 复核一下我家收入. */
const OF_OTHERS =
  /^(?:的|没|过|了|到|出|得|不(?!符)|时|是|说|情况|结果|隐患|人员|组|队|工作|干部|一下|一哈|下|我|申请|评|完)/u
const LINE = /^(?:不?(?:符合|符和|付合)|拿不[准定])(?:条件|标准)?[的了]?(?:$|[\s,，。;；、:：])/u

export function entryMeaning(text: string, opening: Opening): EntryMeaning | undefined {
  for (const intent of ['entry_progress', 'screen', 'revisit'] as const) {
    const rest = opening.restAfter(LEADS[intent])
    if (rest === undefined) continue
    if (intent === 'entry_progress' || !OF_OTHERS.test(simplify(rest)))
      return { intent, text: rest }
  }
  return LINE.test(simplify(text.trim())) ? { intent: 'screening_line', text } : undefined
}
