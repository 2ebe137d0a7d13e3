import { choicesFor, say, type Surveyed } from '../../api/client'
import { answersAsked } from './asked'
import { readAgain } from '../understanding/reading'
import type { Data, StepContext } from './flow'
import type { Understood } from './meaning'
import { normalise } from './normalise'
import { saidLevel } from './satisfaction-levels'
import { ANSWERS_SATISFACTION } from './satisfaction-talk'
import { hasLapsed, offeredIn, type Session, type Talk } from './session'

const markOf = ({ drawId, seq, askedAt }: Surveyed) => `${drawId}:${seq}:${askedAt}`

/**
 * The conversation with a question of a survey in it that a message has put, once: as if it had been asked in the course of
 * it.
 */
export function withSurveyed(session: Session, surveyed: Surveyed | null | undefined): Session {
  if (!surveyed) return session
  const mark = markOf(surveyed)
  if (session.surveyed === mark) return session
  const { drawId, seq, kind, askedAt } = surveyed
  const known = session.talks.find(({ flow }) => flow === ANSWERS_SATISFACTION)
  const isKnown = known?.data['drawId'] === drawId && known.data['seq'] === String(seq)
  // Put in the conversation itself, and not again since.
  if (isKnown && Date.parse(known.askedAt) >= Date.parse(askedAt))
    return { ...session, surveyed: mark }
  const choices = choicesFor(kind)
  const talk: Talk = {
    flow: ANSWERS_SATISFACTION,
    step: 'asked',
    data: { drawId, seq: String(seq), kind },
    offered: offeredIn({ ...say('common.pick', {}), ...(choices && { choices }) }),
    kind: 'survey',
    ...(kind === 'words' && { isNumeric: true as const }),
    askedAt,
  }
  const others = session.talks.filter(({ flow }) => flow !== ANSWERS_SATISFACTION)
  const isLater = ({ askedAt: at }: Talk) => Date.parse(at) > Date.parse(askedAt)
  const talks = [...others.filter((each) => !isLater(each)), talk, ...others.filter(isLater)]
  return { ...session, talks: talks.slice(-3), surveyed: mark, isSurveyNew: true }
}

/** A message that is for a survey though no open question of its own takes it; where it lies on top of what was interrupted. */
function surveyStart(
  { contact, receivedAt }: StepContext,
  { talks, isSurveyNew }: Session,
  text: string,
  understood: Understood,
): { flow: string; data: Data; beneath: Talk[] } | undefined {
  const plain = normalise(text)
  const top = talks.at(-1)
  const other = talks.at(-2)
  if (top?.flow === ANSWERS_SATISFACTION) {
    // It came while another question was open: a digit alone may answer either.
    const isOpen = other && other.flow !== 'menu' && !hasLapsed(other, receivedAt)
    if (!isSurveyNew || !isOpen || !/^[1-9]$/u.test(plain)) return undefined
    // The other one lies on top, to be taken up again.
    const beneath = [...talks.slice(0, -2), top, other]
    return { flow: 'which-question', data: { digit: plain, survey: 'yes' }, beneath }
  }
  const { surveyed, staffId } = contact
  if (!surveyed || understood.intent !== 'unknown' || (top && top.flow !== 'menu')) return undefined
  // 满意, or words where these are asked for, with nothing but the menu open: nothing else asks for them.
  const isMeant =
    saidLevel(plain) !== undefined ||
    (surveyed.kind === 'words' &&
      readAgain(understood, text, staffId !== null).intent === 'unknown')
  return isMeant
    ? { flow: ANSWERS_SATISFACTION, data: { said: text }, beneath: [...talks] }
    : undefined
}

/** What a message answers that a message of ours has asked: 收到没?, or a survey. */
export function putBefore(
  ctx: StepContext,
  session: Session,
  text: string,
  understood: Understood,
) {
  const { talks } = session
  const asked = answersAsked(ctx.households, talks.at(-1), normalise(text), ctx.receivedAt)
  return asked ? { ...asked, beneath: [...talks] } : surveyStart(ctx, session, text, understood)
}
