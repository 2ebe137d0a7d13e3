import { type EnterableIndicator, parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { isNo } from './visit-note'

/** As long as the API takes. */
const LONGEST = 1000
const LONGEST_ANSWER = 200

/** What entering it comes to with what is known; null to whoever may not. */
async function read({ api }: StepContext, data: Data) {
  const { areaPath = '', text = '', valueWords = null, source = null } = data
  const response = await api.villages.indicators.drafts.$post({
    json: {
      areaPath,
      text: text.slice(0, LONGEST),
      valueWords: valueWords?.slice(0, LONGEST_ANSWER) ?? null,
      source: source?.slice(0, LONGEST_ANSWER) ?? null,
    },
  })
  return isForbidden(response) ? null : parseResponse(Promise.resolve(response))
}

async function next(ctx: StepContext, data: Data): Promise<Ask> {
  const draft = await read(ctx, data)
  if (!draft) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const { village, indicator, value, source, year } = draft
  if (!draft.mayEnter) return { say: [say('village.not_yours', { village })] }
  if (draft.isComputed) return { say: [say('village.computed', { village })] }
  switch (draft.missing) {
    case 'indicator':
      return { say: [say('village.set_format', { village })] }
    case 'value':
      return { to: 'value', data: { village, indicator: indicator ?? '' } }
    case 'source':
      return { to: 'source', data: { village, value: `${indicator}=${value}` } }
    case null:
      return {
        to: 'confirm',
        data: {
          village,
          value: `${indicator}=${value}`,
          year: String(year),
          source: source ?? '',
        },
      }
  }
}

const left = (text: string) => (isNo(text) ? { say: [say('village.not_set', {})] } : null)

/** 村情 宝坪村 交通 3 来源 交通局调查: staff enter what the roll never tells; what lacks is asked for. */
export const setIndicator: Flow = {
  name: 'set-indicator',
  first: 'begin',
  steps: {
    begin: { ask: next, answer: () => 'not_mine' },
    value: {
      ask: (_ctx, { village = '', indicator = '', valueWords }) => {
        const about = { indicator: indicator as EnterableIndicator }
        const ask = say('village.ask_value', { village, ...about })
        const wrong = valueWords && { before: say('village.value_wrong', about) }
        return { ask, kind: 'menu', isNumeric: true, ...wrong }
      },
      answer: (_ctx, _data, { text }) => left(text) ?? { to: 'begin', data: { valueWords: text } },
    },
    source: {
      ask: (_ctx, { village = '', value = '' }) => ({
        ask: say('village.ask_source', { village, value }),
        kind: 'menu',
      }),
      answer: (_ctx, _data, { text }) => left(text) ?? { to: 'begin', data: { source: text } },
    },
    confirm: {
      ask: (_ctx, { village = '', year = '', value = '', source = '' }) => ({
        ask: {
          ...say('village.set_confirm', { village, year: Number(year), value, source }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, data, { choiceId }) {
        if (choiceId === 'no') return { say: [say('village.not_set', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { areaPath = '', village = '', year = '', value = '', source = '' } = data
        const [indicator = '', number = ''] = value.split('=')
        return {
          do: {
            type: 'set_indicator',
            areaPath,
            year: Number(year),
            indicator: indicator as EnterableIndicator,
            value: Number(number),
            source: source.slice(0, LONGEST_ANSWER),
          },
          outcomes: {
            set: endWith('village.set_done'),
            computed: endWith('village.computed', { village }),
            not_found: endWith('village.not_yours', { village }),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
