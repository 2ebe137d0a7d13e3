import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** 停代办 CODE: at once and unasked, by the household or by whoever acts for it. */
export const stopProxy: Flow = {
  name: 'stop-proxy',
  first: 'stop',
  steps: {
    stop: {
      ask({ hotline }, { code }) {
        if (!code) return { say: [say('proxy.stop_format', {})] }
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
