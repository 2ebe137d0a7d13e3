import type { ProjectAct, ProjectStatus } from '../../db/values/projects'
import { type Personal, personalIn } from '../village-lists/rules'

/** Who decided on a project below, asked for it or carried it out does not accept it. */
export const OWN_WORK = [
  'discussed',
  'applied',
  'started',
  'progressed',
  'finished',
] as const satisfies readonly ProjectAct[]

const UNITS =
  '平方米|平方|平米|立方米|立方|公里|千米|毫米|厘米|公斤|千克|米|里|方|亩|公顷|吨|斤|口|座|个|处|盏|台|套|户|人|头|只|匹|箱|株|棵|根|条|间|次|期|场|眼|道|辆|件|批|组|段|栋|层|盘|张|本|袋|千瓦|㎡|m²|m³|m2|m3|km|kg|m'
const NUMBER = '[\\d一二两三四五六七八九十百千万半]+(?:\\.\\d+)?'
const QUANTITY = new RegExp(`${NUMBER}\\s*(?:多|余|来|几)?\\s*(?:${UNITS})`, 'iu')

/** Whether words say how much was really found, rather than that it is fine. */
export const saysQuantity = (text: string): boolean => QUANTITY.test(text.normalize('NFKC'))

export type AcceptanceRefusal =
  | Personal
  | 'not_finished'
  | 'already_accepted'
  | 'own_work'
  | 'no_quantity'
  | 'above_approved'
  | 'no_photo'
  | 'goals_missing'

/** Why a project cannot be accepted so; null when it can. Open comments are looked at beside it. */
export function acceptanceRefusal(facts: {
  status: ProjectStatus
  /** The actor decided on it below, applied for it, carried it out or leads it. */
  isOwnWork: boolean
  text: string
  amountFen: number
  approvedFen: number | null
  photos: number
  /** Performance goals it has, and for how many it is said what came of them. */
  goals: number
  achieved: number
}): AcceptanceRefusal | null {
  return (
    standing(facts) ??
    personalIn(facts.text) ??
    (saysQuantity(facts.text) ? null : 'no_quantity') ??
    (facts.amountFen > (facts.approvedFen ?? 0) ? 'above_approved' : null) ??
    (facts.photos < 1 ? 'no_photo' : null) ??
    (facts.goals === facts.achieved ? null : 'goals_missing')
  )
}

/** Why its work cannot be sent back; null when it can. */
export const returnRefusal = (facts: {
  status: ProjectStatus
  isOwnWork: boolean
  reason: string
}): Personal | 'not_finished' | 'already_accepted' | 'own_work' | null =>
  standing(facts) ?? personalIn(facts.reason)

function standing({ status, isOwnWork }: { status: ProjectStatus; isOwnWork: boolean }) {
  if (['accepted', 'checked', 'settled'].includes(status)) return 'already_accepted' as const
  if (status !== 'finished') return 'not_finished' as const
  return isOwnWork ? ('own_work' as const) : null
}
