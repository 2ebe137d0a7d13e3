import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeVillages, villageCases } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { contestedVillages } from './contested'
import type { Notice } from './find'
import { STANDING } from './rules'

export type VillageEntry = Awaited<ReturnType<typeof listStandingVillages>>[number]

/** What still stands on a list of villages, with the case behind each. */
export function listStandingVillages(tx: Db, county: string, noticeId: string) {
  return tx
    .select({
      villageCaseId: noticeVillages.villageCaseId,
      villagePath: noticeVillages.villagePath,
      village: noticeVillages.villageName,
      status: noticeVillages.status,
      caseStatus: villageCases.status,
      level: villageCases.level,
      proposedBy: villageCases.proposedBy,
    })
    .from(noticeVillages)
    .innerJoin(
      villageCases,
      and(eq(villageCases.county, county), eq(villageCases.id, noticeVillages.villageCaseId)),
    )
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.noticeId, noticeId),
        inArray(noticeVillages.status, STANDING),
      ),
    )
    .orderBy(asc(noticeVillages.villageCaseId))
}

/** The villages of a list by what may become of them now, as households are sorted. */
export async function sortVillages(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { id }: Pick<Notice, 'id'>,
) {
  const standing = await listStandingVillages(tx, county, id)
  const contested = await contestedVillages(tx, county, id, now)
  const isGone = ({ caseStatus }: VillageEntry) => caseStatus !== 'filed'
  const isContested = ({ villageCaseId }: VillageEntry) => contested.has(villageCaseId)
  const staying = standing.filter((entry) => !isGone(entry))
  return {
    /** Decided on by anything else. */
    gone: standing.filter(isGone),
    ready: staying.filter((entry) => !isContested(entry)),
    contested: staying.filter((entry) => isContested(entry) && entry.status === 'listed'),
    severed: staying.filter((entry) => isContested(entry) && entry.status === 'severed'),
  }
}

/** Held until the end, in the order of their ids; the caller holds the list before them. */
export function lockCases(tx: Db, county: string, ids: readonly string[]) {
  return tx
    .select()
    .from(villageCases)
    .where(and(eq(villageCases.county, county), inArray(villageCases.id, [...ids])))
    .orderBy(asc(villageCases.id))
    .for('update')
}

/** Changes what became of villages that still wait; the caller holds the list. */
export async function setVillages(
  tx: Db,
  county: string,
  noticeId: string,
  villageCaseIds: readonly string[],
  status: 'severed' | 'removed' | 'advanced',
) {
  if (villageCaseIds.length === 0) return
  await tx
    .update(noticeVillages)
    .set({ status })
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.noticeId, noticeId),
        inArray(noticeVillages.villageCaseId, [...villageCaseIds]),
        inArray(noticeVillages.status, STANDING),
      ),
    )
}

/** The same in the story of each case and of its village. */
export const ofEach = (
  cases: readonly { villageCaseId: string; villagePath: string }[],
  type: string,
  about: Record<string, unknown>,
) =>
  cases.flatMap(({ villageCaseId, villagePath }) =>
    [`village_case:${villageCaseId}`, `village:${villagePath}`].map((subject) => ({
      subject,
      type,
      details: { villageCaseId, villagePath, ...about },
    })),
  )
