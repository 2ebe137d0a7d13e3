import type { DeskWork, ReadsDeskWork, Said } from './desk-work'
import { type Data, only } from './flow'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

/** With a code of ten digits behind it, which nobody says by chance. */
const CODED = [
  ['judge-leave', '', ['准假', '批假', '同意请假']],
  ['judge-leave', 'no', ['不准假', '不准', '不批假']],
  ['decide-recall', '', ['召回决定', '决定召回']],
] as const

/** Where the first secretary is is asked in many ways. */
const ASKED =
  /^(?:我们村|村里|俺们村)?(?:的)?(?:第一书记|驻村干部)(?:来没来|来了(?:没|没有|吗)?|在不在|在村(?:吗|没|不)?|来过没有?|驻村)[\s\p{P}吗呢]*$/u

/** Words of days in the village 驻村, leave 请假 and recall 召回. */
export const residencyWork: ReadsDeskWork = (said) => {
  const { own, opening, isStaff } = said
  if (ASKED.test(simplify(own).replace(/\s/gu, ''))) return work('show-residency')
  const about = opening.restAfter(['驻村', '驻村天数', '驻村情况'])
  // 驻村工作队好久没来: a story, and not asked for.
  if (about !== undefined && /^驻村(?:天数|情况)?(?:[\s,:，：]|$)/u.test(simplify(own)))
    return work('show-residency', { text: about })
  return isStaff ? ofStaff(said) : undefined
}

function ofStaff({ own, opening }: Said): DeskWork | undefined {
  for (const [flow, isNo, leads] of CODED) {
    const rest = opening.restAfter([...leads])
    if (rest === undefined) continue
    const { code, text } = codeFirst(rest, 10)
    if (code) return { ...work(flow, { code, text, isNo: isNo || null }), isAlways: true }
    if (rest === '') return work(flow)
  }
  const away = opening.restAfter(['查驻村', '查岗'])
  if (away !== undefined) return work('check-residency', { text: away })
  const plain = simplify(own).trim()
  const there = /^(?:我?今天)?(?:已经?)?到村(?:了|里)*(?:[\s,:，：]+(.{0,20}))?$/u.exec(plain)
  if (there) return work('note-residency', { text: there[1] ?? '' })
  const not = /^(?:(今天|昨天|前天))?(?:我)?没(?:有)?到村(?:[\s,:，：]*(.{0,20}))?$/u.exec(plain)
  if (not) return work('note-residency', { isNot: 'yes', text: `${not[1] ?? ''}${not[2] ?? ''}` })
  const leave = opening.restAfter(['请假'])
  if (leave !== undefined) return work('ask-leave', { text: leave })
  if (/^销假(?:了)?[\s\p{P}]*$/u.test(plain)) return work('end-leave')
  const recall = opening.restAfter(['召回'])
  return recall === undefined ? undefined : work('propose-recall', { text: recall })
}
