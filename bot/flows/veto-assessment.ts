import { say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { assessmentDropped, assessmentRefusals } from './assessment-refusals'
import { readModerated, readRun } from './moderated-items'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 300
const EDGES = /^[\s,，、。;；:：]+|[\s,，、。;；:：]+$/gu

async function begin(ctx: StepContext, { code: said = '', text = '' }: Data): Promise<Ask> {
  const run = await readRun(ctx, said)
  if (run === 'forbidden') return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (run?.status !== 'moderation')
    return { say: [say('assessment.refused', { assessmentWhy: 'not_moderation' })] }
  const { code } = run
  const moderated = await readModerated(ctx, code)
  if (!moderated) return { say: [say('assessment.refused', { assessmentWhy: 'scored_it' })] }
  const names = new Map(moderated.items.map(({ name, subjectKey }) => [name, subjectKey]))
  const title = [...names.keys()].find((name) => text.includes(name))
  const { vetoes } = moderated
  if (vetoes.length === 0)
    return { say: [say('assessment.refused', { assessmentWhy: 'veto_unknown' })] }
  // The longest beginning of its name that was said: 弄虚作假 for 弄虚作假、数字脱贫.
  const veto =
    vetoes.find(({ name }) => text.includes(name.split('、')[0] ?? name)) ??
    (vetoes.length === 1 ? vetoes[0] : undefined)
  if (!title || !veto) return { to: 'what', data: { code } }
  const reason = text
    .replace(title, '')
    .replace(veto.name, '')
    .replace(veto.name.split('、')[0] ?? '', '')
    .replace(EDGES, '')
    .slice(0, LONGEST)
  const data = { code, title, veto: veto.name, vetoCode: veto.code, reason }
  const of = { ...data, subjectKey: names.get(title) ?? '' }
  return reason ? { to: 'confirm', data: of } : { to: 'reason', data: of }
}

/** 考核否决 天元乡 弄虚作假 理由: a veto by hand 一票否决, while an assessment is moderated. */
export const vetoAssessment: Flow = {
  name: 'veto-assessment',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    what: {
      ask: () => ({ ask: say('assessment.veto_ask', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? assessmentDropped : { to: 'begin', data: { text } },
    },
    reason: {
      ask: () => ({ ask: say('assessment.moderate_reason', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text)
          ? assessmentDropped
          : { to: 'confirm', data: { reason: text.trim().slice(0, LONGEST) } },
    },
    confirm: {
      ask(_ctx, { title = '', veto: item = '', reason = '' }) {
        const ask = say('assessment.veto_confirm', { title, item, reason })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { code = '', subjectKey = '', vetoCode = '', reason = '' }, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'moderate_assessment',
            code,
            act: { type: 'veto', subjectKey, vetoCode, reason },
          },
          outcomes: {
            vetoed: endWith('assessment.vetoed'),
            ...assessmentRefusals(ctx.hotline, [
              'not_moderation',
              'scored_it',
              'tied',
              'subject_unknown',
              'veto_unknown',
            ]),
          },
        }
      },
    },
  },
}
