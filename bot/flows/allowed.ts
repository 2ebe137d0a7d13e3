import { parseResponse, type RightAction, type Reply, say } from '../../api/client'
import type { StepContext } from '../conversation/flow'

/** Whether the API said that this is not theirs to see or do; its typed client knows only what goes well. */
export const isForbidden = ({ status }: { status: number }): boolean => status === 403

/** What is said at once, before anything is asked, to whoever may not do it anywhere; null to all others. */
export async function refusalFor(
  { api, contact, hotline }: StepContext,
  action: RightAction,
): Promise<{ say: Reply[] } | null> {
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  const response = api.counties.rights[':action'].$get({ param: { action } })
  const { isAllowed } = await parseResponse(response)
  return isAllowed ? null : { say: [say('staff.refused', { hotline })] }
}
