import { addHours } from '../shared/day'
import { opensAt } from '../shared/sending-hours'

export interface VillageCount {
  path: string
  recipients: number
}

/**
 * When each village begins, so that no more than so many messages begin within an hour and whoever
 * answers can be answered; none at night. A village with more than that many has its hours to itself.
 * @param perHour Null: all begin at once.
 */
export function planStarts(
  villages: readonly VillageCount[],
  start: Date,
  perHour: number | null,
): Map<string, Date> {
  const starts = new Map<string, Date>()
  let slot = opensAt('broadcast', start)
  let begun = 0
  for (const { path, recipients } of villages) {
    while (perHour !== null && begun > 0 && begun + recipients > perHour) {
      slot = opensAt('broadcast', addHours(slot, 1))
      begun = Math.max(0, begun - perHour)
    }
    starts.set(path, slot)
    begun += recipients
  }
  return starts
}
