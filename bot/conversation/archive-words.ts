import { looksLikeName } from './identity'
import type { Opening } from './lead'
import { simplify } from './normalise'

/** What is said of the archive 档案. */
export type ArchiveMeaning =
  /** 我的档案: one's own. */
  | { intent: 'own_archive' }
  /** 档案 牟大岭 2018年3月, 档案 牟大岭 历史: of a household, for its cadre. */
  | { intent: 'household_archive'; text: string }

const OWN =
  /^(?:查|看|查看|看看|查下|看下)?(?:我的?|我家的?|我屋头?的?|自家的?)?(?:档案|家庭档案|户档|户档案|扶贫档案)$|^(?:MY )?FILE$|^DANGAN$/u
/** As of a day, or who changed it: the file is shown, with what changed of late. */
const OWN_ONCE =
  /^(?:查|看|查看)?(?:我的?|我们?家的?|我屋头?的?|自家的?)档案(?:\d{4}年?(?:\d{1,2}月)?(?:\d{1,2}[日号])?|\d{4}-\d{1,2}-\d{1,2}|历史|变更|记录|变更记录|历史记录)$|^(?:谁|哪个|是谁|是哪个)(?:改|动|变更)(?:了|过|的)?(?:我的?|我们?家的?|我屋头?的?)(?:的)?档案(?:的)?$|^(?:我家|我们家|我屋头?)(?:有|是)?(?:几|多少|好多)口?人$/u

export const isOwnArchive = (plain: string): boolean => OWN.test(plain) || OWN_ONCE.test(plain)

const LEADS = ['档案', '查档案', '看档案', '查看档案', '调档案', 'ARCHIVE'] as const
/** 档案丢了 is a villager's: whose file is looked for stands apart from the word, or is asked for as of a day. */
const APART = /^(?:查|看|查看|调)?档案[\s,:;、。]|^ARCHIVE\s/iu
const AS_OF = /\d{4}\s*年|\d\s*月|历史|变更|记录|经过/u
/** A wish in a sentence names nobody. */
const NO_NAME = /[吗呢？?]|怎么|为什么|为啥|在哪|丢|错|没有|不[对见]/u

/** 牟大岭家几口人. */
const HOW_MANY =
  /^((?:\d{1,2}社)?\p{Script=Han}{2,4}?)(?:家|户|屋头|家里)(?:有|是)?(?:几|多少|好多)口?人[?？]?$/u

export function archiveMeaning(text: string, opening: Opening): ArchiveMeaning | undefined {
  const head = HOW_MANY.exec(simplify(text).replace(/\s+/g, ''))?.[1]
  if (head && looksLikeName(head.replace(/^\d+社/, '')))
    return { intent: 'household_archive', text: head }
  const rest = opening.restAfter(LEADS)
  if (!rest || NO_NAME.test(rest)) return undefined
  const isMeant = APART.test(simplify(text)) || AS_OF.test(rest)
  return isMeant ? { intent: 'household_archive', text: rest } : undefined
}
