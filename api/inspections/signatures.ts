import { and, asc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { signOffs, snapshots, staff } from '../../db/schema'
import { SIGN_OFF_ROLES } from '../../db/values/sign-offs'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { reasonPlace } from '../sign-offs/refuse'
import { signedRolesAmong } from '../sign-offs/signed'
import { shownFingerprint } from '../sign-offs/snapshot-facts'
import type { Signature } from './facts'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** Every sign-off of each case in the order it was asked for, and whose count now. */
export async function readSignatures(db: Db, ctx: Context, ids: readonly string[]) {
  const { county, deps } = ctx
  const enterer = alias(staff, 'enterer')
  const rows = await db
    .select({
      row: signOffs,
      by: staff.name,
      enteredBy: enterer.name,
      fingerprint: snapshots.fingerprint,
    })
    .from(signOffs)
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, signOffs.staffId)))
    .leftJoin(enterer, and(eq(enterer.county, county), eq(enterer.id, signOffs.enteredBy)))
    .leftJoin(
      snapshots,
      and(
        eq(snapshots.county, county),
        eq(snapshots.applicationId, signOffs.applicationId),
        eq(snapshots.seq, signOffs.snapshotSeq),
      ),
    )
    .where(and(eq(signOffs.county, county), inArray(signOffs.applicationId, [...ids])))
    .orderBy(asc(signOffs.askedAt), asc(signOffs.role), asc(signOffs.id))
  const signatures = rows.map(({ row, by, enteredBy, fingerprint }) => {
    const { id, role, status, way, isDeputy, deputyReason, witnesses, reasonSealed } = row
    const signature: Signature = {
      id,
      role,
      status,
      way,
      by,
      isDeputy,
      deputyReason: deputyReason ?? '',
      askedOn: dayOf(row.askedAt),
      decidedOn: row.decidedAt && dayOf(row.decidedAt),
      enteredBy,
      witnesses,
      reason: reasonSealed ? deps.sealer.open(reasonPlace(county, id), reasonSealed) : '',
      fingerprint: fingerprint ? shownFingerprint(fingerprint) : '',
    }
    return { caseId: row.applicationId, signature }
  })
  signatures.sort(inOrder)
  return {
    signatures: Map.groupBy(signatures, ({ caseId }) => caseId),
    signed: await signedRolesAmong(db, county, ids),
  }
}

/** By day, and those of one day in the order of the path. */
const inOrder = (a: { signature: Signature }, b: { signature: Signature }) =>
  a.signature.askedOn.localeCompare(b.signature.askedOn) ||
  SIGN_OFF_ROLES.indexOf(a.signature.role) - SIGN_OFF_ROLES.indexOf(b.signature.role)
