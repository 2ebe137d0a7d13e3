import type { RequestContext } from '../http/context'
import { type Day, dayOf } from '../shared/day'
import { readVisitDraft, type VisitedHousehold } from '../visits/draft'
import { dayAsked } from './day-asked'

export interface ArchiveDraftInput {
  /** 牟大岭 2018年3月, 牟大岭 历史. */
  text: string
  householdName: string | null
  householdId: string | null
}

/** Whose file is asked for, and as of when. */
export interface ArchiveDraft {
  household: VisitedHousehold | null
  candidates: VisitedHousehold[]
  head: string | null
  /** Null: as it is today. */
  day: Day | null
  isHistory: boolean
  /** `day`: none that can be shown was said. */
  missing: 'household' | 'which' | 'group' | 'day' | null
}

export async function readArchiveDraft(
  ctx: RequestContext,
  { text, householdName, householdId }: ArchiveDraftInput,
): Promise<ArchiveDraft> {
  const { day, isNoDay, isHistory, rest } = dayAsked(text, dayOf(ctx.now))
  const named = { text: rest, householdName, householdId, dayWords: null }
  const { household, candidates, head, missing } = await readVisitDraft(ctx, named)
  const asked = { household, candidates, head, day, isHistory }
  if (household) return { ...asked, missing: isNoDay ? 'day' : null }
  return { ...asked, missing: missing === 'which' || missing === 'group' ? missing : 'household' }
}
