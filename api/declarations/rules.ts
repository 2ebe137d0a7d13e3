import type { DeclarationHitStatus, DeclarationKind } from '../../db/values/integrity'
import type { Day } from '../shared/day'

export type DeclareRefusal = 'already_declared'

/** A declaration that holds, as far as it matters for the next one. */
export interface Standing {
  kind: DeclarationKind
  name: string | null
  householdId: string | null
  firm: string | null
  declaredOn: Day
}

/** A firm's name as it is compared: 巫溪（县）某某 公司 and 巫溪县某某公司 are one. */
export const plainFirm = (firm: string): string =>
  firm
    .normalize('NFKC')
    .replace(/[\s()·,.，。、"“”]/gu, '')
    .toLowerCase()

/** Why something is not declared again; null when it is new. Nothing to declare is said once a year. */
export function declareRefusal(
  given: Pick<Standing, 'kind' | 'name' | 'householdId' | 'firm'>,
  standing: readonly Standing[],
  today: Day,
): DeclareRefusal | null {
  const isSame = standing.some((each) => {
    if (each.kind !== given.kind) return false
    if (given.kind === 'none') return each.declaredOn.slice(0, 4) === today.slice(0, 4)
    if (given.kind === 'interest') return plainFirm(each.firm ?? '') === plainFirm(given.firm ?? '')
    return each.name === given.name && each.householdId === given.householdId
  })
  return isSame ? 'already_declared' : null
}

export type DecideRefusal = 'already_decided' | 'same_unit' | 'tied'

/** Why somebody cannot decide about what kin of a cadre got; null when they can. */
export function decideRefusal(facts: {
  status: DeclarationHitStatus
  isSameUnit: boolean
  /** Kin of the cadre, or tied to the household. */
  isTied: boolean
}): DecideRefusal | null {
  if (facts.isTied) return 'tied'
  if (facts.isSameUnit) return 'same_unit'
  return facts.status === 'open' ? null : 'already_decided'
}
