import { bySound, DetailedError, inMandarin, parseResponse, say } from '../../api/client'
import type { Choice, Flow, Move, StepContext } from '../conversation/flow'
import { simplify } from '../conversation/normalise'
import { endSorry, endWith } from '../conversation/say'
import { understand } from '../conversation/understand'
import { isCry } from '../understanding/reading'
import { PASS_ON, rate } from './rate-answer'
import { type PolicyAnswer, tellAnswer, USEFUL_CHOICES } from './policy-words'

/** What the API takes of a question, and of what is passed on to a person. */
const LONGEST_QUESTION = 300
const LONGEST = 1000

const NONE = 'none'

type Asked = Exclude<Move, 'not_mine'>

const cutTo = (text: string) => text.slice(0, LONGEST_QUESTION)

/** Tells it, and keeps that it was asked; whoever was in the middle of something goes on with that. */
function tell(ctx: StepContext, text: string, answer: PolicyAnswer & { id: string }): Asked {
  const { reply, isRated, plain, parts } = tellAnswer(answer, ctx.contact.language)
  const at = { step: 'told', data: { text }, isOnce: true as const, orSay: [plain] }
  return {
    do: { type: 'note_question', text: cutTo(text), outcome: 'answered', answerId: answer.id },
    outcomes: {
      noted: { say: [reply], parts, ...(isRated && { at }) },
      refused: endSorry(ctx.hotline),
    },
  }
}

const isComplaint = (text: string) => understand(text).intent === 'complaint'

type Composing = 'true' | 'false'

/** A model that may word an answer takes its seconds: it is asked once, of what was asked as a question. */
const ask = ({ api }: StepContext, text: string, mayCompose: Composing) =>
  parseResponse(api.policies.answers.$get({ query: { q: cutTo(text), mayCompose } }))

/** An answer, as it is asked or else as it sounds (底包怎么申请); the questions it may have been, or a person. */
async function look(ctx: StepContext, text: string): Promise<Asked> {
  const asWritten = await ask(ctx, text, 'true')
  if (asWritten.answer) return tell(ctx, text, asWritten.answer)
  const heard = bySound(inMandarin(simplify(text)))
  const asHeard = heard === null ? null : await ask(ctx, heard, 'false')
  if (asHeard?.answer) return tell(ctx, text, asHeard.answer)
  const { others, why } = asWritten.others.length > 0 || !asHeard ? asWritten : asHeard
  if (isComplaint(text)) return { to: 'unknown' }
  if (others.length === 0) return decline(ctx, text, why === 'no_text_holds')
  return { to: 'which', data: { others: JSON.stringify(others) } }
}

/** Nothing is guessed; a person may answer. That it was asked is kept. */
function decline({ hotline }: StepContext, text: string, isInNoText: boolean): Asked {
  const why = isInNoText ? say('policy.in_no_text', {}) : say('policy.unknown', {})
  return {
    do: { type: 'note_question', text: cutTo(text), outcome: 'declined', answerId: null },
    outcomes: {
      noted: {
        say: [{ ...why, choices: PASS_ON }],
        at: {
          step: 'unknown',
          data: { text, isInNoText: isInNoText ? 'yes' : '' },
          kind: 'confirm',
        },
      },
      refused: endSorry(hotline),
    },
  }
}

/** Shorter ones say too little to be looked up unasked. */
const LEAST_UNASKED = 5
const ASKS =
  /[吗嘛么啥哪谁咋几啷?]|好(?:久|多|大)|多(?:少|久)|怎么|如何|什么|.不.?$|没(?:得|有)?$|程序|条件|期限|标准|材料|手续|能不能|可不可|会不会|有没/u

/**
 * Whether the library surely answers what nobody understood: 保护令管好久. What was understood as something else has
 * to be known as a question: 有车还能吃低保不.
 */
export async function isAnswered(
  ctx: StepContext,
  text: string,
  isUnderstood: boolean,
): Promise<boolean> {
  const plain = simplify(text)
  const isWorth = [...plain.matchAll(/\p{Script=Han}/gu)].length >= LEAST_UNASKED
  if (!isWorth || !ASKS.test(plain)) return false
  const { answer, isKnown } = await ask(ctx, text, 'false')
  return answer !== null && (isKnown || !isUnderstood)
}

/** A card may have gone since it was offered. */
async function pick(ctx: StepContext, text: string, id: string): Promise<Asked> {
  try {
    const found = ctx.api.policies.answers[':id'].$get({ param: { id }, query: {} })
    return tell(ctx, text, await parseResponse(found))
  } catch (error) {
    if (error instanceof DetailedError && error.statusCode === 404) return decline(ctx, text, false)
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
      ask(ctx, { text }) {
        if (!text) return { to: 'text' }
        return isCry(text) ? { begin: 'urgent', data: { text } } : look(ctx, text)
      },
      answer: () => 'not_mine',
    },
    text: {
      ask: () => ({ ask: say('policy.ask', {}), kind: 'menu' }),
      answer(ctx, _data, { text }) {
        const understood = understand(text)
        const { intent, isBare } = understood
        if (isBare && intent === 'no') return { say: [say('policy.dropped', {})] }
        if (isBare && (intent === 'yes' || intent === 'question')) return { to: 'text' }
        // Said once more, 问 is not what is asked.
        return { to: 'begin', data: { text: intent === 'question' ? understood.text : text } }
      },
    },
    which: {
      ask: (_ctx, { others = '[]' }) => ({
        ask: { ...say('policy.which', {}), choices: choicesOf(others) },
        kind: 'menu',
      }),
      answer(ctx, { text = '' }, { choiceId, text: said }) {
        const { intent, isBare } = understand(said)
        if (choiceId === undefined && isBare && intent === 'yes') return { to: 'which' }
        const isNone = choiceId === NONE || (choiceId === undefined && isBare && intent === 'no')
        if (choiceId === undefined && !isNone) return 'not_mine'
        return isNone || choiceId === undefined
          ? decline(ctx, text, false)
          : pick(ctx, text, choiceId)
      },
    },
    told: {
      ask: () => ({
        ask: { ...say('policy.ask_useful', {}), choices: USEFUL_CHOICES },
        kind: 'menu',
        isOnce: true,
      }),
      answer: (ctx, { text = '' }, { choiceId }) =>
        choiceId === undefined ? 'not_mine' : rate(ctx, choiceId === 'useful', text),
    },
    unknown: {
      ask: (_ctx, { text = '', isInNoText }) =>
        // It would go to a cadre, who may be the one it speaks of.
        isComplaint(text)
          ? { begin: 'file-complaint', data: { text } }
          : {
              ask: {
                ...(isInNoText ? say('policy.in_no_text', {}) : say('policy.unknown', {})),
                choices: PASS_ON,
              },
              kind: 'confirm',
            },
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
