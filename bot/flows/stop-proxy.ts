import { parseResponse, type Say, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** More do not fit into two messages; who stops one and asks again sees the others. */
const MOST_OFFERED = 3

interface Open {
  code: string
  label: Say
}

/** Those over the households the phone speaks for; else, unless it denies, those it acts under. */
async function listToStop({ api, households }: StepContext, isDenial: boolean): Promise<Open[]> {
  if (households.length > 0) {
    const { proxies } = await parseResponse(api.proxies['over-households'].$get())
    if (proxies.length > 0) {
      return proxies.map(({ code, role, name, phone }) => ({
        code,
        label: say('proxy.slip_of', { role, name, phone, slip: code }),
      }))
    }
  }
  if (isDenial) return []
  const { proxies } = await parseResponse(api.proxies.index.$get())
  return proxies.map(({ code, household }) => ({
    code,
    label: say('proxy.slip_for', { head: household.head, slip: code }),
  }))
}

/**
 * 停代办: at once and unasked, by the household or by whoever acts for it. Without the code of its
 * slip it is the one that is open. `isDenial`: 没同意, which may be about something else.
 */
export const stopProxy: Flow = {
  name: 'stop-proxy',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code, isDenial }) {
        if (code) return { to: 'stop' }
        const open = await listToStop(ctx, isDenial === 'yes')
        const [only, ...others] = open
        if (only && others.length === 0) return { to: 'stop', data: { code: only.code } }
        if (only) return { to: 'which' }
        const none = isDenial ? say('common.not_understood', {}) : say('proxy.none_to_stop', {})
        return { say: [none] }
      },
      answer: () => 'not_mine',
    },
    which: {
      async ask(ctx, { isDenial }) {
        const open = await listToStop(ctx, isDenial === 'yes')
        const choices = open
          .slice(0, MOST_OFFERED)
          .map(({ code: id, label }) => ({ id, say: label }))
        return {
          ask: { ...say('proxy.which_to_stop', { count: open.length }), choices },
          kind: 'menu',
        }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'stop', data: { code: choiceId } } : 'not_mine',
    },
    stop: {
      ask({ hotline }, { code = '' }) {
        return {
          do: { type: 'stop_proxy', code },
          outcomes: {
            ended: endWith('proxy.ended'),
            stopped: endWith('proxy.stopped'),
            over: endWith('proxy.over_already'),
            not_found: endWith('proxy.unknown_slip'),
            refused: endSorry(hotline),
          },
        }
      },
      answer: () => 'not_mine',
    },
  },
}
