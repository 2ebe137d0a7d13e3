import { type HouseholdStatus, type Reply, say } from '../../api/client'

/** Where one household stands, in a sentence. */
export function statusReply(household: HouseholdStatus): Reply {
  const { head, area, status, watch, year, application, listing, mayApply } = household
  const who = { head, area }
  // First what can be undone only for a day.
  if (application?.isWithdrawing) {
    return say('status.withdrawing', { ...who, code: application.code })
  }
  if (listing) {
    const { level, stage, code, closesOn, objectionDueOn } = listing
    const kind = application?.kind ?? 'identification'
    const until = objectionDueOn ?? closesOn
    return say('status.listed', { ...who, kind, level, stage, code, until })
  }
  if (application?.status === 'filed') {
    const { code, due, kind, level, waits: stage } = application
    if (level) return say('status.waits', { ...who, kind, level, stage, code, due })
    return say('status.applied', { ...who, status, code, due })
  }
  if (
    application?.decidedOn &&
    (mayApply || (application.kind === 'exit' && isSupported(status)))
  ) {
    const { kind, decidedOn: day } = application
    return say('status.declined', { ...who, kind, day })
  }
  return say('status.household', { ...who, status, watch, year })
}

/** Still in the programme, so that an exit that was declined is the news. */
const isSupported = (status: HouseholdStatus['status']) =>
  status === 'registered' || status === 'returned'

/** As many as there are digits. */
const MOST_CHOICES = 9
/** So many names fit into two segments as they are; of more only the beginnings do. */
const MOST_WHOLE_NAMES = 5
const BEGINNING = 8

/** A contact of several households is asked which one; their names are the choices. */
export const householdChoices = (households: readonly HouseholdStatus[]) =>
  households.slice(0, MOST_CHOICES).map(({ householdId, head }) => ({
    id: householdId,
    say: say('common.text', {
      text: households.length > MOST_WHOLE_NAMES ? head.slice(0, BEGINNING) : head,
    }),
  }))
