import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { peerRefusals } from './peer-refusals'

const dropped: Move = { say: [say('peer.dropped', {})] }
const FIELDS = { townships: '乡镇', group_units: '单位', all: '全部' } as const

/** Those that can be locked, or released. */
async function listOf({ api, contact }: StepContext, { act = '' }: Data) {
  if (!contact.staffId) return null
  const response = await api.peerEvaluations.index.$get()
  if (isForbidden(response)) return null
  const { items } = await parseResponse(Promise.resolve(response))
  return items.filter(({ status }) => status === (act === 'lock' ? 'open' : 'locked'))
}

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const items = await listOf(ctx, data)
  if (!items) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { text = '' } = data
  const named = items.filter(({ field }) => text !== '' && text.includes(FIELDS[field]))
  const some = named.length > 0 ? named : items
  const [first] = some
  if (!first) return { say: [say('peer.nothing_to_settle', {})] }
  return some.length > 1 ? { to: 'which' } : { to: 'confirm', data: { id: first.id } }
}

const labelOf = ({ year, field }: { year: number; field: keyof typeof FIELDS }) =>
  `${year}年${FIELDS[field]}`

/** 互评 锁定, 互评 公布: by the office, each confirmed. */
export const settlePeerEvaluation: Flow = {
  name: 'settle-peer-evaluation',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    which: {
      async ask(ctx, data) {
        const items = ((await listOf(ctx, data)) ?? []).slice(0, 5)
        const choices = items.map((item) => ({
          id: item.id,
          say: say('common.text', { text: labelOf(item) }),
        }))
        return { ask: { ...say('peer.which', {}), choices }, kind: 'menu' }
      },
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'confirm', data: { id: choiceId } } : 'not_mine',
    },
    confirm: {
      async ask(ctx, data) {
        const item = (await listOf(ctx, data))?.find(({ id }) => id === data['id'])
        if (!item) return { say: [say('peer.nothing_to_settle', {})] }
        const { year, field: peerField, answered, waiting } = item
        const ask =
          data['act'] === 'lock'
            ? say('peer.lock_confirm', { year, peerField, answered, waiting })
            : say('peer.release_confirm', { year, peerField, answered })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, { id: evaluationId = '', act = '' }, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'settle_peer_evaluation',
            evaluationId,
            act: act === 'lock' ? 'lock' : 'release',
          },
          outcomes: {
            locked: endWith('peer.locked'),
            released: endWith('peer.released'),
            ...peerRefusals(hotline, [
              'own_unit',
              'not_open',
              'still_waits',
              'not_locked',
              'already_released',
              'fingerprint_differs',
            ]),
          },
        }
      },
    },
  },
}
