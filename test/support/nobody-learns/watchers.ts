import type { Part } from '../../../api/shared/rights'
import { STAFF_ROLES } from '../../../db/values/staff'
import type { Standing } from '../rights-world'
import type { Stage } from './stage'

export interface Watcher {
  name: string
  actor: string | undefined
  /** From where they ask; null: they have no phone. */
  phone: string | null
}

/**
 * Who looks: the accused, kin of theirs in the office and among the inspectors, who works beside them; every part of the
 * county's, each tied to one household; who lives with the filer, and another villager; who has no name at all.
 * @param isNear Only those who would hear first.
 */
export function watchersOf({ world, phones, people }: Stage, isNear: boolean): Watcher[] {
  const staff = (name: string, actor: string): Watcher => ({
    name,
    actor,
    phone: phones.get(actor) ?? null,
  })
  const { inside, tied } = world.standings
  const part = (each: Part) => staff(each, String(world.actors.get(each)))
  const { accused, kin, kinInspector, colleague, housemate } = people
  const near = [
    staff('accused', accused.actor),
    staff('kin among inspectors', kinInspector.actor),
    part('township_secretary'),
    part('discipline_inspector'),
    { name: 'housemate', ...housemate },
  ]
  if (isNear) return near
  const named = new Set(near.map(({ name }) => name))
  const villager = (name: string, { contactId, phone }: Standing): Watcher => ({
    name,
    actor: `contact:${contactId}`,
    phone,
  })
  const jobs = (['public', 'command', 'bot', 'worker'] as const).map((each) => ({
    name: each,
    actor: world.actors.get(each),
    phone: null,
  }))
  return [
    ...near,
    staff('kin', kin.actor),
    staff('colleague', colleague.actor),
    ...STAFF_ROLES.filter((role) => !named.has(role)).map(part),
    villager('neighbour', inside),
    villager('kin of everybody', tied),
    ...jobs,
  ]
}
