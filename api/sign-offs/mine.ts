import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { SignOffRole } from '../../db/values/sign-offs'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import { readCases } from './cases'
import { listAskedOf, readSignatory } from './signer'
import { latestSnapshots, openSnapshot } from './snapshot'
import { factsLine, type PassedNotice, shownFingerprint } from './snapshot-facts'

/** One signature that waits for the contact that asks, with the facts it is about. */
export interface Waiting {
  id: string
  role: SignOffRole
  isDeputy: boolean
  householdId: string
  head: string
  area: string
  facts: string
  fingerprint: string
  reviews: number
  notices: PassedNotice[]
  /** Until when its code holds; null where there is none. */
  until: string | null
  /** This phone may give it; for its household a phone can be told, and not be good enough to sign. */
  maySign: boolean
}

/** More are not shown at once. */
const MOST = 100

/**
 * What waits for the contact's own signature: as an official, and for the households it speaks for,
 * by area and head. `about`: only what concerns this head or place.
 */
export async function listMine(
  ctx: RequestContext,
  { about }: { about?: string | undefined },
): Promise<{ total: number; items: Waiting[] }> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const signatory = await signatoryOf(ctx)
  const asked = await listAskedOf(db, ctx, signatory)
  const ids = asked.map(({ applicationId }) => applicationId)
  const cases = await readCases(db, ctx, ids)
  const areas = new Map<string, string>()
  for (const { areaPath } of cases)
    if (!areas.has(areaPath)) areas.set(areaPath, await areaInWords(db, county, areaPath))
  const wanted = about?.normalize('NFKC').replace(/\s+/g, '') ?? ''
  const found = cases
    .filter((each) => each.isToBeSigned)
    .map((each) => ({ ...each, area: areas.get(each.areaPath) ?? '' }))
    .filter(({ head, area }) => wanted === '' || head === wanted || area.includes(wanted))
  const shown = found.slice(0, MOST)
  const snapshots = await latestSnapshots(
    db,
    county,
    shown.map(({ application }) => application.id),
  )
  const items = shown.flatMap(({ application, head, area }): Waiting[] => {
    const snapshot = snapshots.get(application.id)
    if (!snapshot) return []
    const facts = openSnapshot(ctx, snapshot)
    const { householdId } = application
    const about = { householdId, head, area, facts: factsLine(facts) }
    const passed = { reviews: facts.reviews.length, notices: facts.notices }
    const fingerprint = shownFingerprint(snapshot.fingerprint)
    const rows = asked.filter(({ applicationId }) => applicationId === application.id)
    return rows.map(({ id, role, isDeputy, codeExpiresAt }) => {
      const maySign = role !== 'household' || signatory.maySignFor.includes(householdId)
      const until = codeExpiresAt?.toISOString() ?? null
      return { id, role, isDeputy, ...about, ...passed, fingerprint, until, maySign }
    })
  })
  return { total: found.length, items }
}

/** As whom the contact of a request signs. */
export async function signatoryOf(ctx: RequestContext) {
  const { county, deps } = ctx
  const contact = await getContact(deps.connection.db, county, requireContact(ctx))
  return readSignatory(deps.connection.db, ctx, contact)
}

async function getContact(db: Db, county: string, id: string) {
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, id)))
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}
