import { parseResponse, say } from '../../api/client'
import { lastAsked } from '../conversation/asked'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { saysReceived } from '../conversation/measures-words'
import { normalise } from '../conversation/normalise'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { findMeasure } from './deliver-measure'

export const RECEIVED_CHOICES = [
  { id: 'yes', say: say('measure.yes', {}) },
  { id: 'no', say: say('measure.no', {}) },
]

/** A household's word counts at once; what a cadre heard from it is confirmed first. */
function begin(ctx: StepContext, { isReceived }: Data): Ask {
  if (ctx.contact.staffId) return { to: 'entered' }
  return isReceived ? { to: 'take' } : { to: 'asked' }
}

/** 收到, 没收到: what a household says of a measure, or of money, that was to have come. */
export const answerMeasure: Flow = {
  name: 'answer-measure',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    asked: {
      ask({ households }, { code }) {
        const asked = lastAsked(households)
        if (!asked || asked.code !== code) return { say: [say('measure.answer_unknown', {})] }
        const ask = say('measure.ask_again', { head: asked.head, text: asked.text })
        return { ask: { ...ask, choices: RECEIVED_CHOICES }, kind: 'survey' }
      },
      answer(_ctx, _data, { choiceId, text }) {
        if (choiceId) return { to: 'take', data: { isReceived: choiceId } }
        const said = saysReceived(normalise(text))
        return said === undefined
          ? 'not_mine'
          : { to: 'take', data: { isReceived: said ? 'yes' : 'no' } }
      },
    },
    take: {
      ask: ({ hotline }, { code = '', isReceived }) => ({
        do: { type: 'answer_measure', code, isReceived: isReceived === 'yes' },
        outcomes: {
          confirmed: endWith('measure.confirmed'),
          denied: endWith('measure.denied'),
          same: endWith('measure.same'),
          not_delivered: endWith('measure.not_delivered'),
          cancelled: endWith('measure.was_cancelled'),
          not_found: endWith('measure.answer_unknown'),
          figure_missing: endSorry(hotline),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
    entered: {
      async ask(ctx, { code = '', isReceived }) {
        const found = (await findMeasure(ctx, code)) ?? (await findPayment(ctx, code))
        if (!found) return { say: [say('measure.unknown_code', {})] }
        const { head } = found
        const text = 'content' in found ? found.content : found.text
        const what = isReceived === 'yes' ? 'measure.enter_received' : 'measure.enter_missing'
        return { ask: { ...say(what, { head, text }), choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        return choiceId === 'yes' ? enter(ctx, data) : 'not_mine'
      },
    },
  },
}

/** Money that was paid to a household, by its number. */
async function findPayment({ api }: StepContext, code: string) {
  const response = await api.payments['by-code'][':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

function enter({ hotline }: StepContext, { code = '', isReceived }: Data): Move {
  return {
    do: { type: 'enter_measure_answer', code, isReceived: isReceived === 'yes' },
    outcomes: {
      confirmed: endWith('measure.entered_received'),
      denied: endWith('measure.entered_missing'),
      same: endWith('measure.same'),
      not_delivered: endWith('measure.not_delivered'),
      cancelled: endWith('measure.was_cancelled'),
      own_delivery: endWith('measure.own_delivery'),
      tied: endWith('staff.tied'),
      not_found: endWith('measure.unknown_code'),
      no_phone: endWith('staff.refused', { hotline }),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
