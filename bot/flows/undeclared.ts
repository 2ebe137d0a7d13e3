import { type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, leftBehind, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { placeMeant } from './show-village'

/** Who has declared nothing in the place that was meant; or what to say instead. */
async function find(ctx: StepContext, text: string) {
  const place = await placeMeant(ctx, text)
  if (place.state !== 'found') return { instead: say('declaration.place_unknown', {}) }
  const { areaPath, area } = place
  const response = await ctx.api.declarations.undeclared.$get({ query: { areaPath } })
  if (isForbidden(response)) return { instead: say('staff.refused', { hotline: ctx.hotline }) }
  if (!response.ok) return { instead: say('declaration.place_unknown', {}) }
  const { items, count } = await response.json()
  if (count === 0) return { instead: say('declaration.all_declared', { area }) }
  return { areaPath, area, items, count }
}

async function show(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const found = await find(ctx, text)
  if ('instead' in found) return { say: [found.instead as Reply] }
  const { area, items, count } = found
  const all = items.length + 1
  const lines = items.map(({ name, unit }, i) =>
    say('declaration.undeclared', { name, unit, left: leftBehind(i + 1, all) }),
  )
  return { say: [say('declaration.undeclared_head', { area, count }), ...lines] }
}

/** 未申报 天元乡: who has declared nothing this year. */
export const undeclared: Flow = {
  name: 'undeclared',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}

const kept: Move = { say: [say('declaration.kept', {})] }

/** 催申报 天元乡: asks them to, each once a month at most. */
export const remindUndeclared: Flow = {
  name: 'remind-undeclared',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { text = '' }): Promise<Ask> {
        const found = await find(ctx, text)
        if ('instead' in found) return { say: [found.instead as Reply] }
        const { areaPath, area, count } = found
        return { to: 'confirm', data: { areaPath, area, count: String(count) } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { area = '', count = '0' }) => ({
        ask: {
          ...say('declaration.remind_confirm', { area, count: Number(count) }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { areaPath = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'remind_undeclared', areaPath },
          outcomes: {
            reminded: endWith('declaration.reminded'),
            not_found: endWith('declaration.place_unknown'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
