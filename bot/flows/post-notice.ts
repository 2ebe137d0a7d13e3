import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { understand } from '../conversation/understand'

/** More words than a place takes. */
const LONGEST = 200

async function draft({ api }: StepContext, text: string) {
  const json = { text: text.slice(0, LONGEST) }
  const response = await api.notices.drafts.$post({ json })
  return response.status === (403 as number) ? 'refused' : parseResponse(Promise.resolve(response))
}

/** What is due with what is known; asked anew whenever the question comes up again. */
async function next(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const posting = await draft(ctx, text)
  if (posting === 'refused') return { say: [say('staff.refused', { hotline })] }
  switch (posting.state) {
    case 'area':
      return { to: 'area' }
    case 'no_round':
    case 'nobody':
      return { say: [say(`notice.${posting.state}`, { area: posting.area })] }
    case 'ready':
      return {
        to: 'confirm',
        data: {
          areaPath: posting.areaPath,
          area: posting.area,
          households: String(posting.households),
          day: posting.closesOn,
        },
      }
  }
}

/** 张贴 宝坪村3社: posts the list of an area after one confirmation; its number goes onto the sheet. */
export const postNotice: Flow = {
  name: 'post-notice',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    area: {
      ask: () => ({ ask: say('notice.ask_area', {}), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('notice.not_posted', {})] }
        return { to: 'begin', data: { text } }
      },
    },
    confirm: {
      ask: (_ctx, { area = '', households = '', day = '' }) => ({
        ask: {
          ...say('notice.post_confirm', { area, households: Number(households), day }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { areaPath = '', area = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.not_posted', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'post_notice', areaPath },
          outcomes: {
            posted: endWith('notice.posted'),
            no_round: endWith('notice.no_round', { area }),
            nobody: endWith('notice.nobody', { area }),
            not_found: endWith('notice.not_yours'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
