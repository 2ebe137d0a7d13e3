import { parseResponse, type Reply, say, type ShownPlan } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { isForbidden } from './allowed'
import { readLineDraft } from './add-plan-line'
import { planLines } from './village-plan'

/** A household's plan with its measures; null where it is none of the reader's. */
export async function readHouseholdPlan({ api }: StepContext, householdId: string) {
  const response = await api.plans['of-household'].$get({ query: { householdId } })
  if (isForbidden(response) || !response.ok) return null
  return (await parseResponse(Promise.resolve(response))) as ShownPlan
}

async function showOwn({ api, households }: StepContext): Promise<Ask> {
  if (households.length === 0) return { begin: 'link-household', data: { for: 'status' } }
  const { items } = (await parseResponse(api.plans.mine.$get())) as { items: ShownPlan[] }
  return { say: items.flatMap(ownReplies) }
}

function ownReplies(shown: ShownPlan): Reply[] {
  const head = shown.head ?? ''
  const lines = shown.lines.length + shown.measures.length
  if (!shown.plan && lines === 0) return [say('plan.own_none', { head })]
  const about = shown.plan
    ? [say('plan.own_head', { head, figureYear: shown.plan.year, lines })]
    : []
  return [...about, ...planLines(shown, about.length)]
}

/** 办结 2 or 取消 2 behind the name. */
const ENDS = /^(办结|办完了?|取消|不做了?)\s*第?(\d{1,3})条?$/u

async function showOf(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { hotline } = ctx
  const data = { kind: 'household', text }
  if (text === '') return { begin: 'add-plan-line', data }
  const draft = await readLineDraft(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline })] }
  if (!draft.household || (draft.missing !== 'text' && !ENDS.test(draft.text)))
    return { begin: 'add-plan-line', data }
  const household = draft.household.id
  const [, word, seq] = ENDS.exec(draft.text) ?? []
  if (word && seq) {
    const status = word.startsWith('办') ? 'done' : 'dropped'
    return { begin: 'end-plan-line', data: { household, seq, status } }
  }
  const shown = await readHouseholdPlan(ctx, household)
  if (!shown) return { say: [say('plan.who_unknown', {})] }
  const { plan, lines } = shown
  const head = shown.head ?? ''
  if (!plan) return { say: [say('plan.household_none', { head }), ...planLines(shown, 1)] }
  const { year: figureYear, status } = plan
  const about = say('plan.household_head', { head, figureYear, status, lines: lines.length })
  return { say: [about, ...planLines(shown, 1)] }
}

/** 户方案 牟大岭: what is planned for a household, with its measures; 我的方案 of a villager. */
export const householdPlan: Flow = {
  name: 'household-plan',
  first: 'show',
  steps: {
    show: {
      ask: (ctx, data) => (ctx.contact.staffId ? showOf(ctx, data) : showOwn(ctx)),
      answer: () => 'not_mine',
    },
  },
}
