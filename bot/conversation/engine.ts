import { type Ending, say } from '../../api/client'
import type { FlowBook, Proposal } from './book'
import type { StepContext } from './flow'
import { forget, mustForget, withoutAccusation } from './forgetting'
import { normalise, readable } from './normalise'
import { EMPTY, readSession, type Talk } from './session'
import type { Understood } from './meaning'
import { isWishIn, withSurveyed } from './surveyed'
import { Turn } from './turn'
import { understand } from './understand'

const LONGEST_TEXT = 1000

/** (session, message) -> (session, replies, at most one command). No clock, and no IO but reads. */
export async function takeTurn(
  book: FlowBook,
  ctx: StepContext,
  stored: unknown,
  text: string,
): Promise<Proposal> {
  const session = withSurveyed(readSession(stored), ctx.contact.surveyed)
  const turn = new Turn(book, ctx, session)
  const said = readable(text)
  const isWish = isWishIn(ctx, turn.talks, said)
  const proposal = await answer(turn, ctx, { isFirst: stored === null, isWish }, said)
  const isToForget = turn.isToForget || (!isWish && mustForget(text, ctx.contact.staffId !== null))
  const asMenu = () => askMenu(book, ctx, turn.withoutForgotten(turn.talks))
  return forget(book, proposal, { before: turn.talks, asMenu: isToForget ? asMenu : null })
}

/** How the turn would end had the menu been asked for. */
async function askMenu(book: FlowBook, ctx: StepContext, talks: Talk[]): Promise<Ending> {
  const turn = new Turn(book, ctx, { ...EMPTY, talks })
  const { endings } = await turn.enter('menu', undefined, {}, talks)
  return endings['done'] ?? { replies: [], session: null }
}

interface As {
  isFirst: boolean
  /** What a survey has asked for, and nothing else, whatever it is like. */
  isWish: boolean
}

async function answer(turn: Turn, ctx: StepContext, { isFirst, isWish }: As, said: string) {
  const plain = normalise(said)
  if (plain === '') return turn.takeWordless()
  const read: Understood = isWish
    ? { intent: 'unknown', isBare: false, isGuess: true }
    : understand(said, ctx.contact.staffId !== null)
  const understood = turn.isToForget ? withoutAccusation(read, said) : read
  // Whoever cries for help is heard, however long the cry.
  if (said.length > LONGEST_TEXT && understood.intent !== 'urgent') {
    return turn.stay([say('common.too_long', { limit: LONGEST_TEXT })])
  }
  return turn.take(said, plain, understood, isFirst)
}
