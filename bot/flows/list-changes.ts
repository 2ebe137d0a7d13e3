import { parseResponse, type Reply, say, type ShownChange } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'
import { findChange } from './check-change'

export const changeReply = (found: ShownChange, left: number): Reply => {
  const { head, area, code, state, change, words, finding, next } = found
  const about = { head, area, code, state, next, left }
  return change === '' || finding !== ''
    ? say('change.item_words', { ...about, text: finding || words })
    : say('change.item', { ...about, change })
}

/** What waits in the cadre's area, theirs first. */
async function listWaiting({ api, hotline }: StepContext): Promise<Ask> {
  const response = await api.changes.index.$get()
  if (isForbidden(response)) return { say: [say('staff.refused', { hotline })] }
  const { items } = await parseResponse(Promise.resolve(response))
  if (items.length === 0) return { say: [say('change.none', {})] }
  return { say: items.map((each, i) => changeReply(each, leftBehind(i, items.length))) }
}

async function listOwn({ api }: StepContext): Promise<Ask> {
  const { changes } = await parseResponse(api.changes.mine.$get())
  if (changes.length === 0) return { say: [say('correction.none', {})] }
  return {
    say: changes.map(({ code, due }, i) =>
      say('correction.mine', { code, due, left: leftBehind(i, changes.length) }),
    ),
  }
}

/** 变更: what waits to be checked or decided; of a villager what they asked to be corrected. */
export const listChanges: Flow = {
  name: 'list-changes',
  first: 'list',
  steps: {
    list: {
      async ask(ctx, { code = '' }) {
        if (!ctx.contact.staffId)
          return code ? { begin: 'look-up-receipt', data: { code } } : listOwn(ctx)
        if (code === '') return listWaiting(ctx)
        const found = await findChange(ctx, code)
        if (!found) return { say: [say('change.unknown_code', {})] }
        return { say: [changeReply(found, 0)] }
      },
      answer: () => 'not_mine',
    },
  },
}
