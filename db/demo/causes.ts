import type { HealthState, HouseholdRecord, PovertyCause } from '../values/roll'
import type { Member } from './family'
import { weighted, type Random } from './random'

const CAUSES = weighted<PovertyCause>(
  ['illness', 22],
  ['disability', 10],
  ['schooling', 12],
  ['disaster', 5],
  ['lack_of_land', 5],
  ['lack_of_water', 3],
  ['lack_of_skill', 14],
  ['lack_of_labour', 12],
  ['lack_of_funds', 8],
  ['poor_transport', 4],
  ['lack_of_drive', 3],
  ['marriage_cost', 1],
  ['funeral_cost', 1],
)

export type Causes = Pick<HouseholdRecord, 'mainCause' | 'otherCauses'>

/** A household with more of its members of working age than this does not lack hands. */
const HANDS_PERCENT = 25

/** One main cause and up to two more; schooling only where somebody is at school, hands only where they lack. */
export function drawCauses(random: Random, members: readonly Member[]): Causes {
  const atSchool = members.some(({ age }) => age >= 6 && age < 18)
  const hands = members.filter(({ age }) => age >= 16 && age < 60).length
  const hasHands = hands * 100 > members.length * HANDS_PERCENT
  const possible = () => {
    const cause = random.pick(CAUSES)
    const isUntrue =
      (cause === 'schooling' && !atSchool) || (cause === 'lack_of_labour' && hasHands)
    return isUntrue ? 'lack_of_skill' : cause
  }
  const mainCause = possible()
  const otherCauses = new Set<PovertyCause>()
  for (let i = random.pick([0, 1, 1, 1, 2]); i > 0; i--) otherCauses.add(possible())
  otherCauses.delete(mainCause)
  return { mainCause, otherCauses: [...otherCauses] }
}

const HEALTH_BEHIND: Partial<Record<PovertyCause, HealthState>> = {
  illness: 'serious_illness',
  disability: 'disabled',
}

/** The health of members that makes the causes true; empty where health has no part in them. */
export function healthBehind({ mainCause, otherCauses }: Causes): HealthState[] {
  return [mainCause, ...otherCauses].flatMap((cause) => (cause && HEALTH_BEHIND[cause]) || [])
}
