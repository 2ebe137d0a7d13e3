import { parseResponse, say } from '../../api/client'
import type { Ask, Flow } from '../conversation/flow'

/** 哪个帮扶我家: name and unit, and how to reach somebody; phones of staff are not told. */
export const whoHelps: Flow = {
  name: 'who-helps',
  first: 'show',
  steps: {
    show: {
      async ask({ api, contact, households }): Promise<Ask> {
        // A cadre asks whom they help.
        if (contact.staffId) return { begin: 'show-pairings' }
        if (households.length === 0) return { begin: 'link-household', data: { for: 'status' } }
        const { items } = await parseResponse(api.pairings.mine.$get())
        return {
          say: items.map(({ head, helper }) =>
            helper
              ? say('pairing.mine', { head, name: helper.name, unit: helper.unit })
              : say('pairing.mine_none', { head }),
          ),
        }
      },
      answer: () => 'not_mine',
    },
  },
}
