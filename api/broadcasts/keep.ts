import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { giveCode } from '../receipts/codes'
import { withAncestors } from '../shared/area-path'
import { newId } from '../shared/ids'
import type { Target } from './draft'
import type { Words } from './lengths'
import type { Reach } from './reach'

interface Kept {
  target: Target
  words: Words
  template: { name: string; version: number } | null
  times: { sendAt: Date | null; notAfter: Date | null }
  reach: Reach
  draftedBy: string
}

/** Keeps a notice as a draft; nobody is told of it. */
export async function keepDraft(tx: Db, ctx: RequestContext, kept: Kept) {
  const { county, now } = ctx
  const { target, words, template, times, reach, draftedBy } = kept
  const { audience, roles, narrowing } = target
  const areas = [...target.areas]
  const id = newId()
  const subject = `broadcast:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const areaPath = areaAround(areas)
  await tx.insert(broadcasts).values({
    county,
    id,
    code,
    areaPath,
    areas,
    audience,
    roles: audience === 'staff' ? [...roles] : [],
    narrowing,
    ...words,
    templateName: template?.name ?? null,
    templateVersion: template?.version ?? null,
    ...times,
    status: 'draft',
    reach,
    draftedBy,
    draftedAt: now,
  })
  const details = {
    areas,
    audience,
    roles,
    narrowing,
    sendAt: times.sendAt?.toISOString() ?? null,
    notAfter: times.notAfter?.toISOString() ?? null,
    ...countsOf(reach),
  }
  await record(tx, ctx, { subject, type: 'broadcast.drafted', details })
  return { id, code, areaPath }
}

/** The narrowest area around several. */
export function areaAround(areas: readonly string[]): string {
  const [first = '', ...rest] = areas.map((path) => withAncestors(path))
  return [...first].find((path) => rest.every((others) => others.includes(path))) ?? ''
}

export const countsOf = (reach: Reach) => {
  const { recipients, withoutPhone, optedOut, unreachable, segmentsTotal } = reach
  return { recipients, withoutPhone, optedOut, unreachable, segmentsTotal, costFen: reach.costFen }
}
