import { parseResponse, type Reply, say } from '../../api/client'
import type { Choice, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isForbidden } from './allowed'

export const CARD_CHOICES: Choice[] = [
  { id: 'publish', say: say('card.publish', {}) },
  { id: 'refuse', say: say('card.refuse', {}) },
  { id: 'reword', say: say('card.reword', {}) },
]

const LONGEST_QUESTION = 100

/** What colleagues answered to villagers and proposed for everybody; null where one has no say in it. */
export async function listCardsToDecide({ api }: StepContext) {
  const query = { status: 'proposed', isToDecide: 'true' } as const
  const response = await api.policies.cards.$get({ query })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

type Card = NonNullable<Awaited<ReturnType<typeof listCardsToDecide>>>[number]

const shown = ({ question, answer, aliasOf }: Card): Reply =>
  aliasOf === null
    ? say('card.preview', { question, text: answer })
    : say('card.preview_alias', { question, text: answer })

/** 采用, 不采用, with or without its number: decides what a colleague answered. Nothing is public before. */
export const decideCard: Flow = {
  name: 'decide-card',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code, question }) {
        const { contact, hotline } = ctx
        const cards = contact.staffId ? await listCardsToDecide(ctx) : null
        if (cards === null) return { say: [say('staff.refused', { hotline })] }
        const card = code ? cards.find((each) => each.code === code) : cards[0]
        if (!card) return { say: [code ? say('card.not_found', {}) : say('card.none', {})] }
        return { to: 'confirm', data: { code: card.code, question: question ?? card.question } }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { code = '', question = '' }) {
        const card = (await listCardsToDecide(ctx))?.find((each) => each.code === code)
        if (!card) return { say: [say('card.not_found', {})] }
        return {
          before: shown({ ...card, question }),
          ask: { ...say('card.decide', {}), choices: CARD_CHOICES },
          kind: 'confirm',
        }
      },
      answer({ hotline }, { code = '', question = '' }, { choiceId }) {
        if (choiceId === 'reword') return { to: 'reword' }
        if (choiceId !== 'publish' && choiceId !== 'refuse') return 'not_mine'
        return {
          do: { type: 'decide_card', code, act: choiceId, question },
          outcomes: {
            published: endWith('card.published'),
            dropped: endWith('card.dropped'),
            own_card: endWith('card.own'),
            already_decided: endWith('card.not_found'),
            not_found: endWith('card.not_found'),
            forbidden: endWith('staff.refused', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
    reword: {
      ask: () => ({ ask: say('card.ask_question', { limit: LONGEST_QUESTION }), kind: 'menu' }),
      answer: (_ctx, _data, { text }) =>
        text.length > LONGEST_QUESTION
          ? { to: 'reword' }
          : { to: 'confirm', data: { question: text } },
    },
  },
}
