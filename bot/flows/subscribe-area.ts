import { parseResponse, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { understand } from '../conversation/understand'

/** More words than a place takes. */
const LONGEST = 200

/** The area the words name, or the question for it. */
async function place(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const json = { text: text.slice(0, LONGEST) }
  const draft = await parseResponse(ctx.api.subscriptions.drafts.$post({ json }))
  return draft.state === 'ready'
    ? { to: 'change', data: { areaPath: draft.areaPath, area: draft.area } }
    : { to: 'area', data: { isAmbiguous: draft.state === 'which' ? 'yes' : '' } }
}

/** Begins with a place, asks for one where it is not known, and ends with the command. */
const changing = (name: string, change: (ctx: StepContext, data: Data) => Ask): Flow => ({
  name,
  first: 'begin',
  steps: {
    begin: { ask: place, answer: () => 'not_mine' },
    area: {
      ask: (_ctx, { isAmbiguous }) => ({
        ask: say(isAmbiguous ? 'subscription.which' : 'subscription.ask_area', {}),
        kind: 'menu',
      }),
      answer(_ctx, _data, { text }) {
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('subscription.dropped', {})] }
        return { to: 'begin', data: { text } }
      },
    },
    change: { ask: change, answer: () => 'not_mine' },
  },
})

/** 订阅 宝坪村: lists posted there are told from now on. */
export const subscribeArea = changing('subscribe-area', ({ hotline }, { areaPath = '' }) => ({
  do: { type: 'subscribe_area', areaPath },
  outcomes: {
    subscribed: endWith('subscription.on'),
    too_many_areas: endWith('subscription.too_many'),
    refused: endSorry(hotline),
  },
}))

/** 退订 宝坪村: those lists alone; everything else goes on. */
export const unsubscribeArea = changing(
  'unsubscribe-area',
  ({ hotline }, { areaPath = '', area = '' }) => ({
    do: { type: 'unsubscribe_area', areaPath },
    outcomes: {
      unsubscribed: endWith('subscription.off'),
      not_subscribed: endWith('subscription.none', { area }),
      refused: endSorry(hotline),
    },
  }),
)
