import { parseResponse, type Reply, say } from '../../api/client'
import type { Choice, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isForbidden } from './allowed'

export const CARD_CHOICES: Choice[] = [
  { id: 'adopt', say: say('card.publish', {}) },
  { id: 'not_adopt', say: say('card.refuse', {}) },
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

const ACTS = { adopt: 'publish', not_adopt: 'refuse' } as const

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
        const shownNow = { code: card.code, id: card.id, question: question ?? card.question }
        return { to: 'confirm', data: shownNow }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { id, question = '' }) {
        const card = (await listCardsToDecide(ctx))?.find((each) => each.id === id)
        if (!card) return { say: [say('card.not_found', {})] }
        return {
          before: shown({ ...card, question }),
          ask: { ...say('card.decide', {}), choices: CARD_CHOICES },
          kind: 'confirm',
        }
      },
      async answer(ctx, { code = '', id, question = '' }, { choiceId }) {
        const { hotline } = ctx
        if (choiceId === 'reword') return { to: 'reword' }
        if (choiceId !== 'adopt' && choiceId !== 'not_adopt') return 'not_mine'
        const now = (await listCardsToDecide(ctx))?.find((each) => each.code === code)
        // Answered better meanwhile: what has not been seen is not decided.
        if (now && now.id !== id) return { to: 'confirm', data: { id: now.id } }
        return {
          do: { type: 'decide_card', code, act: ACTS[choiceId], question },
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
