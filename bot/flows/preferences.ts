import { parseResponse, say, type WantedPlace } from '../../api/client'
import type { Ask, Flow } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { provePhone, SHARE_PHONE } from './share-phone'

/** 设置: what a person gets, in which language and where, and how to change it. */
export const showPreferences: Flow = {
  name: 'show-preferences',
  first: 'show',
  steps: {
    show: {
      async ask({ api }) {
        const { stopped, language, where } = await parseResponse(api.contacts.preferences.$get())
        const vars = { stopped: stopped.join(','), language, where }
        return { say: [say('preferences.shown', vars)] }
      },
      answer: () => 'not_mine',
    },
  },
}

const placeOf = (where: string | undefined): WantedPlace =>
  where === 'text' || where === 'chat' ? where : 'here'

/** 就发这里, 用短信: where a person's messages go from now on. */
export const chooseContact: Flow = {
  name: 'choose-contact',
  first: 'choose',
  steps: {
    choose: {
      ask({ contact, hotline }, data): Ask {
        const where = placeOf(data['where'])
        if (where === 'text' && !contact.isPhone) return { to: 'phone' }
        return {
          do: { type: 'choose_contact', where },
          outcomes: {
            chosen: endWith('preferences.chosen'),
            no_chat: endWith('preferences.no_chat'),
            unreachable: endWith('preferences.unreachable'),
            refused: endSorry(hotline),
          },
        }
      },
      answer: () => 'not_mine',
    },
    phone: {
      ask: () => ({
        ask: { ...say('preferences.no_phone', {}), choices: SHARE_PHONE },
        kind: 'menu',
        takesAttachments: true,
      }),
      answer(ctx) {
        const phone = ctx.attachments?.sharedPhone
        return phone ? provePhone(ctx, phone, endWith('preferences.phone_shown')) : 'not_mine'
      },
    },
  },
}
