import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { formerMembers, people } from '../../db/schema'
import type { PersonRecord } from '../../db/values/roll'
import type { HouseholdChange } from '../archive/change-household'
import type { HouseholdFacts } from '../archive/details'
import { readEvents } from '../archive/events-of'
import { openIdNumber } from '../archive/people-of'
import { beforeClosing } from '../archive/state'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { bornOnBy } from './find'
import { relationsUnder } from './relations'
import { isAdult, type Member } from './rules'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** How a household stood before it was closed, and who of those that left by it stand nowhere now. */
interface Closing {
  before: HouseholdFacts
  back: (PersonRecord & { id: string })[]
}

/** By the household's own events; null where they do not say. */
export async function readClosing(
  db: Db,
  ctx: Context,
  householdId: string,
): Promise<Closing | null> {
  const { county, deps } = ctx
  const events = await readEvents(db, county, [householdId])
  const closing = beforeClosing(events.get(householdId) ?? [])
  if (!closing) return null
  const { state, left } = closing
  const ids = left.map(({ personId }) => personId)
  const rows = ids.length === 0 ? [] : await listAside(db, county, householdId, ids)
  const aside = new Map(rows.map((row) => [row.id, row]))
  const back = state.members.flatMap(({ personId: id, ...facts }) => {
    const row = aside.get(id)
    // Their phone was not kept: it is asked at the next visit.
    return row ? [{ ...facts, id, idNumber: openIdNumber(deps.sealer, row), phone: null }] : []
  })
  return { before: state.facts, back }
}

/** Whom nobody has taken in since, neither under their id nor under their number. */
async function listAside(db: Db, county: string, householdId: string, ids: readonly string[]) {
  const rows = await db
    .select()
    .from(formerMembers)
    .where(
      and(
        eq(formerMembers.county, county),
        eq(formerMembers.householdId, householdId),
        inArray(formerMembers.id, [...ids]),
      ),
    )
  if (rows.length === 0) return []
  const indexes = rows.map(({ idNumberIndex }) => idNumberIndex)
  const standing = await db
    .select({ index: people.idNumberIndex })
    .from(people)
    .where(and(eq(people.county, county), inArray(people.idNumberIndex, indexes)))
  return rows.filter((row) => !standing.some(({ index }) => index.equals(row.idNumberIndex)))
}

/** A household that was closed by mistake, as it was; who stands elsewhere by now stays there. */
export async function reopened(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
  members: readonly Member[],
): Promise<Pick<HouseholdChange, 'set' | 'join'>> {
  const closing = await readClosing(tx, ctx, householdId)
  if (!closing) throw new ApiError('refused', 'nobody_back')
  const { status, watch } = closing.before
  const isLed = members.some(({ isHead }) => isHead)
  const back = isLed ? closing.back : withHead(closing.back, dayOf(ctx.now))
  return {
    set: { status, watch },
    join: back.map((each) => {
      const { id: _, ...person } = each
      return { person, reason: 'correction' as const }
    }),
  }
}

/** Where its head does not come back, the first grown-up who does is head. */
function withHead(back: Closing['back'], today: string): Closing['back'] {
  if (back.some(({ isHead }) => isHead)) return back
  const isGrownUp = ({ idNumber }: PersonRecord) => isAdult({ bornOn: bornOnBy(idNumber) }, today)
  const head = back.find(isGrownUp) ?? back[0]
  if (!head) return back
  const relations = relationsUnder(head.id, back, back)
  return back.map((each) => ({
    ...each,
    isHead: each === head,
    relation: relations.get(each.id) ?? '其他',
  }))
}
