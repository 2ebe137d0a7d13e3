import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** Of a year, of units or of persons, as it is said; of all where nothing is. */
function queryIn(text: string) {
  const year = /(20\d{2})/u.exec(text)?.[1]
  const isPerson = /个人|干部|人员/u.test(text)
  const isUnit = !isPerson && /单位|乡镇/u.test(text)
  return {
    ...(year && { year }),
    ...(isPerson && { kind: 'person' as const }),
    ...(isUnit && { kind: 'unit' as const }),
    ...(/召回/u.test(text) && { isRecall: 'true' as const }),
  }
}

async function show({ api, contact, hotline }: StepContext, { text = '' }: Data): Promise<Ask> {
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const response = await api.appraisals.index.$get({ query: queryIn(text) })
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('appraisal.list_none', {})] }
  return {
    say: items.map(({ code, year, name: title, points, grade: assessmentGrade, status }, i) => {
      const left = leftBehind(i, items.length)
      const about = { code, year, title, points, assessmentGrade, left }
      return status === 'settled'
        ? say('appraisal.settled_line', about)
        : say('appraisal.proposed_line', about)
    }),
  }
}

/** 年度考核名单 2026 单位: what is proposed of units and persons, and what is settled. */
export const showAppraisals: Flow = {
  name: 'show-appraisals',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
