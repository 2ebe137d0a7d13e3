import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households, signOffs, snapshots, staff } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { listLive, readCases, type SignOff, signOffsOf } from './cases'
import { reasonPlace } from './refuse'
import { listUnproved, signedOffAmong } from './signed'
import { latestSnapshots, openSnapshot } from './snapshot'
import { shownFingerprint } from './snapshot-facts'

export interface SignOffQuery extends PageQuery {
  areaPath?: string | undefined
  /** `asked`: somebody has not signed yet. */
  status?: 'asked' | 'signed' | undefined
}

/** Cases of the actor's area that wait for signatures or have them, oldest first, with who is missing. */
export async function listSignOffs(ctx: RequestContext, query: SignOffQuery) {
  const { county } = ctx
  const { areaPath, status, cursor, limit } = query
  const { db } = ctx.deps.connection
  const live = (which: 'asked' | 'signed') => sql`exists (
    select from ${signOffs} where ${signOffs.county} = ${county}
       and ${signOffs.applicationId} = ${applications.id} and ${signOffs.status} = ${which})`
  const isWanted = {
    asked: live('asked'),
    signed: sql`(${live('signed')} and not ${live('asked')})`,
    any: sql`(${live('signed')} or ${live('asked')})`,
  }[status ?? 'any']
  const rows = await db
    .select({ id: applications.id, filedAt: applications.filedAt })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        inScope(ctx, households.areaPath),
        areaPath
          ? sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`
          : undefined,
        isWanted,
        afterCursor(cursor, applications.filedAt, applications.id),
      ),
    )
    .orderBy(asc(applications.filedAt), asc(applications.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ filedAt, id }) => [filedAt.toISOString(), id])
  const ids = items.map(({ id }) => id)
  return { items: await presentAll(db, ctx, ids), next }
}

async function presentAll(db: Db, ctx: RequestContext, ids: readonly string[]) {
  const { county } = ctx
  const cases = await readCases(db, ctx, ids)
  const live = Map.groupBy(await listLive(db, county, ids), (row) => row.applicationId)
  const done = await signedOffAmong(db, county, ids)
  const unproved = await listUnproved(db, county, ids)
  const latest = await latestSnapshots(db, county, ids)
  const names = await namesOf(db, county, [...live.values()].flat())
  return ids.flatMap((id) => {
    const found = cases.find(({ application }) => application.id === id)
    if (!found) return []
    const rows = live.get(id) ?? []
    const isSigned = (role: string) =>
      rows.some((row) => row.role === role && row.status === 'signed')
    const roles = signOffsOf(found)?.roles ?? []
    const snapshot = latest.get(id)
    return {
      applicationId: id,
      kind: found.application.kind,
      householdId: found.application.householdId,
      head: found.head,
      areaPath: found.areaPath,
      fingerprint: snapshot ? shownFingerprint(snapshot.fingerprint) : null,
      missing: roles.filter((role) => !isSigned(role)),
      isSignedOff: done.has(id),
      signOffs: rows.map((row) => ({
        ...present(row, names),
        isPhotoMissing: unproved.get(id)?.some((each) => each.id === row.id) ?? false,
      })),
    }
  })
}

const present = (row: SignOff, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  role: row.role,
  status: row.status,
  way: row.way,
  snapshotSeq: row.snapshotSeq,
  staffId: row.staffId,
  name: names.get(row.staffId ?? '') ?? null,
  isDeputy: row.isDeputy,
  deputyReason: row.deputyReason,
  /** A code is out; without one it can be given on paper alone, or a deputy is missing. */
  hasCode: row.codeHash !== null,
  askedAt: row.askedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
})

async function namesOf(db: Db, county: string, rows: readonly SignOff[]) {
  const ids = [...new Set(rows.flatMap(({ staffId, enteredBy }) => [staffId, enteredBy]))]
  const known = ids.flatMap((id) => id ?? [])
  if (known.length === 0) return new Map<string, string>()
  const found = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, known)))
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Everything that was ever signed, refused or void of one case, version by version; on record. */
export async function getSignOffs(tx: Db, ctx: RequestContext, applicationId: string) {
  const { county, deps } = ctx
  const [found] = await readCases(tx, ctx, [applicationId])
  if (!found) throw new ApiError('not_found', 'application')
  requireInScope(ctx, found.areaPath, 'application')
  await recordAccess(tx, ctx, 'sign_off.read', `application:${applicationId}`)
  const ofCase = and(eq(signOffs.county, county), eq(signOffs.applicationId, applicationId))
  const rows = await tx
    .select()
    .from(signOffs)
    .where(ofCase)
    .orderBy(asc(signOffs.askedAt), asc(signOffs.role), asc(signOffs.id))
  const versions = await tx
    .select()
    .from(snapshots)
    .where(and(eq(snapshots.county, county), eq(snapshots.applicationId, applicationId)))
    .orderBy(asc(snapshots.seq))
  const names = await namesOf(tx, county, rows)
  const reasonOf = ({ id, reasonSealed }: SignOff) =>
    reasonSealed && deps.sealer.open(reasonPlace(county, id), reasonSealed)
  return {
    applicationId,
    head: found.head,
    area: await areaInWords(tx, county, found.areaPath),
    isSignedOff: (await signedOffAmong(tx, county, [applicationId])).has(applicationId),
    versions: versions.map((snapshot) => ({
      seq: snapshot.seq,
      madeAt: snapshot.madeAt.toISOString(),
      fingerprint: snapshot.fingerprint.toString('hex'),
      facts: openSnapshot(ctx, snapshot),
      signOffs: rows
        .filter((row) => row.snapshotSeq === snapshot.seq)
        .map((row) => ({
          ...present(row, names),
          enteredBy: names.get(row.enteredBy ?? '') ?? null,
          witnesses: row.witnesses,
          reason: reasonOf(row),
        })),
    })),
  }
}
