import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'

export interface StaffActor {
  kind: 'staff'
  staffId: string
  roles: { role: StaffRole; areaPath: AreaPath }[]
  /** Households they may not decide on: kin, work unit. */
  tiedHouseholdIds: string[]
}

/** Who asks. A contact is a phone or chat, not yet a proven person. */
export type Actor =
  | { kind: 'public' }
  | { kind: 'contact'; contactId: string }
  | StaffActor
  | { kind: 'job'; name: 'bot' | 'worker' | 'command' }

/** As it stands in events, audit and idempotency keys. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'public':
      return 'public'
    case 'contact':
      return `contact:${actor.contactId}`
    case 'staff':
      return `staff:${actor.staffId}`
    case 'job':
      return `job:${actor.name}`
  }
}
