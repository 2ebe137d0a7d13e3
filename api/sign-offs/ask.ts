import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { signOffs } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { isAnyOf } from '../shared/any-of'
import { newId } from '../shared/ids'
import { type Case, listLive, lockCases, type SignOff, signOffsOf } from './cases'
import { codeMaker, type SignCode } from './codes'
import { areasAround, type Candidate, listOfficials } from './officials'
import { listSpeaking } from './phones'
import { chooseSigner, deputyRefusal, isOfficial, type Part } from './rules'
import { fingerprintOf, keepSnapshots, latestSnapshots, readFacts } from './snapshot'
import { tellAsked } from './tell-asked'

/**
 * Asks everybody on the path of some cases for their sign-off 四审: a snapshot each, one code for each
 * signer and batch, and word to all of them. Cases that do not wait for signatures, or were asked for
 * already and are as they were, are left as they are. Whoever moves a case to where it is signed calls this.
 */
export async function askSignOffs(
  tx: Db,
  ctx: RequestContext,
  applicationIds: readonly string[],
): Promise<void> {
  const cases = (await lockCases(tx, ctx, applicationIds)).filter((each) => each.isToBeSigned)
  const ids = cases.map(({ application }) => application.id)
  const asked = new Set((await listLive(tx, ctx.county, ids)).map((row) => row.applicationId))
  const fresh = cases.filter(({ application }) => !asked.has(application.id))
  await askAnew(tx, ctx, fresh, { kept: [], isAgain: false })
  // Back where they were asked before, something else may have become of them meanwhile.
  await refreshSnapshots(tx, ctx, [...asked])
}

/**
 * Where what was signed is no longer so, every signature is void and everybody is asked anew; a
 * deputy stays one. Gives the cases of which that was true. Whoever changes a fact calls this, and it is called before
 * anything is signed or registered.
 */
export async function refreshSnapshots(
  tx: Db,
  ctx: RequestContext,
  applicationIds: readonly string[],
): Promise<string[]> {
  const { county } = ctx
  const cases = (await lockCases(tx, ctx, applicationIds)).filter((each) => each.isToBeSigned)
  const ids = cases.map(({ application }) => application.id)
  const live = Map.groupBy(await listLive(tx, county, ids), (row) => row.applicationId)
  const asked = cases.filter(({ application }) => live.has(application.id))
  const latest = await latestSnapshots(tx, county, ids)
  const facts = await readFacts(tx, ctx, asked)
  const changed = asked.filter(({ application: { id } }) => {
    const [now, signed] = [facts.get(id), latest.get(id)]
    return now && signed && !signed.fingerprint.equals(fingerprintOf(now))
  })
  const rows = changed.flatMap(({ application }) => live.get(application.id) ?? [])
  await voidSignOffs(tx, ctx, rows, 'facts_changed')
  const kept = rows.filter(({ isDeputy }) => isDeputy)
  await askAnew(tx, ctx, changed, { kept, isAgain: true })
  return changed.map(({ application }) => application.id)
}

/** The same for one case; whether its facts had changed. */
export const refreshSnapshot = async (tx: Db, ctx: RequestContext, applicationId: string) =>
  (await refreshSnapshots(tx, ctx, [applicationId])).length > 0

/** Signatures and requests that count for nothing any more; their codes are told so. */
export async function voidSignOffs(
  tx: Db,
  ctx: RequestContext,
  rows: readonly SignOff[],
  why: 'facts_changed' | 'refused' | 'returned',
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx
    .update(signOffs)
    .set({ status: 'void' })
    .where(and(eq(signOffs.county, ctx.county), isAnyOf(signOffs.id, ids)))
  const events = [...Map.groupBy(rows, (row) => row.applicationId)].map(([id, some]) => ({
    subject: `application:${id}`,
    type: 'sign_off.voided',
    details: { applicationId: id, why, signOffIds: some.map((row) => row.id) },
  }))
  await recordMany(tx, ctx, events)
}

interface Asking {
  /** Deputies of the round of signatures before. */
  kept: readonly SignOff[]
  isAgain: boolean
}

async function askAnew(
  tx: Db,
  ctx: RequestContext,
  cases: readonly Case[],
  { kept, isAgain }: Asking,
): Promise<void> {
  if (cases.length === 0) return
  const { county } = ctx
  const facts = await readFacts(tx, ctx, cases)
  const made = await keepSnapshots(tx, ctx, facts)
  const around = await areasAround(tx, county, [...new Set(cases.map(({ areaPath }) => areaPath))])
  const officials = await listOfficials(tx, county, [...new Set([...around.values()].flat())])
  const householdIds = cases.map(({ application }) => application.householdId)
  const speaking = await listSpeaking(tx, county, householdIds)
  const reached = new Set(speaking.flatMap((each) => (each.maySign ? [each.householdId] : [])))
  const nextCode = await codeMaker(tx, ctx)

  const codes = new Map<string, SignCode>()
  const rows = cases.flatMap((each) => {
    const { application } = each
    const isReached = reached.has(application.householdId)
    const signers = signersOf(each, officials, around.get(each.areaPath) ?? [], kept)
    return signers.map(({ role, staffId, deputyReason }): SignOff => {
      const signer = isOfficial(role) ? staffId : isReached ? application.id : null
      const code = signer === null ? null : (codes.get(signer) ?? nextCode())
      if (signer !== null && code) codes.set(signer, code)
      return {
        ...BLANK,
        county,
        id: newId(),
        applicationId: application.id,
        snapshotSeq: made.get(application.id)?.seq ?? 1,
        role,
        staffId,
        isDeputy: deputyReason !== null,
        deputyReason,
        codeHash: code?.codeHash ?? null,
        codeExpiresAt: code?.codeExpiresAt ?? null,
        askedAt: ctx.now,
      }
    })
  })
  await insertAsked(tx, rows)
  await recordAsked(tx, ctx, rows, made)
  await tellAsked(tx, ctx, { cases, rows, facts, codes, officials, around, speaking, isAgain })
}

/** As one JSON: four for each household of a township are thousands. */
async function insertAsked(tx: Db, rows: readonly SignOff[]) {
  const asked = JSON.stringify(
    rows.map((row) => ({ ...row, codeHash: row.codeHash?.toString('base64') ?? null })),
  )
  await tx.execute(sql`
    insert into sign_offs (county, id, application_id, snapshot_seq, role, status, staff_id, is_deputy,
                           deputy_reason, code_hash, code_expires_at, asked_at, witnesses)
    select county, id, "applicationId", "snapshotSeq", role, status, "staffId", "isDeputy",
           "deputyReason", decode("codeHash", 'base64'), "codeExpiresAt", "askedAt", '{}'
      from jsonb_to_recordset(${asked}::text::jsonb)
        as r(county text, id uuid, "applicationId" uuid, "snapshotSeq" int, role text, status text,
             "staffId" uuid, "isDeputy" boolean, "deputyReason" text, "codeHash" text,
             "codeExpiresAt" timestamptz, "askedAt" timestamptz)`)
}

const BLANK = {
  status: 'asked',
  way: null,
  contactId: null,
  decidedAt: null,
  enteredBy: null,
  witnesses: [] as string[],
  reasonSealed: null,
} as const

/** Who signs a case in each role of its path; nobody yet where a deputy has to be named. */
function signersOf(
  each: Case,
  officials: readonly Candidate[],
  around: readonly string[],
  kept: readonly SignOff[],
) {
  const { application } = each
  const roles = signOffsOf(each)?.roles ?? []
  const taken: string[] = []
  const partOf = (role: Part['role']): Part => {
    return { role, householdId: application.householdId, around, taken }
  }
  const deputies = kept.filter(({ applicationId, role, staffId }) => {
    const deputy = officials.find((official) => official.staffId === staffId)
    if (applicationId !== application.id || !deputy || !isOfficial(role)) return false
    if (deputyRefusal(deputy, partOf(role)) !== null) return false
    taken.push(deputy.staffId)
    return true
  })
  return roles.map((role) => {
    if (!isOfficial(role)) return { role, staffId: null, deputyReason: null }
    const deputy = deputies.find((row) => row.role === role)
    if (deputy) return { role, staffId: deputy.staffId, deputyReason: deputy.deputyReason }
    const signer = chooseSigner(officials, partOf(role))
    if (signer) taken.push(signer.staffId)
    return { role, staffId: signer?.staffId ?? null, deputyReason: null }
  })
}

async function recordAsked(
  tx: Db,
  ctx: RequestContext,
  rows: readonly SignOff[],
  made: Awaited<ReturnType<typeof keepSnapshots>>,
) {
  const events = [...Map.groupBy(rows, (row) => row.applicationId)].map(([id, some]) => ({
    subject: `application:${id}`,
    type: 'sign_off.asked',
    details: {
      applicationId: id,
      snapshotSeq: made.get(id)?.seq,
      fingerprint: made.get(id)?.fingerprint.toString('hex'),
      asked: some.map(({ id: signOffId, role, staffId, isDeputy, deputyReason }) => {
        return { signOffId, role, staffId, isDeputy, deputyReason }
      }),
    },
  }))
  await recordMany(tx, ctx, events)
}
