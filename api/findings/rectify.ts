import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { areasAround } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { listOwners } from '../measures/owners'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import { listTiedTo } from '../supervisions/tied'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { type Finding, lockFinding, setFinding } from './find'
import { rectifyRefusal } from './rules'

interface Rectified {
  code: string
  /** What was done, in the owner's words. */
  text: string
  photos: Attachments['photos']
}

/**
 * 整改: its owner says that a problem is put right; an inspector is told to look. Of an owner who has left
 * somebody of the place takes it over.
 */
export async function rectifyFinding(
  tx: Db,
  ctx: RequestContext,
  given: Rectified,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const finding = await lockFinding(tx, ctx, given.code)
  const { id, code, areaPath, kind, ownerId } = finding
  const text = given.text.trim()
  const isOwner = ownerId === staffId || (await mayTakeOver(tx, county, finding, staffId))
  const refusal = rectifyRefusal({ status: finding.status, isOwner, text })
  if (refusal) throw new ApiError('refused', refusal)
  const done = { rectifiedText: text, rectifiedBy: staffId, rectifiedOn: dayOf(now) }
  await setFinding(tx, county, id, { ...done, status: 'rectified', ownerId: staffId, reason: null })
  const subject = `finding:${id}`
  await keepPhotos(tx, ctx, subject, given.photos)
  await record(tx, ctx, {
    subject,
    type: 'finding.rectified',
    details: {
      rectifiedOn: done.rectifiedOn,
      photos: given.photos.length,
      ...(ownerId !== staffId && { formerOwnerId: ownerId }),
      textSealed: sealWords(ctx, subject, 'rectified_text', text),
    },
  })
  const inspector = await findVerifier(tx, county, finding, staffId)
  if (!inspector) return { code: 'rectified_nobody', vars: { code } }
  const area = (await findArea(tx, county, areaPath))?.name ?? ''
  await tellStaff(tx, ctx, {
    staffId: inspector.id,
    asker: ANYWHERE,
    purpose: `${subject}:to_verify:${now.getTime()}`,
    say: say('finding.to_verify', { area, kind, text, code }),
    guard: { kind: 'finding_rectified', id },
  })
  return { code: 'rectified', vars: { code, inspector: inspector.name } }
}

async function mayTakeOver(tx: Db, county: string, finding: Finding, staffId: string) {
  const owner = and(eq(staff.county, county), eq(staff.id, finding.ownerId))
  const isGone = (await tx.$count(staff, and(owner, eq(staff.isActive, true)))) === 0
  if (!isGone) return false
  const owners = await listOwners(tx, county, finding.areaPath)
  return owners.some((each) => each.staffId === staffId)
}

/** Whoever found it, where they may judge it still; else an inspector of the area, never one tied to its owner. */
async function findVerifier(tx: Db, county: string, finding: Finding, ownerId: string) {
  const inspectors = await tx
    .selectDistinct({ id: staff.id, name: staff.name })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.role, 'discipline_inspector'),
        inArray(staffRoles.areaPath, await areasAround(tx, county, finding.areaPath)),
      ),
    )
    .orderBy(staff.id)
  const ids = inspectors.map(({ id }) => id)
  const tied = await listTiedTo(tx, county, ownerId, ids)
  const free = inspectors.filter(({ id }) => id !== ownerId && !tied.has(id))
  return free.find(({ id }) => id === finding.foundBy) ?? free[0]
}
