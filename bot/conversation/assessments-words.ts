import type { DeskWork, ReadsDeskWork, Said } from './desk-work'
import { type Data, only } from './flow'
import { simplify } from './normalise'
import { codeFirst } from './staff-words'

const work = (flow: string, data: Record<string, string | null> = {}): DeskWork => ({
  intent: 'desk_work',
  flow,
  data: only(data) as Data,
})

/** With a code of ten digits behind it: what the office does with an assessment. */
const STEPS = [
  ['end_scoring', ['考核结束打分', '结束打分']],
  ['release', ['考核告知', '告知初评', '考核初评']],
  ['lock', ['考核锁定', '锁定考核']],
  ['publish', ['考核公布', '公布考核']],
] as const

/** Mostly without a code: there is one that waits. */
const WITH_RUN = [
  ['name-assessors', ['考核打分人', '考核评委', '指定打分人']],
  ['moderate-assessment', ['考核复核', '考核审核', '复核考核']],
  ['veto-assessment', ['考核否决', '一票否决']],
  ['settle-appraisal', ['年度考核定', '定年度考核']],
] as const

const PICTURE = ['考核图', '考核图表', '看考核图', '考核排名图', 'ASSESSMENT PICTURE']

/** Words that begin the flows of assessment 考核. */
export const assessmentWork: ReadsDeskWork = (said) =>
  (said.isStaff ? ofStaff(said) : undefined) ?? published(said)

function ofStaff({ opening }: Said): DeskWork | undefined {
  for (const [flow, leads] of WITH_RUN) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const { code, text } = codeFirst(rest, 10)
    return work(flow, { code, text })
  }
  const list = opening.restAfter(['年度考核名单', '考核运用', '年度考核结果'])
  if (list !== undefined) return work('show-appraisals', { text: list })
  const score = opening.restAfter(['考核打分', '打分'])
  if (score !== undefined) return work('score-assessment', { text: score })
  const decide = opening.restAfter(['考核申诉决定', '考核申诉答复', '定考核申诉'])
  if (decide !== undefined) {
    const { code, text } = codeFirst(decide, 10)
    return work('decide-assessment-appeal', { code, text })
  }
  const appeal = opening.restAfter(['考核申诉', '申诉考核'])
  if (appeal !== undefined) return work('appeal-assessment', { text: appeal })
  if (opening.restAfter(['我的年度考核', '年度考核']) === '') return work('own-appraisals')
  if (opening.restAfter(['我的考核', '考核初评', '我的初评']) === '') return work('own-assessment')
  const begin = opening.restAfter(['考核开始', '开始考核', '开考核'])
  if (begin !== undefined) return work('open-assessment', { text: begin })
  for (const [step, leads] of STEPS) {
    const rest = opening.restAfter(leads)
    if (rest === undefined) continue
    const { code } = codeFirst(rest, 10)
    if (code) return work('step-assessment', { code, step })
  }
  if (opening.restAfter(['考核', '考核进度']) === '') return work('list-assessment-runs')
  return undefined
}

/** What is published is for anybody. */
function published({ own, opening }: Said): DeskWork | undefined {
  const picture = opening.restAfter(PICTURE)
  if (picture !== undefined) return work('show-assessments', { text: picture, picture: 'yes' })
  const all = opening.restAfter(['考核结果', '考核排名', '考核公示', '看考核'])
  if (all !== undefined) return work('show-assessments', { text: all })
  const rest = opening.restAfter(['考核'])
  if (rest === undefined) return undefined
  // 考核组来了: told of one, and not apart from what it is about.
  return rest === '' || /^考核[\s,:;、。，：；]/u.test(simplify(own))
    ? work('show-assessments', { text: rest })
    : undefined
}
