import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { assessmentDropped, assessmentRefusals } from './assessment-refusals'
import { listRuns } from './run-assessment'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const runs = await listRuns(ctx)
  if (!runs) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const open = runs.filter((run) => run.status === 'scoring')
  const run = code ? runs.find((each) => each.code === code) : open[0]
  // Of several it is said which.
  if (!code && open.length > 1) return { begin: 'list-assessment-runs', data: {} }
  if (!run) return { say: [say('assessment.unknown_code', {})] }
  const data = { code: run.code, kind: run.kind, year: String(run.year), text }
  return text.trim() ? { to: 'confirm', data } : { to: 'names', data }
}

async function readNames({ api }: StepContext, { text = '' }: Data) {
  return parseResponse(
    api.assessments.assessors.drafts.$post({ json: { text: text.slice(0, 1000) } }),
  )
}

/** 考核打分人 CODE 钟兰舒、邓知秋: who scores an assessment, in place of those named before. */
export const nameAssessors: Flow = {
  name: 'name-assessors',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    names: {
      ask: () => ({ ask: say('assessment.ask_assessors', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? assessmentDropped : { to: 'confirm', data: { text } },
    },
    unclear: {
      async ask(ctx, data) {
        const { unknown, several } = await readNames(ctx, data)
        const text = [...unknown, ...several].join('、')
        const ask =
          unknown.length > 0
            ? say('assessment.assessors_unknown', { text })
            : say('assessment.assessors_several', { text })
        return { ask, kind: 'menu', takes: TOLD }
      },
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? assessmentDropped : { to: 'confirm', data: { text } },
    },
    confirm: {
      async ask(ctx, data) {
        const { people, unknown, several } = await readNames(ctx, data)
        if (unknown.length + several.length > 0) return { to: 'unclear' }
        if (people.length === 0) return { to: 'names' }
        const text = people.map(({ name }) => name).join('、')
        const ask = say('assessment.assessors_confirm', { count: people.length, text })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      async answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        if (choiceId !== 'yes') return 'not_mine'
        const { people } = await readNames(ctx, data)
        const staffIds = people.map(({ staffId }) => staffId)
        return {
          do: {
            type: 'moderate_assessment',
            code: data['code'] ?? '',
            act: { type: 'name_assessors', staffIds },
          },
          outcomes: {
            named: endWith('assessment.assessors_named'),
            ...assessmentRefusals(ctx.hotline, ['not_scoring', 'has_scores']),
          },
        }
      },
    },
  },
}
