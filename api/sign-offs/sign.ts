import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, contacts, signOffs, staff } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import { phoneIndexOf } from '../contacts/address'
import { lockContact } from '../contacts/service'
import type { RequestContext } from '../http/context'
import { attempt, attemptsLeft, locked } from '../links/attempts'
import { linkByCode } from '../links/service'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { refreshSnapshots } from './ask'
import { listLive, lockCases, type SignOff } from './cases'
import { hashOf } from './codes'
import { signRefusal, type Signer, type SignRefusal } from './rules'
import { listAskedOf, listTied, readSignatory, type Signatory, type SignOffOf } from './signer'

/**
 * A code of 7 digits from a contact: it signs what waits for this very contact, or else links it to a
 * household. What it does the code itself tells; a wrong one is counted once, as links count them.
 */
export async function useCode(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  if ((await attemptsLeft(tx, ctx, contact.id)) <= 0) return locked(tx, ctx)
  const signatory = await readSignatory(tx, ctx, contact)
  const signed = await signByCode(tx, ctx, signatory, code)
  if (signed) return signed
  const linked = await linkByCode(tx, ctx, { code })
  if (linked.code !== 'wrong') return linked
  const waits = (await listAskedOf(tx, ctx, signatory)).length > 0
  return waits ? { ...linked, code: 'wrong_sign' } : linked
}

/** The same where only a signature can be meant. */
export async function sign(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const left = await attemptsLeft(tx, ctx, contact.id)
  if (left <= 0) return locked(tx, ctx)
  const signed = await signByCode(tx, ctx, await readSignatory(tx, ctx, contact), code)
  return signed ?? attempt(tx, ctx, contact.id, [], left, 'wrong')
}

/**
 * Signs all that was asked for under this code and still stands as it was; null where no code of
 * this contact's is like it. A sender's number alone never signs, and neither does another's code.
 */
async function signByCode(
  tx: Db,
  ctx: RequestContext,
  signatory: Signatory,
  code: string,
): Promise<Outcome | null> {
  const before = await listUnder(tx, ctx, signatory, code)
  if (before.length === 0) return null
  const asked = before.filter(({ status }) => status === 'asked')
  const ids = [...new Set(asked.map((row) => row.applicationId))]
  const cases = await lockCases(tx, ctx, ids)
  // Nobody signs what is no longer so: those cases are asked for anew instead.
  await refreshSnapshots(tx, ctx, ids)
  const rows = await listUnder(tx, ctx, signatory, code)
  const standing = new Map(cases.map(({ application, ...each }) => [application.id, each]))
  const others = await listSigners(tx, ctx.county, ids)
  const ties = signatory.staffId
    ? await listTied(tx, ctx.county, signatory.staffId, signatory.phone)
    : new Set<string>()
  const sorted = rows.map((row) => {
    const refusal = signRefusal({
      status: row.status,
      isToBeSigned: standing.get(row.applicationId)?.isToBeSigned ?? false,
      expiresAt: row.codeExpiresAt,
      isTied: row.role !== 'household' && ties.has(row.householdId),
      signer: signerOf(row, signatory),
      others: others.get(row.applicationId) ?? [],
      now: ctx.now,
    })
    return { row, refusal }
  })
  const good = sorted.flatMap(({ row, refusal }) => (refusal ? [] : [row]))
  // What was signed before is no reason against the rest.
  const refusals = sorted.flatMap(({ refusal }) => refusal ?? [])
  if (good.length === 0) return { code: worst(refusals), vars: {} }
  await putDown(tx, ctx, good, signatory.contactId)
  const left = refusals.filter((each) => each !== 'already_signed').length
  const [first] = good
  if (first?.role !== 'household')
    return { code: left > 0 ? 'signed_some' : 'signed', vars: { households: good.length, left } }
  return { code: 'signed_own', vars: { head: standing.get(first.applicationId)?.head ?? '' } }
}

/** What is said where nothing could be signed: the one to do something about, first. */
const ORDER: readonly SignRefusal[] = [
  'other_role',
  'tied',
  'code_expired',
  'changed',
  'already_signed',
]
const worst = (refusals: readonly SignRefusal[]): SignRefusal =>
  ORDER.find((each) => refusals.includes(each)) ?? 'changed'

const signerOf = ({ role, staffId }: SignOff, { contactId, phone }: Signatory): Signer => ({
  role,
  staffId,
  contactId,
  phone: phone?.toString('hex') ?? null,
})

/** Everything ever asked of this contact under a code. */
async function listUnder(
  tx: Db,
  ctx: RequestContext,
  { staffId, maySignFor }: Signatory,
  code: string,
): Promise<SignOffOf[]> {
  const { county } = ctx
  const rows = await tx
    .select({ signOff: signOffs, householdId: applications.householdId })
    .from(signOffs)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, signOffs.applicationId)),
    )
    .where(and(eq(signOffs.county, county), eq(signOffs.codeHash, hashOf(ctx, code))))
  return rows.flatMap(({ signOff, householdId }) => {
    const isMine =
      signOff.role === 'household'
        ? maySignFor.includes(householdId)
        : staffId !== null && signOff.staffId === staffId
    return isMine ? [{ ...signOff, householdId }] : []
  })
}

/** Who signed each of some cases so far, with the phones they signed by. */
export async function listSigners(
  tx: Db,
  county: string,
  applicationIds: readonly string[],
): Promise<Map<string, Signer[]>> {
  const signed = (await listLive(tx, county, applicationIds)).filter(
    ({ status }) => status === 'signed',
  )
  const phoneOf = await readPhones(tx, county, signed)
  const signers = signed.map(({ applicationId, role, staffId, contactId }) => {
    const phone = phoneOf.get(contactId ?? '') ?? phoneOf.get(staffId ?? '') ?? null
    return { applicationId, signer: { role, staffId, contactId, phone } }
  })
  const grouped = Map.groupBy(signers, ({ applicationId }) => applicationId)
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ signer }) => signer)]))
}

/** By contact, and for whoever signed on paper by member of staff. */
async function readPhones(tx: Db, county: string, signed: readonly SignOff[]) {
  const contactIds = signed.flatMap(({ contactId }) => contactId ?? [])
  const staffIds = signed.flatMap(({ staffId }) => staffId ?? [])
  const byContact =
    contactIds.length > 0
      ? await tx
          .select()
          .from(contacts)
          .where(and(eq(contacts.county, county), inArray(contacts.id, contactIds)))
      : []
  const byStaff =
    staffIds.length > 0
      ? await tx
          .select({ id: staff.id, phone: staff.phoneIndex })
          .from(staff)
          .where(and(eq(staff.county, county), inArray(staff.id, staffIds)))
      : []
  return new Map([
    ...byContact.map((row) => [row.id, phoneIndexOf(row)?.toString('hex') ?? null] as const),
    ...byStaff.map(({ id, phone }) => [id, phone?.toString('hex') ?? null] as const),
  ])
}

async function putDown(tx: Db, ctx: RequestContext, rows: readonly SignOffOf[], contactId: string) {
  const ids = rows.map(({ id }) => id)
  const done = await tx
    .update(signOffs)
    .set({ status: 'signed', way: 'code', contactId, decidedAt: ctx.now })
    .where(
      and(eq(signOffs.county, ctx.county), inArray(signOffs.id, ids), eq(signOffs.status, 'asked')),
    )
    .returning({ id: signOffs.id })
  if (done.length !== ids.length) throw new ApiError('stale', 'sign_off')
  await recordSigned(tx, ctx, rows, { way: 'code', contactId })
}

/** The story of a case: who signed which version of it, and how. */
export async function recordSigned(
  tx: Db,
  ctx: RequestContext,
  rows: readonly SignOffOf[],
  how: Record<string, unknown>,
): Promise<void> {
  const events = rows.flatMap((row) => {
    const { id: signOffId, applicationId, householdId, role, staffId, snapshotSeq } = row
    const who = { role, staffId, isDeputy: row.isDeputy, ...how }
    const details = { signOffId, applicationId, householdId, snapshotSeq, ...who }
    return [`application:${applicationId}`, `household:${householdId}`].map((subject) => ({
      subject,
      type: 'sign_off.signed',
      details,
    }))
  })
  await recordMany(tx, ctx, events)
}
