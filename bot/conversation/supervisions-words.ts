import type { DeskWork, ReadsDeskWork, Said } from './desk-work'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'
import { isUrgent, OWN_CRY } from './urgent'
import { type Data, only } from './flow'

/** What inspections are about: in what begins 记问题 they tell it from a line of a village's list. */
const KIND =
  /失职|渎职|不作为|弄虚作假|作假|造假|违规(?:使用)?(?:扶贫)?(?:资金|用钱|用资金)|优亲|厚友|吃拿|卡要/u
const BY_WHEN = /(?:[月日号天周底年]|\d)(?:以|之)?[前内]|[月年]底|月末/u

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

/** With a code of ten digits behind it, which nobody says by chance. */
const CODED = [
  ['verify-finding', ['整改合格', '整改通过', '核验合格']],
  ['return-finding', ['整改退回', '整改不合格', '退回整改']],
  ['rectify-finding', ['整改', '已整改', '整改好了', 'RECTIFY']],
  ['decide-accountability', ['问责决定', '决定问责']],
  ['settle-published-case', ['批准曝光', '同意曝光']],
  ['decline-published-case', ['不批准曝光', '不同意曝光', '驳回曝光']],
] as const

/** Words that begin the flows of inspections 督查 and what follows from them. */
export const supervisionWork: ReadsDeskWork = (said) => {
  const { own, opening, isStaff } = said
  if (!isStaff) return published(said)
  // Whoever cries for help is heard first, whatever word it begins with.
  if (isUrgent(own) && OWN_CRY.test(said.plain)) return undefined
  for (const [flow, leads] of CODED) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const { code, text } = codeFirst(rest, 10)
    if (code) return { ...work(flow, { code, text }), isAlways: true }
    if (rest === '') return work(flow)
  }
  return shown(said) ?? noted(said) ?? accountability(said) ?? published(said)
}

function shown({ own, opening }: Said): DeskWork | undefined {
  const counts = opening.restAfter(['督查统计', '问题统计'])
  if (counts !== undefined) return work('show-finding-counts', { text: counts })
  const problems = opening.restAfter(['督查问题', '整改清单', '待整改'])
  if (problems !== undefined) return work('show-findings', { text: problems })
  const rest = opening.restAfter(['督查', 'INSPECT'])
  if (rest === undefined) return undefined
  if (rest === '' || /^(?:任务|计划|清单)$/u.test(simplify(rest))) return work('show-supervisions')
  // 督查组来了: told of one, and not apart from what it is about.
  if (!/^(?:督查|INSPECT)[\s,:;、。，：；]/iu.test(simplify(own))) return undefined
  const isPlan = BY_WHEN.test(simplify(rest))
  return work(isPlan ? 'plan-supervision' : 'do-supervision', { text: rest })
}

function noted({ opening }: Said): DeskWork | undefined {
  const always = opening.restAfter(['记督查问题', '督查发现', '发现问题'])
  if (always !== undefined) return work('make-finding', { text: always })
  const rest = opening.restAfter(['记问题', '加问题'])
  // Without one of the five it is a line of a village's list.
  return rest !== undefined && KIND.test(simplify(rest))
    ? work('make-finding', { text: rest })
    : undefined
}

function accountability({ own, opening }: Said): DeskWork | undefined {
  const contest = opening.restAfter(['申诉', '不服', '我要申诉', '我不服'])
  if (contest !== undefined) {
    const { code, text } = codeFirst(contest, 10)
    return code ? work('contest-accountability', { code, text }) : undefined
  }
  const rest = opening.restAfter(['问责', '查问责', '我的问责'])
  if (rest === undefined) return undefined
  if (rest === '') return work('show-accountabilities')
  const { code, text } = codeFirst(rest, 10)
  if (code) return text === '' ? work('show-accountabilities', { code }) : undefined
  return /^问责[\s,:;、。，：；]/u.test(simplify(own))
    ? work('propose-accountability', { text: rest })
    : undefined
}

/** The bulletin, for anybody; a villager who writes more behind 曝光 reports somebody. */
function published({ opening, isStaff }: Said): DeskWork | undefined {
  const read = opening.restAfter([
    '曝光',
    '曝光台',
    '通报',
    '曝光通报',
    '通报曝光',
    '看曝光',
    '看通报',
  ])
  if (read === '') return work('show-published-cases')
  const rest = opening.restAfter(['曝光'])
  if (rest === undefined || !isStaff) return undefined
  const { code, text } = codeFirst(rest, 10)
  if (!code) return undefined
  return { ...work(...writtenOrSettled(code, text)), isAlways: true }
}

/** 曝光 CODE 同意: a word of approval is no text of a case. */
function writtenOrSettled(code: string, text: string): [string, Record<string, string>] {
  const plain = simplify(text)
  if (/^(?:我?同意|批准|可以|要得|行)(?:曝光|公开|发)?[\s\p{P}了的]*$/u.test(plain))
    return ['settle-published-case', { code, text: '' }]
  const declined = /^(?:不同意|不批准?|驳回)(?:曝光|公开|发)?[\s\p{P}]*/u.exec(plain)?.[0]
  return declined === undefined
    ? ['draft-published-case', { code, text }]
    : ['decline-published-case', { code, text: text.slice(declined.length).trim() }]
}
