import { dayOf, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { findMeasure } from './deliver-measure'
import { readMeasureDraft } from './plan-measure'

type Items<T> = T extends (...args: never[]) => Promise<infer R> ? R : never
const readMine = async ({ api }: StepContext) =>
  (await parseResponse(api.measures.mine.$get())).items
type Measure = Items<typeof readMine>[number]

/** The day that counts where a measure stands so. */
function dayIn({ status, dueOn, deliveredOn, answeredAt }: Measure): string {
  if (status === 'planned' || status === 'cancelled') return dueOn
  if (status === 'delivered') return deliveredOn ?? dueOn
  return answeredAt ? dayOf(new Date(answeredAt)) : (deliveredOn ?? dueOn)
}

const shown = (measure: Measure, left: number) => ({
  text: measure.content,
  status: measure.status,
  day: dayIn(measure),
  owner: measure.owner.name,
  code: measure.code,
  left,
})

/** A measure of one's own household under its number; null where it is not theirs. */
export async function findOwnMeasure(ctx: StepContext, code: string): Promise<Reply | null> {
  if (ctx.contact.staffId) return null
  const measure = (await readMine(ctx)).find((each) => each.code === code)
  return measure ? say('measure.mine', shown(measure, 0)) : null
}

/** The same for whoever sees to it. */
export async function findCadresMeasure(ctx: StepContext, code: string): Promise<Reply | null> {
  const measure = await findMeasure(ctx, code)
  return measure ? say('measure.of_household', shown(measure, 0)) : null
}

async function listOfHouseholds(ctx: StepContext): Promise<Ask> {
  if (ctx.households.length === 0) return { begin: 'link-household', data: { for: 'status' } }
  const mine = await readMine(ctx)
  if (mine.length === 0) return { say: [say('measure.mine_none', {})] }
  return {
    say: mine.map((each, i) => say('measure.mine', shown(each, leftBehind(i, mine.length)))),
  }
}

async function listOwned({ api, hotline }: StepContext): Promise<Ask> {
  const response = await api.measures.owned.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('measure.owned_none', {})] }
  return {
    say: items.map(({ head, content: text, dueOn: due, code, isOverdue }, i) =>
      say('measure.owned', {
        head,
        text,
        due,
        code,
        late: isOverdue ? 1 : 0,
        left: leftBehind(i, items.length),
      }),
    ),
  }
}

/** 帮扶: what one's own household gets, by whom and by when; of staff what they are responsible for. */
export const ownMeasures: Flow = {
  name: 'own-measures',
  first: 'list',
  steps: {
    list: {
      ask: (ctx) => (ctx.contact.staffId ? listOwned(ctx) : listOfHouseholds(ctx)),
      answer: () => 'not_mine',
    },
  },
}

/** 查措施 张三: what a household of the cadre's area gets, with the numbers. */
export const householdMeasures: Flow = {
  name: 'household-measures',
  first: 'list',
  steps: {
    list: {
      async ask(ctx, data): Promise<Ask> {
        const { api, hotline, contact } = ctx
        const draft = contact.staffId ? await readMeasureDraft(ctx, data) : null
        if (!draft) return { say: [say('staff.refused', { hotline })] }
        if (!draft.household) return { say: [say('measure.unknown', {})] }
        const { id: householdId, head } = draft.household
        const query = { householdId, limit: '50' }
        const { items } = await parseResponse(api.measures.index.$get({ query }))
        if (items.length === 0) return { say: [say('measure.none_of', { head })] }
        return {
          say: items.map((each, i) =>
            say('measure.of_household', shown(each, leftBehind(i, items.length))),
          ),
        }
      },
      answer: () => 'not_mine',
    },
  },
}
