import { parseResponse, type Reply, type RoundKind, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isForbidden } from './allowed'

/** More words than a place takes. */
const LONGEST = 200

const kindOf = ({ kind }: Data) => (kind || null) as RoundKind | null

async function draft({ api }: StepContext, data: Data) {
  const json = { text: (data['text'] ?? '').slice(0, LONGEST), kind: kindOf(data) }
  const response = await api.notices.drafts.$post({ json })
  return isForbidden(response) ? 'refused' : parseResponse(Promise.resolve(response))
}

/** What is due with what is known; asked anew whenever the question comes up again. */
async function next(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const posting = await draft(ctx, data)
  if (posting === 'refused') return { say: [say('staff.refused', { hotline })] }
  switch (posting.state) {
    case 'area':
      return { to: 'area' }
    case 'no_round':
    case 'no_notice_here':
    case 'nobody':
      return { say: [say(NOTHING[posting.state], { area: posting.area })] }
    case 'which':
      return { to: 'which', data: { area: posting.area, kinds: posting.kinds.join(' ') } }
    case 'ready': {
      const { areaPath, area, kind, households, villages, closesOn: day } = posting
      const counts = { households: String(households), villages: String(villages) }
      return { to: 'confirm', data: { areaPath, area, kind, ...counts, day } }
    }
  }
}

const NOTHING = {
  no_round: 'posting.no_round',
  no_notice_here: 'posting.no_notice_here',
  nobody: 'posting.nobody',
} as const

export const kindChoices = (kinds: readonly RoundKind[]): Reply['choices'] =>
  kinds.map((id) => ({ id, say: say('posting.kind', { kind: id }) }))

/**
 * 张贴 宝坪村3社: draws the list of an area up after one confirmation. It has its number and its sheet
 * then, and is posted by the photo of the sheet on the wall.
 */
export const postNotice: Flow = {
  name: 'post-notice',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('posting.ask_area', {}), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('posting.not_drawn', {})] }
        return { to: 'begin', data: { text } }
      },
    },
    which: {
      ask: (_ctx, { area = '', kinds = '' }) => ({
        ask: {
          ...say('posting.which_kind', { area }),
          choices: kindChoices(kinds.split(' ') as RoundKind[]),
        },
        kind: 'menu',
      }),
      answer: (_ctx, _data, { choiceId }) =>
        choiceId ? { to: 'begin', data: { kind: choiceId } } : 'not_mine',
    },
    confirm: {
      ask: (_ctx, { area = '', households, villages, day = '' }) => {
        const counts = { households: Number(households), villages: Number(villages) }
        const ask = say('posting.confirm', { area, ...counts, day })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer({ hotline }, data, { choiceId }) {
        const { areaPath = '', area = '' } = data
        if (choiceId === 'no') return { say: [say('posting.not_drawn', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'draw_up_notice', areaPath, kind: kindOf(data) },
          outcomes: {
            drawn_up: endWith('posting.drawn_up'),
            no_round: endWith('posting.no_round', { area }),
            no_notice_here: endWith('posting.no_notice_here', { area }),
            nobody: endWith('posting.nobody', { area }),
            not_found: endWith('notice.not_yours'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
