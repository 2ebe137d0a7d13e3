import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits, households, rounds } from '../../db/schema'
import { ROLL_STATUSES } from '../../db/values/roll'
import type { StaffRole } from '../../db/values/staff'
import { refusalFor } from '../applications/rules'
import { areaInWords } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import type { VisitedHousehold } from '../visits/draft'
import { countAreas, type Counts } from './progress'

/** Who may apply in a round of identification is to be screened; who is on the register is not. */
export const SCREENED_STATUSES = ROLL_STATUSES.filter((status) => refusalFor(status) === null)

/** The round of identification that is open where a household lives. */
export const openRoundOf = (county: string): SQL | undefined =>
  and(
    eq(rounds.county, county),
    eq(rounds.kind, 'identification'),
    eq(rounds.status, 'open'),
    sql`${households.areaPath} || '.' like ${rounds.areaPath} || '.%'`,
  )

/**
 * The households the actor screens: those of the groups whose cadre they are, and of their village
 * where a group has no cadre whom a message can reach.
 */
export function isScreenedBy(ctx: RequestContext): SQL {
  const { roles } = requireStaff(ctx)
  const within = (...kinds: StaffRole[]): SQL[] =>
    roles
      .filter(({ role }) => kinds.includes(role))
      .map(
        ({ areaPath }) =>
          sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
      )
  // Of the group, of its whole village, or of what the group was merged into.
  const hasCadre = sql`exists (
    select from staff_roles r join staff s on s.county = r.county and s.id = r.staff_id
     where r.county = ${ctx.county} and r.role = 'group_cadre'
       and s.is_active and s.phone_index is not null
       and r.area_path in (
         ${households.areaPath}, substring(${households.areaPath} from '^[^.]+[.][^.]+[.][^.]+'),
         (select a.successor_path from areas a
           where a.county = ${ctx.county} and a.path = ${households.areaPath})))`
  const instead = within('village_cadre', 'resident_cadre').map((area) =>
    and(area, sql`not ${hasCadre}`),
  )
  return or(...within('group_cadre'), ...instead) ?? sql`false`
}

/** What a cadre who screens is shown: the next household, and how far its group has come. */
export interface ScreeningList {
  /** Null: nobody is left, or nobody is the actor's to screen. */
  next: VisitedHousehold | null
  /** Nobody but the one that is shown is left. */
  isOnly: boolean
  /** Of the group of the next one, or at the end of all of the actor's; no household at all: no round is open. */
  counts: Pick<Counts, 'households' | 'screened' | 'eligible' | 'unclear'>
}

/**
 * The households left to the actor in the order in which they come: by group and name, those put off
 * behind the others.
 * @param except Comes last however it stands: the one shown now.
 */
export async function nextToScreen(
  db: Db,
  ctx: RequestContext,
  except: string | null = null,
): Promise<ScreeningList> {
  const { county } = ctx
  const exceptLast = except === null ? [] : [sql`${households.id} = ${except}`]
  const rows = await db
    .select({
      id: households.id,
      head: households.headName,
      size: households.size,
      areaPath: households.areaPath,
    })
    .from(households)
    .innerJoin(rounds, openRoundOf(county))
    .leftJoin(entryVisits, isScreeningOf(county))
    .where(
      and(
        eq(households.county, county),
        inArray(households.status, SCREENED_STATUSES),
        or(isNull(entryVisits.id), ne(entryVisits.status, 'finished')),
        isScreenedBy(ctx),
      ),
    )
    .orderBy(
      ...exceptLast,
      sql`${entryVisits.id} is not null`,
      asc(entryVisits.startedAt),
      asc(households.areaPath),
      asc(households.headName),
      asc(households.id),
    )
    .limit(1)
  const [first] = rows
  const groups = first ? [first.areaPath] : await listGroups(db, ctx)
  const counts = await countAreas(db, county, groups)
  if (!first) return { next: null, isOnly: false, counts }
  const { areaPath, ...row } = first
  const next = { ...row, area: await areaInWords(db, county, areaPath) }
  return { next, isOnly: row.id === except, counts }
}

/** The groups the actor screens, as far as a round is open there. */
async function listGroups(db: Db, ctx: RequestContext): Promise<string[]> {
  const rows = await db
    .selectDistinct({ path: households.areaPath })
    .from(households)
    .innerJoin(rounds, openRoundOf(ctx.county))
    .where(and(eq(households.county, ctx.county), isScreenedBy(ctx)))
  return rows.map(({ path }) => path)
}

/** The screening of a household in the round it is joined with. */
export const isScreeningOf = (county: string): SQL | undefined =>
  and(
    eq(entryVisits.county, county),
    eq(entryVisits.roundId, rounds.id),
    eq(entryVisits.householdId, households.id),
    eq(entryVisits.kind, 'screening'),
  )

/** Whether the actor is one of those who screen a household. */
export async function isScreener(
  db: Db,
  ctx: RequestContext,
  householdId: string,
): Promise<boolean> {
  const household = and(eq(households.county, ctx.county), eq(households.id, householdId))
  return (await db.$count(households, and(household, isScreenedBy(ctx)))) > 0
}

/**
 * Heads of households that may qualify, that no message told so and that have not applied: somebody has
 * to go and say it.
 */
export async function listUnreached(ctx: RequestContext): Promise<string[]> {
  const { county, deps } = ctx
  const untold = sql`exists (
    select from events v
     where v.county = ${county} and v.subject = 'household:' || ${households.id}
       and v.type = 'household.invited' and v.details ->> 'roundId' = ${rounds.id}::text
       and (v.details ->> 'told')::int = 0)`
  const applied = sql`exists (
    select from applications a
     where a.county = ${county} and a.household_id = ${households.id} and a.round_id = ${rounds.id})`
  const rows = await deps.connection.db
    .select({ head: households.headName })
    .from(households)
    .innerJoin(rounds, openRoundOf(county))
    .innerJoin(entryVisits, isScreeningOf(county))
    .where(
      and(
        eq(households.county, county),
        eq(entryVisits.status, 'finished'),
        eq(entryVisits.verdict, 'eligible'),
        isScreenedBy(ctx),
        untold,
        sql`not ${applied}`,
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.headName), asc(households.id))
  return rows.map(({ head }) => head)
}
