import { bySound, DetailedError, inMandarin, parseResponse, say } from '../../api/client'
import type { Choice, Flow, Move, StepContext } from '../conversation/flow'
import { simplify } from '../conversation/normalise'
import { endSorry, endWith } from '../conversation/say'
import { understand } from '../conversation/understand'

/** What the API takes of a question, and of what is passed on to a person. */
const LONGEST_QUESTION = 300
const LONGEST = 1000

const NONE = 'none'
const PASS_ON = [
  { id: 'yes', say: say('policy.pass_on', {}) },
  { id: 'no', say: say('policy.leave', {}) },
]

type Asked = Exclude<Move, 'not_mine'>

const tell = (answer: { text: string; source: { text: string } }): Asked => ({
  say: [say('policy.answer', { text: answer.text, source: answer.source.text })],
})

const isComplaint = (text: string) => understand(text).intent === 'complaint'

const ask = ({ api }: StepContext, text: string) =>
  parseResponse(api.policies.answers.$get({ query: { q: text.slice(0, LONGEST_QUESTION) } }))

/** An answer, as it is asked or else as it sounds (底包怎么申请); the questions it may have been, or a person. */
async function look(ctx: StepContext, text: string): Promise<Asked> {
  const asWritten = await ask(ctx, text)
  if (asWritten.answer) return tell(asWritten.answer)
  const heard = bySound(inMandarin(simplify(text)))
  const asHeard = heard === null ? null : await ask(ctx, heard)
  if (asHeard?.answer) return tell(asHeard.answer)
  const { others } = asWritten.others.length > 0 || !asHeard ? asWritten : asHeard
  if (others.length === 0 || isComplaint(text)) return { to: 'unknown' }
  return { to: 'which', data: { others: JSON.stringify(others) } }
}

/** A card may have gone in a deploy since it was offered. */
async function pick({ api }: StepContext, id: string): Promise<Asked> {
  try {
    return tell(await parseResponse(api.policies.answers[':id'].$get({ param: { id } })))
  } catch (error) {
    if (error instanceof DetailedError && error.statusCode === 404) return { to: 'unknown' }
    throw error
  }
}

const choicesOf = (others: string): Choice[] => [
  ...(JSON.parse(others) as { id: string; question: string }[]).map(({ id, question }) => ({
    id,
    say: say('policy.question', { question }),
  })),
  { id: NONE, say: say('policy.none_of_these', {}) },
]

/** 问: a short answer with its source; what no text says goes to a person, if wanted. */
export const askQuestion: Flow = {
  name: 'ask-question',
  first: 'begin',
  steps: {
    begin: {
      ask: (ctx, { text }) => (text ? look(ctx, text) : { to: 'text' }),
      answer: () => 'not_mine',
    },
    text: {
      ask: () => ({ ask: say('policy.ask', {}), kind: 'menu' }),
      answer(ctx, _data, { text }) {
        const { intent, isBare } = understand(text)
        if (isBare && intent === 'no') return { say: [say('policy.dropped', {})] }
        return isBare && intent === 'yes' ? { to: 'text' } : { to: 'begin', data: { text } }
      },
    },
    which: {
      ask: (_ctx, { others = '[]' }) => ({
        ask: { ...say('policy.which', {}), choices: choicesOf(others) },
        kind: 'menu',
      }),
      answer(ctx, _data, { choiceId }) {
        if (choiceId === undefined) return 'not_mine'
        return choiceId === NONE ? { to: 'unknown' } : pick(ctx, choiceId)
      },
    },
    unknown: {
      ask: (_ctx, { text = '' }) =>
        // It would go to a cadre, who may be the one it speaks of.
        isComplaint(text)
          ? { begin: 'not-yet', data: { what: 'complaint' } }
          : { ask: { ...say('policy.unknown', {}), choices: PASS_ON }, kind: 'confirm' },
      answer({ hotline }, { text = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('policy.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'call_for_help', kind: 'question', text: text.slice(0, LONGEST) },
          outcomes: {
            called: endWith('help.done'),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
