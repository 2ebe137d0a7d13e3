import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { counties, policyCards } from '../../../db/schema'
import type { AreaPath } from '../../../db/values/areas'
import { getNamedArea } from '../../areas/named-area'
import { record } from '../../audit/record'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { giveCode } from '../../receipts/codes'
import { type Day, dayOf } from '../../shared/day'
import { ApiError } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { type CardLine, CardLinesError } from './card-lines'

export interface ImportedCard {
  code: string
  question: string
  areaPath: AreaPath
  validFrom: Day
  validTo: Day | null
  /** The same was proposed or published before, and stays as it is. */
  isUnchanged: boolean
}

type Placed = CardLine & { areaPath: AreaPath }

/**
 * What the office wrote becomes proposed cards, all of a file or none; each has a number of its own, by which a
 * colleague adopts it. The same question with the same answer for the same area is not proposed twice.
 * @throws CardLinesError with the lines whose area there is not, or which end before they begin.
 */
export async function importCards(
  tx: Db,
  ctx: RequestContext,
  lines: readonly CardLine[],
): Promise<ImportedCard[]> {
  requireStaff(ctx)
  // Of two at once the second finds what the first proposed.
  await tx.select().from(counties).where(eq(counties.county, ctx.county)).for('update')
  const placed = await placeAll(tx, ctx, lines)
  const imported: ImportedCard[] = []
  for (const line of placed) {
    const same = await findSame(tx, ctx, line)
    imported.push(same ? shown(same, true) : shown(await propose(tx, ctx, line), false))
  }
  return imported
}

async function placeAll(tx: Db, ctx: RequestContext, lines: readonly CardLine[]) {
  const today = dayOf(ctx.now)
  const placed: Placed[] = []
  const problems: string[] = []
  for (const line of lines) {
    const areaPath = line.area === undefined ? ctx.county : await areaOf(tx, ctx, line.area)
    if (areaPath === null) problems.push(`${line.place}：没有${line.area}这个地方 (no such area)`)
    else placed.push({ ...line, areaPath })
    if (line.from === undefined && line.to !== undefined && line.to < today)
      problems.push(`${line.place}：to 最后一天已过 (its last day is past)`)
  }
  if (problems.length > 0) throw new CardLinesError(problems)
  return placed
}

const areaOf = (tx: Db, ctx: RequestContext, said: string) =>
  getNamedArea(tx, ctx, said).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'not_found') return null
    throw error
  })

type CardRow = typeof policyCards.$inferSelect

async function findSame(
  tx: Db,
  { county }: RequestContext,
  { question, answer, areaPath }: Placed,
): Promise<CardRow | undefined> {
  const [same] = await tx
    .select()
    .from(policyCards)
    .where(
      and(
        eq(policyCards.county, county),
        eq(policyCards.question, question),
        eq(policyCards.answer, answer),
        eq(policyCards.areaPath, areaPath),
        inArray(policyCards.status, ['proposed', 'published']),
      ),
    )
    .limit(1)
  return same
}

async function propose(tx: Db, ctx: RequestContext, line: Placed): Promise<CardRow> {
  const { county, now } = ctx
  const { question, answer, aliases, source = null, from, to = null, areaPath } = line
  const id = newId()
  const subject = `card:${id}`
  const code = await giveCode(tx, { county, kind: 'receipt', subject, contactId: null })
  const [row] = await tx
    .insert(policyCards)
    .values({
      county,
      id,
      code,
      question,
      aliases,
      answer,
      source,
      areaPath,
      validFrom: from ?? dayOf(now),
      validTo: to,
      status: 'proposed',
      proposedBy: requireStaff(ctx).staffId,
      proposedAt: now,
    })
    .returning()
  if (!row) throw new Error('the card was not kept')
  await record(tx, ctx, { subject, type: 'card.proposed', details: { code, aliasOf: null } })
  return row
}

const shown = (
  { code, question, areaPath, validFrom, validTo }: CardRow,
  isUnchanged: boolean,
): ImportedCard => ({ code, question, areaPath, validFrom, validTo, isUnchanged })
