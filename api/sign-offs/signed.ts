import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, media, signOffs } from '../../db/schema'
import type { SignOffRole } from '../../db/values/sign-offs'
import { PATHS } from '../rounds/paths'
import { registrationRefusal, type Signer } from './rules'
import { listSigners } from './sign'

/**
 * Of some cases those that everybody on their path has signed, each as somebody else; where nobody
 * signs in a kind of round, all. A paper counts once its photo is kept. Whoever acts on it calls
 * `refreshSnapshots` first: what was signed must still be so.
 */
export async function signedOffAmong(
  tx: Db,
  county: string,
  applicationIds: readonly string[],
): Promise<Set<string>> {
  if (applicationIds.length === 0) return new Set()
  const cases = await tx
    .select({ id: applications.id, kind: applications.kind })
    .from(applications)
    .where(and(eq(applications.county, county), inArray(applications.id, [...applicationIds])))
  const signers = await listSigners(tx, county, applicationIds)
  const unproved = await listUnproved(tx, county, applicationIds)
  const done = cases.filter(({ id, kind }) => {
    const roles = PATHS[kind].signOffs?.roles ?? []
    const signed = signers.get(id) ?? []
    return !unproved.has(id) && registrationRefusal({ roles, signed }) === null
  })
  return new Set(done.map(({ id }) => id))
}

/** Who has signed each of some cases so that it counts; nobody where one person signed twice. */
export async function signedRolesAmong(
  tx: Db,
  county: string,
  applicationIds: readonly string[],
): Promise<Map<string, SignOffRole[]>> {
  const unproved = await listUnproved(tx, county, applicationIds)
  const signers = await listSigners(tx, county, applicationIds)
  return new Map(
    [...signers].map(([id, signed]) => {
      const isProved = ({ role }: Signer) => !unproved.get(id)?.some((each) => each.role === role)
      const counted = signed.filter(isProved)
      const isTwice = registrationRefusal({ roles: rolesOf(signed), signed }) !== null
      return [id, isTwice ? [] : rolesOf(counted)]
    }),
  )
}

const rolesOf = (signed: readonly Signer[]) => signed.map(({ role }) => role)

/** Whether everybody has signed one case. */
export const isSignedOff = async (tx: Db, county: string, applicationId: string) =>
  (await signedOffAmong(tx, county, [applicationId])).has(applicationId)

/** Cases with a signature on paper of which no photo is kept: still to be fetched, or lost. */
export async function listUnproved(
  tx: Db,
  county: string,
  applicationIds: readonly string[],
): Promise<Map<string, { id: string; role: SignOffRole }[]>> {
  if (applicationIds.length === 0) return new Map()
  const rows = await tx
    .select({ id: signOffs.id, role: signOffs.role, applicationId: signOffs.applicationId })
    .from(signOffs)
    .where(
      and(
        eq(signOffs.county, county),
        inArray(signOffs.applicationId, [...applicationIds]),
        eq(signOffs.status, 'signed'),
        inArray(signOffs.way, ['paper', 'hand_print']),
        sql`not exists (
          select from ${media}
           where ${media.county} = ${county} and ${media.subject} = 'sign_off:' || ${signOffs.id}
             and ${media.status} = 'kept')`,
      ),
    )
  return Map.groupBy(rows, ({ applicationId }) => applicationId)
}
