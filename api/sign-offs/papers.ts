import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, media, people, signOffs, staff } from '../../db/schema'
import type { SignOffWay } from '../../db/values/sign-offs'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { keepMedia } from '../media/service'
import { requireNeutral } from '../objections/ties'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { refreshSnapshots } from './ask'
import { type Case, listLive, lockCases, type SignOff } from './cases'
import { type PaperRefusal, paperRefusal, signsTwice, witnessesIn } from './rules'
import { listSigners, recordSigned } from './sign'

export interface Paper {
  signOffId: string
  way: Exclude<SignOffWay, 'code'>
  witnesses: string[]
  photos: Attachments['photos']
}

/**
 * 纸签: a signature or hand-print on paper, put down by a cadre who is neither tied nor signs the case,
 * with a photo and two who saw it. It is as good as a code, for a household or an official, once the photo has come.
 */
export async function enterPaper(tx: Db, ctx: RequestContext, paper: Paper): Promise<Outcome> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const { applicationId } = await getSignOff(tx, county, paper.signOffId)
  const [held] = await lockCases(tx, ctx, [applicationId])
  if (!held) throw new ApiError('not_found', 'sign_off')
  requireInScope(ctx, held.areaPath, 'sign_off')
  await requireNeutral(tx, ctx, held.application.householdId)
  await refreshSnapshots(tx, ctx, [applicationId])
  const row = await getSignOff(tx, county, paper.signOffId)
  const vars = { head: held.head, role: row.role }
  if (await isPhotoLost(tx, county, row)) return addPhotos(tx, ctx, row, paper, vars)
  const refusal = await refusalOf(tx, ctx, held, row, { ...paper, staffId })
  if (refusal) return { code: refusal, vars }

  const witnesses = witnessesIn(paper.witnesses)
  const signed = { status: 'signed', way: paper.way, enteredBy: staffId, witnesses } as const
  await tx
    .update(signOffs)
    .set({ ...signed, decidedAt: ctx.now })
    .where(and(eq(signOffs.county, county), eq(signOffs.id, row.id)))
  await keepPhotos(tx, ctx, row.id, paper.photos)
  const { householdId } = held.application
  const how = { way: paper.way, enteredBy: staffId, photos: paper.photos.length }
  await recordSigned(tx, ctx, [{ ...row, householdId }], { ...how, witnesses: witnesses.length })
  return { code: 'entered', vars }
}

async function refusalOf(
  tx: Db,
  ctx: RequestContext,
  held: Case,
  row: SignOff,
  given: Paper & { staffId: string },
): Promise<PaperRefusal | 'other_role' | null> {
  const { county } = ctx
  const live = await listLive(tx, county, [row.applicationId])
  const signerIds = live.map((each) => each.staffId)
  const names = await namesOf(tx, county, [...signerIds, given.staffId])
  const family = await tx
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, held.application.householdId)))
  const refusal = paperRefusal({
    status: row.status,
    isToBeSigned: held.isToBeSigned,
    role: row.role,
    staffId: row.staffId,
    enteredBy: given.staffId,
    signerIds,
    photos: given.photos.length,
    witnesses: given.witnesses,
    concerned: [held.head, ...names, ...family.map(({ name }) => name)],
  })
  if (refusal) return refusal
  const signer = { role: row.role, staffId: row.staffId, contactId: null, phone: null }
  const others = (await listSigners(tx, county, [row.applicationId])).get(row.applicationId) ?? []
  return signsTwice(signer, others) ? 'other_role' : null
}

async function namesOf(tx: Db, county: string, staffIds: readonly (string | null)[]) {
  const ids = staffIds.flatMap((id) => id ?? [])
  const rows = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, ids)))
  return rows.map(({ name }) => name)
}

async function getSignOff(tx: Db, county: string, id: string): Promise<SignOff> {
  const [row] = await tx
    .select()
    .from(signOffs)
    .where(and(eq(signOffs.county, county), eq(signOffs.id, id)))
  if (!row) throw new ApiError('not_found', 'sign_off')
  return row
}

export const mediaSubject = (signOffId: string) => `sign_off:${signOffId}`

/** On paper, and none of its pictures could be had, or was one. */
async function isPhotoLost(tx: Db, county: string, { id, status, way }: SignOff) {
  if (status !== 'signed' || way === 'code') return false
  const photos = await tx
    .select({ status: media.status })
    .from(media)
    .where(and(eq(media.county, county), eq(media.subject, mediaSubject(id))))
    .orderBy(desc(media.receivedAt), asc(media.id))
  return photos.every((photo) => photo.status === 'refused' || photo.status === 'lost')
}

async function addPhotos(
  tx: Db,
  ctx: RequestContext,
  { id, applicationId, role }: SignOff,
  { photos }: Paper,
  vars: Outcome['vars'],
): Promise<Outcome> {
  if (photos.length === 0) return { code: 'photo_missing', vars }
  await keepPhotos(tx, ctx, id, photos)
  const details = { signOffId: id, applicationId, role, photos: photos.length }
  const subject = `application:${applicationId}`
  await record(tx, ctx, { subject, type: 'sign_off.photo_added', details })
  return { code: 'photo_added', vars }
}

/** Pictures come by a chat, never by the API alone. */
async function keepPhotos(
  tx: Db,
  ctx: RequestContext,
  signOffId: string,
  photos: Paper['photos'],
): Promise<void> {
  const { county, contactId } = ctx
  if (!contactId) throw new ApiError('invalid', 'photos')
  const [contact] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  if (!contact) throw new ApiError('not_found', 'contact')
  const subject = mediaSubject(signOffId)
  await keepMedia(tx, ctx, { contactId, channel: contact.channel, photos, subject })
}
