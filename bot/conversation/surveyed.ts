import { choicesFor, say, type Surveyed } from '../../api/client'
import { answersAsked } from './asked'
import { readAgain } from '../understanding/reading'
import type { Data, StepContext } from './flow'
import type { Understood } from './meaning'
import { normalise } from './normalise'
import { isOpenAnswer } from './open-answers'
import { saidLevel } from './satisfaction-levels'
import { ANSWERS_SATISFACTION } from './satisfaction-talk'
import { understand } from './understand'
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

/** Whether a message is a wish or an opinion, with a question open that asks for what somebody has to say. */
export function isWishIn(
  { contact }: Pick<StepContext, 'contact'>,
  talks: readonly Talk[],
  text: string,
): boolean {
  const top = talks.at(-1)
  const asks =
    top && top.flow !== 'menu' ? isSurvey(top) && top.data['kind'] : contact.surveyed?.kind
  if (asks !== 'words') return false
  const isStaff = contact.staffId !== null
  return isOpenAnswer(readAgain(understand(text, isStaff), text, isStaff), text)
}

export const isSurvey = (talk: Talk | undefined): boolean => talk?.flow === ANSWERS_SATISFACTION

/** 算了 ends what was begun last: a person goes on listening, and a survey that was interrupted goes on. */
export const outlivesCancel = (talk: Talk, top: Talk): boolean =>
  talk.isTalk === true || (talk !== top && isSurvey(talk))

/** How often an interrupted question comes back before it is taken to be dropped; a survey says how to end it. */
const [MOST_REPEATS, MOST_OF_SURVEY] = [1, 3]

/** Whether a question has come back often enough. A person goes on listening, whatever comes between. */
export const isTiresome = (talk: Talk, repeats: number): boolean =>
  !talk.isTalk && repeats > (isSurvey(talk) ? MOST_OF_SURVEY : MOST_REPEATS)

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
  const read = readAgain(understood, text, staffId !== null)
  const isMeant =
    saidLevel(plain) !== undefined ||
    (surveyed.kind === 'words' && (read.intent === 'unknown' || isOpenAnswer(read, text)))
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
