import { parseResponse, type Reply, say } from '../../api/client'
import type { Choice, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { isForbidden } from './allowed'
import { inPieces } from './policy-words'

export const CARD_CHOICES: Choice[] = [
  { id: 'adopt', say: say('card.publish', {}) },
  { id: 'not_adopt', say: say('card.refuse', {}) },
  { id: 'reword', say: say('card.reword', {}) },
]

const LONGEST_QUESTION = 100

/**
 * What colleagues answered to villagers or wrote, and proposed for everybody; null where one has no say in it.
 * @param code Only those of this number.
 */
export async function listCardsToDecide({ api }: StepContext, code?: string) {
  const query = { status: 'proposed', isToDecide: 'true', ...(code && { code }) } as const
  const response = await api.policies.cards.$get({ query })
  if (isForbidden(response)) return null
  return (await parseResponse(Promise.resolve(response))).items
}

type Card = NonNullable<Awaited<ReturnType<typeof listCardsToDecide>>>[number]

type Shown = Pick<Card, 'question' | 'answer' | 'aliasOf'>

/** In one message, cut where it is longer. */
export const shownCard = ({ question, answer, aliasOf }: Shown): Reply =>
  aliasOf === null
    ? say('card.preview', { question, text: answer })
    : say('card.preview_alias', { question, text: answer })

/** As much of an answer as the preview shows, and of one that goes on. */
const IN_PREVIEW = 100
const IN_FIRST = 80
const IN_PART = 48
const MOST_PARTS = 12

/** All of it is seen before it is for everybody: what one message does not hold comes by 下. */
function seenWhole(card: Card): { before: Reply; parts: Reply[] } {
  const { question, answer, aliases, source, aliasOf, area, validFrom, validTo } = card
  const isPlain = aliases.length === 0 && source === null && area === null && validTo === null
  if (aliasOf !== null || (isPlain && answer.length <= IN_PREVIEW))
    return { before: shownCard(card), parts: [] }
  const [text = '', ...rest] = inPieces(answer, IN_FIRST, IN_PART)
  const days = `${validFrom}–${validTo ?? ''}`
  const wordings = inPieces(aliases.join('、'), IN_PART, IN_PART)
  const parts = [
    ...rest.map((piece) => say('card.part', { text: piece })),
    say('card.terms', { source: source ?? '', area: area ?? '', days }),
    ...wordings.map((piece) => say('card.wordings', { text: piece })),
  ]
  return {
    before: say('card.preview_more', { question, text }),
    parts: parts.slice(0, MOST_PARTS),
  }
}

const ACTS = { adopt: 'publish', not_adopt: 'refuse' } as const

/** 采用, 不采用, with or without its number: decides what a colleague answered or wrote. Nothing is public before. */
export const decideCard: Flow = {
  name: 'decide-card',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code, question }) {
        const { contact, hotline } = ctx
        const cards = contact.staffId ? await listCardsToDecide(ctx, code) : null
        if (cards === null) return { say: [say('staff.refused', { hotline })] }
        const [card] = cards
        if (!card) return { say: [code ? say('card.not_found', {}) : say('card.none', {})] }
        const shownNow = { code: card.code, id: card.id, question: question ?? card.question }
        return { to: 'confirm', data: shownNow }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      async ask(ctx, { code, id, question = '' }) {
        const card = (await listCardsToDecide(ctx, code))?.find((each) => each.id === id)
        if (!card) return { say: [say('card.not_found', {})] }
        return {
          ...seenWhole({ ...card, question }),
          ask: { ...say('card.decide', {}), choices: CARD_CHOICES },
          kind: 'confirm',
        }
      },
      async answer(ctx, { code = '', id, question = '' }, { choiceId }) {
        const { hotline } = ctx
        if (choiceId === 'reword') return { to: 'reword' }
        if (choiceId !== 'adopt' && choiceId !== 'not_adopt') return 'not_mine'
        const now = (await listCardsToDecide(ctx, code))?.[0]
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
