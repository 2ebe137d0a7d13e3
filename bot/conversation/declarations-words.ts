import type { ReadsDeskWork } from './desk-work'
import { codeFirst } from './staff-words'

const begins = (flow: string, data: Record<string, string> = {}) => ({
  intent: 'desk_work' as const,
  flow,
  data,
})

/** A place, or none: 未申报 of a villager's story goes elsewhere. */
const PLACE = /^$|^\p{Script=Han}{2,14}(?:\d{1,2}社)?$/u
const KIN = ['申报亲属', '亲属申报', '申报近亲属', '亲属备案', 'DECLARE KIN']
const FIRM = ['申报企业', '申报公司', '企业申报', 'DECLARE FIRM']
/** Nobody and nothing to declare. */
export const DECLARES_NONE =
  /^(?:无|没有|没得|没有亲属|没有要申报的|无变化|不变|没变化|都没有|都没得|没有的|NONE)$/u

/**
 * Words that begin the flows of declarations: of staff alone; a villager who declares something applies
 * for it.
 */
export const declarationWork: ReadsDeskWork = ({ opening, isStaff }) => {
  if (!isStaff) return undefined
  if (opening.restAfter(['我的申报', '查申报', '查我的申报', 'MY DECLARATIONS']) === '')
    return begins('own-declarations')
  const withdrawn = opening.restAfter(['撤销申报', '取消申报', '撤回申报', '删除申报'])
  if (withdrawn !== undefined) {
    const number = /^(?:第)?(\d{1,2})(?:条|号)?$/u.exec(withdrawn.normalize('NFKC'))?.[1]
    return begins('withdraw-declaration', number ? { number } : {})
  }
  for (const [leads, flow] of [
    [['未申报', '没申报', '谁没申报', 'UNDECLARED'], 'undeclared'],
    [['催申报', '催报申报', '提醒申报'], 'remind-undeclared'],
    [['比对申报', '申报比对', '亲属比对'], 'compare-declarations'],
    [['优亲厚友', '优亲厚友线索', '申报线索清单', '查申报线索'], 'show-hits'],
  ] as const) {
    const text = opening.restAfter(leads)
    if (text !== undefined && PLACE.test(text)) return begins(flow, { text })
  }
  const decided = opening.restAfter(['申报线索', '定申报线索'])
  if (decided !== undefined) {
    const { code, text } = codeFirst(decided, 10)
    return begins('decide-hit', code ? { code, text } : {})
  }
  const kin = opening.restAfter(KIN)
  if (kin !== undefined) return begins('make-declaration', { kind: 'kin', text: kin })
  const firm = opening.restAfter(FIRM)
  if (firm !== undefined) return begins('make-declaration', { kind: 'interest', text: firm })
  // 申报 alone is how people say that they apply.
  if (opening.restAfter(['干部申报', '个人申报', '申报什么', 'DECLARE']) === '')
    return begins('make-declaration')
  const rest = opening.restAfter(['申报', 'DECLARE'])
  if (rest !== undefined && DECLARES_NONE.test(rest))
    return begins('make-declaration', { kind: 'none' })
  return undefined
}
