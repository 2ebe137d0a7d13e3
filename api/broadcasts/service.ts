import { and, eq, inArray, ne, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff, staffRoles } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import { findArea } from '../areas/words'
import { getCounty } from '../counties/service'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { PARTS, RIGHTS } from '../shared/rights'
import type { Outcome } from '../turns/answer'
import type { NewBroadcast } from './draft'
import { keepDraft } from './keep'
import type { Words } from './lengths'
import { measureReach } from './reach'
import { cleanBody, excessOf, startOf } from './rules'
import { getTemplate } from './templates'
import { namedIn, refusalOfNamed } from './variables'

/**
 * Drafts an office notice; another who may approve it is told. `too_long` by how many units, `nobody`
 * where no phone would get it; the whole county is refused unless it is said to be meant.
 */
export async function draftBroadcast(
  tx: Db,
  ctx: RequestContext,
  draft: NewBroadcast,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { audience, roles, narrowing = {}, template } = draft
  const areas = [...new Set([draft.areaPath, ...(draft.otherAreas ?? [])])]
  const area = await findAreas(tx, ctx, areas)
  const words = await wordsOfDraft(tx, ctx, draft)
  const times = readTimes(draft, now)
  if (areas.includes(county) && !draft.everybody) throw new ApiError('refused', 'everybody')
  const signature = (await getCounty(tx, county)).signature
  // What names nothing is as long for everybody.
  const plain = [words.body, words.bodyEn ?? ''].filter((body) => namedIn(body).length === 0)
  const alone = Math.max(0, ...plain.map((body) => excessOf(signature, body)))
  if (alone > 0) return { code: 'too_long', vars: { over: alone } }
  const target = { areas, audience, roles, narrowing }
  const { reach, over } = await measureReach(tx, ctx, target, words)
  if (over > 0) return { code: 'too_long', vars: { over } }
  if (reach.recipients === 0) throw new ApiError('refused', 'nobody')
  const kept = { target, words, template: template ?? null, times, reach, draftedBy: staffId }
  const { id, code, areaPath } = await keepDraft(tx, ctx, kept)
  await tellApprovers(tx, ctx, { id, code, area, areaPath, staffId })
  return { code: 'drafted', vars: { code } }
}

/** The first of the areas in words, after all of them were found to be the actor's. */
async function findAreas(tx: Db, ctx: RequestContext, areas: readonly string[]): Promise<string> {
  const names: string[] = []
  for (const path of areas) {
    requireInScope(ctx, path, 'area')
    const area = await findArea(tx, ctx.county, path)
    if (!area) throw new ApiError('not_found', 'area')
    names.push(area.name)
  }
  return names.join('、')
}

/** Its own words, or those of a template as they stand in the version named. */
async function wordsOfDraft(
  tx: Db,
  { county }: RequestContext,
  { body, bodyEn, template, audience }: NewBroadcast,
): Promise<Words> {
  if ((body === undefined) === (template === undefined)) throw new ApiError('invalid', 'body')
  const given = template
    ? await getTemplate(tx, county, template)
    : { body: body ?? '', bodyEn: bodyEn ?? null }
  const words = { body: cleanBody(given.body), bodyEn: given.bodyEn && cleanBody(given.bodyEn) }
  if (words.body === '' || words.bodyEn === '') throw new ApiError('invalid', 'body')
  const named = refusalOfNamed(`${words.body} ${words.bodyEn ?? ''}`, audience)
  if (named) throw new ApiError('refused', `${named.reason}:${named.name}`)
  return words
}

function readTimes(draft: NewBroadcast, now: Date) {
  const sendAt = draft.sendAt === undefined ? null : new Date(draft.sendAt)
  const notAfter = draft.notAfter === undefined ? null : new Date(draft.notAfter)
  if (sendAt && sendAt <= now) throw new ApiError('refused', 'send_at_past')
  if (notAfter && notAfter <= startOf(sendAt, now)) throw new ApiError('refused', 'too_late')
  return { sendAt, notAfter }
}

/** Roles that may approve within their area, and those that may everywhere. */
const APPROVERS = PARTS.flatMap((part) => {
  const row: Partial<Record<string, string>> = RIGHTS['broadcast.approve']
  const reach = row[part]
  return reach ? [{ role: part as StaffRole, isEverywhere: reach === 'all' }] : []
})

async function tellApprovers(
  tx: Db,
  ctx: RequestContext,
  draft: { id: string; code: string; area: string; areaPath: string; staffId: string },
): Promise<void> {
  const { county } = ctx
  const around = withAncestors(draft.areaPath)
  const others = await tx
    .selectDistinct({ id: staff.id })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        ne(staffRoles.staffId, draft.staffId),
        or(
          ...APPROVERS.map(({ role, isEverywhere }) =>
            and(
              eq(staffRoles.role, role),
              isEverywhere ? undefined : inArray(staffRoles.areaPath, around),
            ),
          ),
        ),
      ),
    )
    .orderBy(staff.id)
  const [author] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, draft.staffId)))
  const { code, area } = draft
  const message = say('broadcast.to_approve', { name: author?.name ?? '', area, code })
  // Drafted where no phone was at hand: they are reached as they are known.
  const asker = { channel: '', isPhone: false }
  for (const { id } of others) {
    const purpose = `broadcast:${draft.id}:approve:${id}`
    await tellStaff(tx, ctx, { staffId: id, asker, purpose, say: message })
  }
}
