import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { complaintAccused, complaints, contacts, staffRoles } from '../../db/schema'
import { findArea } from '../areas/words'
import { openAddress } from '../contacts/address'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { codeKind } from '../shared/codes'
import { addDays, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { addWorkingDays } from '../shared/working-days'
import type { Outcome } from '../turns/answer'
import { recordComplaint } from './events'
import { codeIndexOf } from './find-by-code'
import type { NewComplaint } from './input'
import { addComplaintMessage } from './messages'
import { findHandler } from './route-to'
import { commonArea, isWider, standingOf } from './rules'
import { listSpokenOf } from './whom'

/**
 * Files a complaint under the code its filer has read. It leaves no row but its own: no event, no audit, no message, so that
 * nothing leads to whose turn it was; who is to handle it hears of it by what is looked for, not now.
 */
export async function fileComplaint(
  tx: Db,
  ctx: RequestContext,
  { code, kind, filer, accusedIds, text, ...given }: NewComplaint,
): Promise<Outcome> {
  const { county, now } = ctx
  if (codeKind(code) !== 'complaint') throw new ApiError('refused', 'bad_code')
  const aboutPath = await aboutOf(tx, county, accusedIds, given.aboutPath)
  const barredIds = await listSpokenOf(tx, county, text)
  const handlerId = await findHandler(tx, county, { aboutPath, accusedIds, barredIds })
  if (handlerId === null) throw new ApiError('refused', 'nobody_above')
  const today = dayOf(now)
  const acceptDays = await getFigure(tx, county, 'complaint_accept_working_days', today)
  const decideDays = await getFigure(tx, county, 'complaint_decide_days', today)
  const id = randomUUID()
  const row = {
    county,
    id,
    codeIndex: codeIndexOf(ctx, code),
    isAnonymous: filer === null,
    filerSealed: filer && (await sealFiler(tx, ctx, id, filer)),
    kind,
    aboutPath,
    status: 'filed' as const,
    handlerId,
    filedOn: today,
    acceptDueOn: addWorkingDays(today, acceptDays),
    decideDueOn: addDays(today, decideDays),
  }
  const made = await tx
    .insert(complaints)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: complaints.id })
  if (made.length === 0) throw new ApiError('refused', 'code_taken')
  if (accusedIds.length > 0) {
    const accused = accusedIds.map((staffId) => ({ county, complaintId: id, staffId }))
    await tx.insert(complaintAccused).values(accused)
  }
  const details = { kind, aboutPath, accusedIds, handlerId, isAnonymous: row.isAnonymous }
  await recordComplaint(tx, ctx, id, { type: 'complaint.file', actor: 'filer', details })
  await addComplaintMessage(tx, ctx, id, { side: 'filer', kind: 'report', body: text })
  return { code: 'filed', vars: { due: row.acceptDueOn } }
}

/** Where the accused play their parts; where none is named, or others are meant as well, the place that was said. */
async function aboutOf(tx: Db, county: string, accusedIds: readonly string[], said: string) {
  if (new Set(accusedIds).size < accusedIds.length) throw new ApiError('refused', 'changed')
  const roles = await tx
    .select({ staffId: staffRoles.staffId, role: staffRoles.role, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .where(and(eq(staffRoles.county, county), inArray(staffRoles.staffId, [...accusedIds])))
  const isKnown = (id: string) => roles.some(({ staffId }) => staffId === id)
  if (!accusedIds.every(isKnown)) throw new ApiError('refused', 'changed')
  const common = commonArea(roles.map(standingOf))
  const about = common === undefined || isWider(said, common) ? said : common
  if (!(await findArea(tx, county, about))) throw new ApiError('refused', 'changed')
  return about
}

/** Who files by name, sealed to the complaint; by default they are called at the phone they write from. */
async function sealFiler(
  tx: Db,
  ctx: RequestContext,
  complaintId: string,
  { name, phone }: NonNullable<NewComplaint['filer']>,
): Promise<Buffer> {
  const { county, deps } = ctx
  const contactId = requireContact(ctx)
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  const own = contact?.isPhone ? openAddress(deps, county, contact) : null
  const place = { county, table: 'complaints', column: 'filer_sealed', row: complaintId }
  return deps.sealer.seal(place, JSON.stringify({ name, phone: phone ?? own, contactId }))
}
