import { dayOf, parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { refusedAsk } from './evaluation-refusals'

const NUMBER = /^第?\s*(\d{1,6})\s*户?$/u

/** Of the evaluation a number means: the newest result, or, of whoever leads, the one in the field. */
async function evaluationOf({ api, receivedAt }: StepContext) {
  const today = dayOf(receivedAt)
  const own = await api.evaluations.mine.$get()
  const led = own.ok
    ? (await own.json()).items.find(
        ({ isLead, status, fromOn }) => isLead && status === 'field' && fromOn <= today,
      )
    : undefined
  if (led) return led.id
  const response = await api.evaluations.results.$get()
  return response.ok ? ((await response.json()).items[0]?.id ?? null) : 'forbidden'
}

async function show(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const found = ctx.contact.staffId ? await evaluationOf(ctx) : 'forbidden'
  if (found === 'forbidden') return refusedAsk(ctx)
  if (!found) return { say: [say('evaluation.no_results', {})] }
  const number = NUMBER.exec(text.normalize('NFKC').trim())?.[1]
  if (!number) return { say: [say('evaluation.photo_ask', {})] }
  const response = await ctx.api.evaluations[':evaluationId'].photos[':seq'].$get({
    param: { evaluationId: found, seq: number },
  })
  if (!response.ok) return { say: [say('evaluation.refused', { evaluationWhy: 'not_a_finding' })] }
  const { head, items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('evaluation.no_photos', { head })] }
  return {
    say: items.map(({ link, page }, i): Reply => {
      const left = leftBehind(i, items.length)
      const about = { head, at: i + 1, of: items.length, link, left }
      return { ...say('evaluation.photo', about), picture: page }
    }),
  }
}

/** 评估照片 3: the photos evaluators took at a household that is a finding, for whom the result is there. */
export const showEvaluationPhotos: Flow = {
  name: 'show-evaluation-photos',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
