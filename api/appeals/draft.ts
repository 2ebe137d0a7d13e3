import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { ObjectionGround } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { type Appealed, factsOf, findAppealed, listLost } from './find'
import { appealRefusal, type AppealRefusal } from './rules'

/** A decision as its loser knows it. */
export interface LostDecision {
  code: string
  /** Of the objection; of one that was upheld the household that was declined asks. */
  ground: ObjectionGround
  side: Appealed['side']
  /** Last day on which the next level can be asked. */
  until: Day
}

export interface ReadAppeal {
  /** The one that is meant, also where it is refused. */
  decision: LostDecision | null
  /** Those that can be asked about, while none is chosen. */
  decisions: LostDecision[]
  refusal: AppealRefusal | null
}

const NOTHING: ReadAppeal = { decision: null, decisions: [], refusal: null }

/** What 不服 would ask the next level about; nothing is kept of it. */
export async function readAppeal(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string | null },
): Promise<ReadAppeal> {
  const contact = await getContact(tx, ctx)
  if (code !== null) {
    const found = await findAppealed(tx, ctx, contact, code)
    if (!found) return { ...NOTHING, refusal: 'not_yours' }
    if (found === 'nothing') return { ...NOTHING, refusal: 'not_rejected' }
    return { ...NOTHING, ...(await judge(tx, ctx, found)) }
  }
  const lost = await listLost(tx, ctx, contact)
  const judged = []
  for (const each of lost) judged.push(await judge(tx, ctx, each))
  const open = judged.flatMap(({ decision, refusal }) => (decision && !refusal ? [decision] : []))
  if (open.length === 0) return { ...NOTHING, ...judged[0] }
  const [only] = open
  return { decision: open.length === 1 && only ? only : null, decisions: open, refusal: null }
}

async function judge(
  tx: Db,
  ctx: RequestContext,
  appealed: Appealed,
): Promise<Pick<ReadAppeal, 'decision' | 'refusal'>> {
  const { first, side, code } = appealed
  const facts = await factsOf(tx, ctx, appealed)
  const { lastDay: until } = facts
  const decision = until === null ? null : { code, ground: first.ground, side, until }
  return { decision, refusal: appealRefusal(facts, dayOf(ctx.now)) }
}

async function getContact(tx: Db, ctx: RequestContext) {
  const { county } = ctx
  const ofId = and(eq(contacts.county, county), eq(contacts.id, requireContact(ctx)))
  const [contact] = await tx.select().from(contacts).where(ofId)
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}
