import { APPRAISAL_REFUSALS, type AssessmentGrade, parseResponse, say } from '../../api/client'
import type { After, Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { assessmentDropped } from './assessment-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** The longer ones first: each holds 称职. */
const GRADES: readonly [AssessmentGrade, RegExp][] = [
  ['incompetent', /^不称职/u],
  ['basic', /^基本称职/u],
  ['competent', /^称职/u],
  ['excellent', /^优秀/u],
]
/** What the API takes of what else counts. */
const LONGEST = 300
const BETWEEN = /^[\s,，、。;；:：]+/u

function gradeIn(text: string) {
  const said = text.normalize('NFKC').trim()
  for (const [grade, words] of GRADES)
    if (words.test(said))
      return { grade, others: said.replace(words, '').replace(BETWEEN, '').slice(0, LONGEST) }
  return null
}

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const { api, contact, hotline } = ctx
  const refused: Ask = { say: [say('staff.refused', { hotline })] }
  if (!contact.staffId || !contact.roles.includes('county_office')) return refused
  if (code === '') return { begin: 'show-appraisals', data: { text } }
  const response = await api.appraisals.index.$get({ query: {} })
  if (isForbidden(response)) return refused
  const { items } = await parseResponse(Promise.resolve(response))
  const found = items.find((each) => each.code === code)
  if (!found) return { say: [say('appraisal.unknown_code', {})] }
  const { name: title, year } = found
  const graded = gradeIn(text)
  const data = { title, year: String(year) }
  return graded ? { to: 'confirm', data: { ...data, ...graded } } : { to: 'grade', data }
}

const refusals = (hotline: string): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
  not_found: endWith('appraisal.unknown_code'),
  ...Object.fromEntries(
    APPRAISAL_REFUSALS.map((appraisalWhy) => [
      appraisalWhy,
      endWith('appraisal.refused', { appraisalWhy }),
    ]),
  ),
})

/** 年度考核定 CODE 优秀 理由: settles a yearly appraisal with what else counts, by another than who published. */
export const settleAppraisal: Flow = {
  name: 'settle-appraisal',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    grade: {
      ask: (_ctx, { title = '' }) => ({
        ask: say('appraisal.ask_grade', { title }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer(_ctx, _data, { text }) {
        if (isNo(text)) return assessmentDropped
        const graded = gradeIn(text)
        return graded ? { to: 'confirm', data: graded } : 'not_mine'
      },
    },
    confirm: {
      ask(_ctx, { title = '', year, grade, others: text = '' }) {
        const about = { year: Number(year), title, assessmentGrade: grade as AssessmentGrade, text }
        return {
          ask: { ...say('appraisal.settle_confirm', about), choices: YES_NO },
          kind: 'confirm',
        }
      },
      answer(ctx, { code = '', grade, others = '' }, { choiceId }) {
        if (choiceId === 'no') return assessmentDropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'settle_appraisal', code, grade: grade as AssessmentGrade, others },
          outcomes: { settled_now: endWith('appraisal.settled'), ...refusals(ctx.hotline) },
        }
      },
    },
  },
}
