import { parseResponse, type Reply, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { findBroadcast, isNotice } from './approve-broadcast'
import { broadcastReport } from './broadcast-report'

type Act = 'pause' | 'resume' | 'resend'

/** 暂停, 继续 and 重发 with the code of an office notice, after one confirmation; 进度 at once. */
export const steerBroadcast: Flow = {
  name: 'steer-broadcast',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', act = '' }) {
        // Anybody may say so of a receipt of theirs.
        if (!(await isNotice(ctx, code))) return { begin: 'look-up-receipt', data: { code } }
        if (act !== 'progress') return { to: 'confirm' }
        return { say: await progressOf(ctx, code) }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { code = '', act = '' }) {
        const found = await findBroadcast(ctx, code)
        if (!found || found === 'refused') return { say: [say('broadcast.not_found', {})] }
        const { area, status } = found
        if (status === 'draft') return { say: [say('broadcast.waits', { area, code })] }
        if (status === 'cancelled') return { say: [say('broadcast.cancelled', {})] }
        const ask = await questionOf(ctx, act as Act, found)
        if (!ask) return { say: [say('broadcast.nothing_failed', {})] }
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { code = '', act = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('broadcast.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { hotline } = ctx
        const notNow = endWith('broadcast.not_going', { code })
        return {
          do: { type: 'decide_broadcast', code, act: act as Act },
          outcomes: {
            paused: endWith('broadcast.paused', { code }),
            resumed: endWith('broadcast.resumed'),
            resumed_later: endWith('broadcast.resumed_later'),
            resent: endWith('broadcast.resent'),
            nothing_failed: endWith('broadcast.nothing_failed'),
            day_unclear: endWith('broadcast.day_unclear', { code }),
            too_late: endWith('broadcast.past'),
            not_paused: notNow,
            not_approved: notNow,
            done: notNow,
            cancelled: endWith('broadcast.cancelled'),
            not_found: endWith('broadcast.not_found'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

type Found = Exclude<Awaited<ReturnType<typeof findBroadcast>>, 'refused' | null>

/** Null: there is nothing to send again. */
async function questionOf(
  { api }: StepContext,
  act: Act,
  { id, area }: Found,
): Promise<Reply | null> {
  if (act === 'pause') return say('broadcast.pause', { area })
  if (act === 'resume') return say('broadcast.resume', { area })
  const { failed } = await parseResponse(api.broadcasts[':id'].progress.$get({ param: { id } }))
  return failed > 0 ? say('broadcast.resend', { area, failed }) : null
}

/** How far it has come; of one that nothing waits of any more what became of it. */
async function progressOf(ctx: StepContext, code: string): Promise<Reply[]> {
  const found = await findBroadcast(ctx, code)
  const isGoing = found && found !== 'refused' && GOING.has(found.status)
  if (!isGoing) return (await broadcastReport(ctx, code)) ?? [say('broadcast.not_found', {})]
  const answer = ctx.api.broadcasts[':id'].progress.$get({ param: { id: found.id } })
  const { area, sent, delivered, left, perMinute, endsAt } = await parseResponse(answer)
  if (found.status === 'paused')
    return [say('broadcast.progress_paused', { area, sent, left, code })]
  const vars = { area, sent, delivered, left, perMinute }
  return endsAt && left > 0
    ? [say('broadcast.progress_end', { ...vars, until: endsAt })]
    : [say('broadcast.progress', vars)]
}

const GOING = new Set<string>(['approved', 'sending', 'paused'])
