import type { PersonRecord } from '../values/roll'
import { ageOn, birthOf, DEMO_ROLL_DAY, phoneAt } from './identity'
import type { Random } from './random'

export interface Phones {
  /** Gives phones to a household's members: about 85 households in 100 have one. */
  give(random: Random, people: PersonRecord[]): void
}

/**
 * Deals phones in order. Now and then a household writes down a relative's phone instead: the one
 * given just before, and never a third time.
 */
export function createPhones(): Phones {
  let dealt = 0
  let lendable: string | null = null
  return {
    give(random, people) {
      const adults = people.filter(({ idNumber }) => {
        const age = ageOn(DEMO_ROLL_DAY, birthOf(idNumber))
        return age >= 16 && age < 80
      })
      const holder = random.chance(0.85) ? adults[0] : (adults[1] ?? adults[0])
      // The old who live alone are those without a phone.
      if (!holder || !random.chance(holder.relation === '户主' && !people[1] ? 0.4 : 0.92)) return
      if (lendable && random.chance(0.03)) {
        holder.phone = lendable
        lendable = null
        return
      }
      holder.phone = phoneAt(dealt++)
      lendable = holder.phone
      const second = adults.find(({ phone }) => !phone)
      if (second && random.chance(0.25)) second.phone = phoneAt(dealt++)
    },
  }
}
