import { choicesFor, say, type Surveyed } from '../../api/client'
import { ANSWERS_SATISFACTION } from './satisfaction-talk'
import type { Session, Talk } from './session'
import { offeredIn } from './session'

const markOf = ({ drawId, seq, askedAt }: Surveyed) => `${drawId}:${seq}:${askedAt}`

/**
 * The conversation with a question of a survey in it that a message has put, once: as if it had been asked in the course of
 * it. `isNew`: it was put since the person wrote last.
 */
export function withSurveyed(
  session: Session,
  surveyed: Surveyed | null | undefined,
): { session: Session; isNew: boolean } {
  if (!surveyed) return { session, isNew: false }
  const mark = markOf(surveyed)
  if (session.surveyed === mark) return { session, isNew: false }
  const { drawId, seq, kind, askedAt } = surveyed
  const known = session.talks.find(({ flow }) => flow === ANSWERS_SATISFACTION)
  const isKnown = known?.data['drawId'] === drawId && known.data['seq'] === String(seq)
  // Put in the conversation itself, and not again since.
  if (isKnown && Date.parse(known.askedAt) >= Date.parse(askedAt))
    return { session: { ...session, surveyed: mark }, isNew: false }
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
  return { session: { ...session, talks: talks.slice(-3), surveyed: mark }, isNew: true }
}
