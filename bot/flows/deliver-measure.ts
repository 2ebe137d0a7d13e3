import { parseResponse, say } from '../../api/client'
import type { Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isNo } from './visit-note'

/** What the API takes of a day. */
const LONGEST_DAY = 50

/**
 * A measure by its number as whoever sees to it sees it; undefined where there is none of theirs.
 * @param said When it was delivered, in the writer's words.
 */
export async function findMeasure({ api, contact }: StepContext, code: string, said = '') {
  if (!contact.staffId) return undefined
  const query = said === '' ? {} : { said: said.slice(0, LONGEST_DAY) }
  const response = await api.measures['by-code'][':code'].$get({ param: { code }, query })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

/** 落实 CODE 昨天: said to be delivered after one confirmation; then the household is asked. */
export const deliverMeasure: Flow = {
  name: 'deliver-measure',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text = '' }) {
        const { hotline, contact } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        if (code === '') return { say: [say('measure.deliver_format', {})] }
        const measure = await findMeasure(ctx, code, text)
        if (!measure) return { say: [say('measure.unknown_code', {})] }
        if (measure.status === 'cancelled') return { say: [say('measure.was_cancelled', {})] }
        if (measure.status !== 'planned') return { say: [say('measure.already_delivered', {})] }
        const { head, content, day } = measure
        return day ? { to: 'confirm', data: { head, content, day } } : { to: 'day' }
      },
      answer: () => 'not_mine',
    },
    day: {
      ask: () => ({ ask: say('measure.ask_delivery_day', {}), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? { say: [say('notice.kept', {})] } : { to: 'begin', data: { text } },
    },
    confirm: {
      ask: (_ctx, { head = '', content: text = '', day = '' }) => ({
        ask: { ...say('measure.deliver_confirm', { head, text, day }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', day: deliveredOn = '', head = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'deliver_measure', code, deliveredOn },
          outcomes: {
            delivered: endWith('measure.delivered', { head }),
            delivered_no_phone: endWith('measure.delivered_no_phone', { head }),
            not_owner: endWith('measure.not_owner'),
            cancelled: endWith('measure.was_cancelled'),
            already_delivered: endWith('measure.already_delivered'),
            day_in_future: {
              ...endWith('measure.ask_delivery_day'),
              at: { step: 'day', data: { code } },
            },
            tied: endWith('staff.tied'),
            not_found: endWith('measure.unknown_code'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}

/** 取消措施 CODE 原因: called off after one confirmation. */
export const cancelMeasure: Flow = {
  name: 'cancel-measure',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', text }) {
        const { hotline, contact } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        if (code === '') return { say: [say('measure.cancel_format', {})] }
        const measure = await findMeasure(ctx, code)
        if (!measure) return { say: [say('measure.unknown_code', {})] }
        if (measure.status === 'cancelled') return { say: [say('measure.was_cancelled', {})] }
        if (measure.status !== 'planned') return { say: [say('measure.already_delivered', {})] }
        const { head, content } = measure
        return { to: text ? 'confirm' : 'reason', data: { head, content } }
      },
      answer: () => 'not_mine',
    },
    reason: {
      ask: (_ctx, { head = '', content = '' }) => ({
        ask: say('measure.ask_cancel_reason', { head, text: content }),
        kind: 'menu',
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? { say: [say('notice.kept', {})] } : { to: 'confirm', data: { text } },
    },
    confirm: {
      ask: (_ctx, { head = '', content = '', text: reason = '' }) => ({
        ask: {
          ...say('measure.cancel_confirm', { head, text: content, reason }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '', head = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('notice.kept', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'cancel_measure', code, reason: text.slice(0, 1000) },
          outcomes: {
            cancelled: endWith('measure.cancelled', { head }),
            already_delivered: endWith('measure.already_delivered'),
            tied: endWith('staff.tied'),
            not_found: endWith('measure.unknown_code'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
