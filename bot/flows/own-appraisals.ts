import { parseResponse, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'

async function show({ api, contact, hotline }: StepContext): Promise<Ask> {
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(api.appraisals.mine.$get())
  if (items.length === 0) return { say: [say('appraisal.none', {})] }
  return {
    say: items.map(({ year, name: title, points, grade: assessmentGrade, use }, i) =>
      say('appraisal.line', {
        year,
        title,
        points,
        assessmentGrade,
        use,
        left: leftBehind(i, items.length),
      }),
    ),
  }
}

/** 我的年度考核: what the assessments of the programme mean for one's own yearly appraisal. */
export const ownAppraisals: Flow = {
  name: 'own-appraisals',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
