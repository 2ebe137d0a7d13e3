import { say, type ShownPlan } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { readLineDraft } from './add-plan-line'
import { readHouseholdPlan } from './household-plan'
import { placeMeant } from './show-village'
import { kept, readVillagePlan } from './village-plan'

const ofData = ({ household, areaPath = '' }: Data) =>
  household ? { householdId: household } : { areaPath }

const whoseIs = ({ head, area }: ShownPlan) => head ?? area

const refusals = (hotline: string) => ({
  no_plan: endWith('plan.no_plan'),
  tied: endWith('plan.tied'),
  not_found: endWith('plan.changed'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})

/** The plan that is meant: of the village the words name, or of the household that was found. */
async function planMeant(ctx: StepContext, data: Data, words: string) {
  if (data['household']) {
    const household = data['household']
    return { shown: await readHouseholdPlan(ctx, household), data: { household } }
  }
  const place = await placeMeant(ctx, words)
  if (place.state !== 'found' || place.level !== 'village') return null
  const { areaPath } = place
  return { shown: await readVillagePlan(ctx, areaPath), data: { areaPath } }
}

async function beginEnd(ctx: StepContext, data: Data): Promise<Ask> {
  const said = (data['text'] ?? '').normalize('NFKC')
  const seq = data['seq'] ?? /第?(\d{1,3})条?$/u.exec(said.trim())?.[1]
  if (!seq) return { say: [say('plan.end_format', {})] }
  const words = said.replace(/[\s,，]*第?\d{1,3}条?\s*$/u, '').trim()
  const meant = await planMeant(ctx, data, words)
  if (!meant?.shown) return { say: [say('plan.end_format', {})] }
  const line = meant.shown.lines.find((each) => each.seq === Number(seq))
  if (!line) return { say: [say('plan.no_line', {})] }
  if (line.status !== 'open') return { say: [say('plan.already_settled', {})] }
  const known = { seq, what: line.text, whose: whoseIs(meant.shown) }
  return { to: 'confirm', data: { ...meant.data, ...known } }
}

const statusOf = ({ status }: Data) => (status === 'dropped' ? 'dropped' : 'done')

/** 规划 办结 3, 规划 取消 宝坪村 3, 户方案 牟大岭 办结 2. */
export const endPlanLine: Flow = {
  name: 'end-plan-line',
  first: 'begin',
  steps: {
    begin: { ask: beginEnd, answer: () => 'not_mine' },
    confirm: {
      ask: (_ctx, data) => {
        const { whose = '', seq = '', what: text = '' } = data
        const known = { whose, seq: Number(seq), text, status: statusOf(data) } as const
        return { ask: { ...say('plan.end_confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, data, { choiceId }): Move {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        const seq = Number(data['seq'])
        return {
          do: { type: 'end_plan_line', of: ofData(data), seq, status: statusOf(data) },
          outcomes: {
            done: endWith('plan.ended'),
            dropped: endWith('plan.ended'),
            no_line: endWith('plan.no_line'),
            already_settled: endWith('plan.already_settled'),
            ...refusals(hotline),
          },
        }
      },
    },
  },
}

async function beginAdoption(ctx: StepContext, data: Data): Promise<Ask> {
  const { text = '', kind } = data
  if (text === '') return { say: [say('plan.adopt_format', {})] }
  const { hotline } = ctx
  const draft = kind === 'household' ? await readLineDraft(ctx, { kind, text }) : null
  // Whoever writes no plans is told so by the command.
  if (kind === 'household' && !draft?.household)
    return { say: [draft ? say('plan.who_unknown', {}) : say('staff.refused', { hotline })] }
  const household = draft?.household?.id
  const meant = await planMeant(ctx, household ? { household } : {}, text)
  if (!meant?.shown) return { say: [say('plan.place_unknown', {})] }
  const { plan, lines } = meant.shown
  if (!plan) return { say: [say('plan.no_lines', {})] }
  if (plan.status === 'adopted') return { say: [say('plan.already_adopted', {})] }
  const open = String(lines.filter(({ status }) => status === 'open').length)
  const known = { whose: whoseIs(meant.shown), year: String(plan.year), open }
  return { to: 'confirm', data: { ...meant.data, ...known } }
}

/** 通过规划 宝坪村, 通过户方案 牟大岭: the township adopts what somebody else wrote. */
export const adoptPlan: Flow = {
  name: 'adopt-plan',
  first: 'begin',
  steps: {
    begin: { ask: beginAdoption, answer: () => 'not_mine' },
    confirm: {
      ask: (_ctx, { whose = '', year = '', open = '' }) => {
        const known = { whose, figureYear: Number(year), open: Number(open) }
        return { ask: { ...say('plan.adopt_confirm', known), choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, data, { choiceId }): Move {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'adopt_plan', of: ofData(data) },
          outcomes: {
            adopted: endWith('plan.adopt_done'),
            already_adopted: endWith('plan.already_adopted'),
            no_lines: endWith('plan.no_lines'),
            maker: endWith('plan.maker'),
            ...refusals(hotline),
          },
        }
      },
    },
  },
}
