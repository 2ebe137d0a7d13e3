import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { Member } from '../accountabilities/find'
import { approveBroadcast } from '../broadcasts/approve'
import type { Target } from '../broadcasts/draft'
import { keepDraft } from '../broadcasts/keep'
import { measureReach } from '../broadcasts/reach'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'

interface Announced {
  text: string
  draftedBy: string
  person: Member
}

/**
 * Sends a case that is made public as two approved notices: to the households of where its person works,
 * and to the staff of the county. One that nobody would get is left out.
 */
export async function announceCase(
  tx: Db,
  ctx: RequestContext,
  { text, draftedBy, person }: Announced,
): Promise<{ broadcastId: string | null; recipients: number }> {
  // Whose case it was to decide was looked at; its words go beyond the inspector's own area.
  const whole: RequestContext = { ...ctx, grant: { reach: 'all' } }
  const [root] = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, ctx.county), eq(areas.level, 'county')))
  const homes = [...new Set(person.roles.map(({ areaPath }) => areaAt(areaPath, 'village')))]
  const targets: Target[] = [
    { areas: homes, audience: 'households', roles: [], narrowing: {} },
    { areas: [root?.path ?? ctx.county], audience: 'staff', roles: [], narrowing: {} },
  ]
  let broadcastId: string | null = null
  let recipients = 0
  for (const target of targets) {
    const words = { body: text, bodyEn: null }
    const { reach } = await measureReach(tx, whole, target, words)
    if (target.areas.length === 0 || reach.recipients === 0) continue
    const times = { sendAt: null, notAfter: null }
    const draft = { target, words, template: null, times, reach, draftedBy }
    const { id } = await keepDraft(tx, whole, draft)
    await approveBroadcast(tx, whole, { id })
    broadcastId ??= id
    recipients += reach.recipients
  }
  return { broadcastId, recipients }
}
