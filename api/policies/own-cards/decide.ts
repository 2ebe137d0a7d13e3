import { and, asc, desc, eq, isNotNull, ne, or } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { policyCards } from '../../../db/schema'
import { areaInWords } from '../../areas/words'
import { record } from '../../audit/record'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { ApiError } from '../../shared/errors'
import type { Outcome } from '../../turns/answer'
import { noteChange } from '../library/changes'
import { maskPersonal } from '../model/mask'

type OwnCardRow = typeof policyCards.$inferSelect

export const CARD_ACTS = ['publish', 'refuse', 'withdraw'] as const
export type CardAct = (typeof CARD_ACTS)[number]

/** How a card becomes what each act makes of it. */
const STEPS = {
  publish: { from: 'proposed', to: 'published', outcome: 'published' },
  refuse: { from: 'proposed', to: 'refused', outcome: 'dropped' },
  withdraw: { from: 'published', to: 'withdrawn', outcome: 'withdrawn' },
} as const satisfies Record<
  CardAct,
  { from: OwnCardRow['status']; to: OwnCardRow['status']; outcome: string }
>

/**
 * 采用, 不采用, 撤下: decides a proposed card, or takes a published one back. Nobody publishes their own; said again
 * it stays as it is.
 * @param question Its question in better words.
 */
export async function decideCard(
  tx: Db,
  ctx: RequestContext,
  { id, act, question }: { id: string; act: CardAct; question?: string | undefined },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const card = await lockCard(tx, ctx, id)
  const { from, to, outcome } = STEPS[act]
  const vars = { code: card.code }
  if (card.status === to) return { code: outcome, vars }
  if (card.status !== from) return { code: 'already_decided', vars }
  if (act === 'publish' && card.proposedBy === staffId) return { code: 'own_card', vars }
  await tx
    .update(policyCards)
    .set({
      status: to,
      decidedBy: staffId,
      decidedAt: now,
      // What the office wrote itself stays as it wrote it.
      ...(question && question !== card.question && { question: maskPersonal(question) }),
    })
    .where(and(eq(policyCards.county, county), eq(policyCards.id, id)))
  if (act !== 'refuse') await noteChange(tx, county, 'card', id)
  await record(tx, ctx, { subject: `card:${id}`, type: `card.${to}`, details: vars })
  return { code: outcome, vars }
}

/** The same by the number of the question it answers: what can be decided goes before what was. */
export async function decideCardByCode(
  tx: Db,
  ctx: RequestContext,
  { code, ...decision }: { code: string; act: CardAct; question?: string | undefined },
): Promise<Outcome> {
  const [card] = await tx
    .select({ id: policyCards.id })
    .from(policyCards)
    .where(
      and(
        eq(policyCards.county, ctx.county),
        eq(policyCards.code, code),
        // What a later answer took the place of is not meant.
        or(isNotNull(policyCards.decidedBy), eq(policyCards.status, 'proposed')),
      ),
    )
    .orderBy(
      desc(eq(policyCards.status, STEPS[decision.act].from)),
      desc(policyCards.proposedAt),
      desc(policyCards.id),
    )
    .limit(1)
  if (!card) throw new ApiError('not_found', 'card')
  return decideCard(tx, ctx, { id: card.id, ...decision })
}

async function lockCard(tx: Db, { county }: RequestContext, id: string): Promise<OwnCardRow> {
  const [card] = await tx
    .select()
    .from(policyCards)
    .where(and(eq(policyCards.county, county), eq(policyCards.id, id)))
    .for('update')
  if (!card) throw new ApiError('not_found', 'card')
  return card
}

interface Wanted {
  /** In any, unless given. */
  status?: OwnCardRow['status'] | undefined
  code?: string | undefined
  /** Only those the actor may decide. */
  isToDecide?: boolean
  most?: number
}

/** Cards, oldest first. */
export async function listCards(
  ctx: RequestContext,
  { status, code, isToDecide = false, most = MOST_LISTED }: Wanted,
) {
  const { county, deps } = ctx
  const me = isToDecide ? requireStaff(ctx).staffId : null
  const rows = await deps.connection.db
    .select()
    .from(policyCards)
    .where(
      and(
        eq(policyCards.county, county),
        status && eq(policyCards.status, status),
        code === undefined ? undefined : eq(policyCards.code, code),
        me === null ? undefined : ne(policyCards.proposedBy, me),
      ),
    )
    .orderBy(asc(policyCards.proposedAt), asc(policyCards.id))
    .limit(most)
  return { items: await Promise.all(rows.map((row) => present(ctx, row))) }
}

async function present(ctx: RequestContext, row: OwnCardRow) {
  const { county, deps } = ctx
  const { id, code, status, question, aliases, answer, source, aliasOf } = row
  const { areaPath, validFrom, validTo, proposedBy, proposedAt } = row
  return {
    id,
    code,
    status,
    question,
    aliases,
    answer,
    source,
    aliasOf,
    areaPath,
    /** In words; null: all of the county. */
    area: areaPath === county ? null : await areaInWords(deps.connection.db, county, areaPath),
    validFrom,
    validTo,
    isMine: actorIs(ctx, proposedBy),
    proposedAt: proposedAt.toISOString(),
  }
}

const MOST_LISTED = 100
const actorIs = ({ actor }: RequestContext, staffId: string) =>
  actor.kind === 'staff' && actor.staffId === staffId
