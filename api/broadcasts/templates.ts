import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcastTemplates } from '../../db/schema'
import { record } from '../audit/record'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import { cleanBody, excessOf } from './rules'
import { namedIn, refusalOfNamed } from './variables'

export interface NewTemplate {
  name: string
  body: string
  bodyEn?: string | undefined
}

/** Adds a version to a name; those before it stay as they are, and so do the notices drafted with them. */
export async function addTemplate(tx: Db, ctx: RequestContext, given: NewTemplate) {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { name } = given
  const [body, bodyEn] = [cleanBody(given.body), cleanBody(given.bodyEn ?? '') || null]
  if (body === '') throw new ApiError('invalid', 'body')
  const named = refusalOfNamed(`${body} ${bodyEn ?? ''}`, 'households')
  if (named) throw new ApiError('refused', `${named.reason}:${named.name}`)
  const { signature } = await getCounty(tx, county)
  // What it names may be shorter or longer: that is measured when a notice is drafted.
  const isTooLong = (words: string) => namedIn(words).length === 0 && excessOf(signature, words) > 0
  if (isTooLong(body) || isTooLong(bodyEn ?? '')) throw new ApiError('refused', 'too_long')
  const [last] = await tx
    .select({ version: broadcastTemplates.version })
    .from(broadcastTemplates)
    .where(ofName(county, name))
    .orderBy(desc(broadcastTemplates.version))
    .limit(1)
  const version = (last?.version ?? 0) + 1
  await tx
    .insert(broadcastTemplates)
    .values({ county, name, version, body, bodyEn, createdBy: staffId, createdAt: now })
  const details = { version }
  const subject = `broadcast_template:${name}`
  await record(tx, ctx, { subject, type: 'broadcast_template.added', details })
  return { name, version, body, bodyEn }
}

/** Nothing is drafted with any version of it any more. */
export async function retireTemplate(tx: Db, ctx: RequestContext, name: string) {
  const { county, now } = ctx
  const rows = await tx
    .select({ retiredAt: broadcastTemplates.retiredAt })
    .from(broadcastTemplates)
    .where(ofName(county, name))
    .for('update')
  if (rows.length === 0) throw new ApiError('not_found', 'template')
  if (rows.every(({ retiredAt }) => retiredAt)) throw new ApiError('refused', 'retired')
  await tx.update(broadcastTemplates).set({ retiredAt: now }).where(ofName(county, name))
  const subject = `broadcast_template:${name}`
  await record(tx, ctx, { subject, type: 'broadcast_template.retired', details: {} })
  return { name }
}

/** Every version of every template, the latest of each first. */
export async function listTemplates({ county, deps }: RequestContext) {
  const rows = await deps.connection.db
    .select()
    .from(broadcastTemplates)
    .where(eq(broadcastTemplates.county, county))
    .orderBy(broadcastTemplates.name, desc(broadcastTemplates.version))
  return rows.map(({ name, version, body, bodyEn, createdAt, retiredAt }) => ({
    name,
    version,
    body,
    bodyEn,
    variables: namedIn(`${body} ${bodyEn ?? ''}`),
    createdAt: createdAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  }))
}

/** The words of a version that may still be used. */
export async function getTemplate(
  tx: Db,
  county: string,
  { name, version }: { name: string; version: number },
) {
  const [row] = await tx
    .select()
    .from(broadcastTemplates)
    .where(and(ofName(county, name), eq(broadcastTemplates.version, version)))
  if (!row) throw new ApiError('not_found', 'template')
  if (row.retiredAt) throw new ApiError('refused', 'template_retired')
  return { body: row.body, bodyEn: row.bodyEn }
}

const ofName = (county: string, name: string) =>
  and(eq(broadcastTemplates.county, county), eq(broadcastTemplates.name, name))
