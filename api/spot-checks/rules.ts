import type { ProjectStatus } from '../../db/values/projects'
import { type Personal, personalIn } from '../village-lists/rules'

export type CheckRefusal =
  Personal | 'not_drawn' | 'own_approval' | 'own_acceptance' | 'own_work' | 'no_words' | 'no_photo'

/** Why the result of a check cannot be taken so; null when it can. */
export function checkRefusal(facts: {
  status: ProjectStatus
  isDrawn: boolean
  /** The actor approved the project. */
  hasApproved: boolean
  /** The actor accepted it, in another role. */
  hasAccepted: boolean
  /** The actor brought it, carried it out or leads it. */
  isOwnWork: boolean
  text: string
  photos: number
}): CheckRefusal | null {
  if (facts.status !== 'accepted' || !facts.isDrawn) return 'not_drawn'
  if (facts.hasApproved) return 'own_approval'
  if (facts.hasAccepted) return 'own_acceptance'
  if (facts.isOwnWork) return 'own_work'
  const personal = personalIn(facts.text)
  if (personal) return personal
  if ([...facts.text.trim()].length < 2) return 'no_words'
  return facts.photos < 1 ? 'no_photo' : null
}
