import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { households } from '../../db/schema'
import type { ProjectNature, ProjectSector } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { listOwners, type Owner } from '../measures/owners'
import { contains } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { type Personal, personalIn } from '../village-lists/rules'
import { findProject, type Project } from './find'
import { soundSum } from '../shared/sums'
import { type ApplicationDraftInput, MOST_FEN } from './input'
import type { Goal } from './rules'
import { readAskedMoney, readGoals, readSector, readSpan } from './wording'

/** What is asked for an application, in the order in which it is asked. */
export const APPLICATION_FIELDS = [
  'nature',
  'place',
  'content',
  'days',
  'unit',
  'leader',
  'which_leader',
  'amount',
  'goals',
  'helps',
  'households',
] as const
export type ApplicationField = (typeof APPLICATION_FIELDS)[number]

interface Named {
  id: string
  head: string
}

/** An application as far as it is told; nothing of it is kept. */
export interface ApplicationDraft {
  name: string
  status: Project['status']
  sector: ProjectSector
  nature: ProjectNature | null
  place: string
  content: string
  startsOn: string | null
  endsOn: string | null
  unit: string
  leader: Owner | null
  /** Several of the name. */
  leaders: Owner[]
  plannedFen: number | null
  goals: Goal[]
  helps: string
  households: Named[]
  isForAll: boolean
  personal: Personal | null
  missing: ApplicationField | null
  /** It was answered, but not so that it could be read. */
  isUnclear: boolean
  /** Heads nobody of the village is, or several are. */
  unknownHeads: string[]
}

/** So many can be picked from by digits. */
const MOST_LEADERS = 5

export async function readApplicationDraft(
  ctx: RequestContext,
  code: string,
  input: ApplicationDraftInput,
): Promise<ApplicationDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const project = await findProject(db, county, { code })
  if (!project) throw new ApiError('not_found', 'project')
  requireInScope(ctx, project.areaPath, 'project')
  const span = input.daysWords ? readSpan(input.daysWords, dayOf(now)) : null
  const leaders = await leadersMeant(ctx, project, input)
  const named = await householdsMeant(ctx, project, input.householdWords ?? '')
  // As it was written: it hangs on the wall.
  const text = (words: string | null) => (words ?? '').trim()
  const told = {
    nature: input.nature,
    place: text(input.place),
    content: text(input.content),
    startsOn: span?.startsOn ?? null,
    endsOn: span?.endsOn ?? null,
    // A period there is an answer to the question before.
    unit: readSpan(text(input.unit), dayOf(now)) ? '' : text(input.unit).slice(0, 50),
    leader: leaders.length === 1 ? (leaders[0] ?? null) : null,
    leaders: leaders.length > 1 ? leaders.slice(0, MOST_LEADERS) : [],
    plannedFen: input.amountWords ? soundSum(readAskedMoney(input.amountWords), MOST_FEN) : null,
    goals: input.goalWords ? readGoals(input.goalWords) : [],
    helps: text(input.helps),
    ...named,
  }
  const missing = missingIn(told)
  const asked = missing && ANSWERS[missing]
  return {
    name: project.name,
    status: project.status,
    sector: readSector(text(input.sectorWords)).sector ?? project.sector,
    ...told,
    personal: personalIn(
      [
        told.place,
        told.content,
        told.unit,
        told.helps,
        ...told.goals.map((goal) => goal.text),
      ].join('\n'),
    ),
    missing,
    isUnclear: Boolean(asked && input[asked]),
  }
}

const ANSWERS: Partial<Record<ApplicationField, keyof ApplicationDraftInput>> = {
  days: 'daysWords',
  unit: 'unit',
  leader: 'leaderWords',
  amount: 'amountWords',
  goals: 'goalWords',
  households: 'householdWords',
}

type Told = Omit<
  ApplicationDraft,
  'name' | 'status' | 'sector' | 'personal' | 'missing' | 'isUnclear'
>

function missingIn(told: Told): ApplicationField | null {
  const lacks: Record<ApplicationField, boolean> = {
    nature: told.nature === null,
    place: told.place === '',
    content: told.content === '',
    days: told.startsOn === null || told.endsOn === null || told.endsOn < told.startsOn,
    unit: told.unit === '',
    leader: told.leader === null && told.leaders.length === 0,
    which_leader: told.leaders.length > 0,
    amount: told.plannedFen === null,
    goals: told.goals.length === 0,
    helps: told.helps === '',
    households: !told.isForAll && (told.households.length === 0 || told.unknownHeads.length > 0),
  }
  return APPLICATION_FIELDS.find((field) => lacks[field]) ?? null
}

async function leadersMeant(
  { county, deps, actor }: RequestContext,
  { areaPath }: Project,
  { leaderId, leaderWords }: ApplicationDraftInput,
): Promise<Owner[]> {
  if (!leaderId && !leaderWords) return []
  const all = await listOwners(deps.connection.db, county, areaPath)
  if (leaderId) return all.filter(({ staffId }) => staffId === leaderId)
  const words = (leaderWords ?? '').normalize('NFKC').trim()
  if (/^(?:由?我(?:自己)?|本人)/u.test(words) && actor.kind === 'staff')
    return all.filter(({ staffId }) => staffId === actor.staffId)
  return all.filter(({ name }) => words.includes(name))
}

const FOR_ALL = /^(?:全村|全体|所有|整个村|村里?所有|大家|都|不知道|不限|没|莫得|无)/u

/** 3社张三、李四: by their heads, of the project's area. */
async function householdsMeant(
  { county, deps }: RequestContext,
  { areaPath }: Project,
  words: string,
): Promise<Pick<ApplicationDraft, 'households' | 'isForAll' | 'unknownHeads'>> {
  const said = words.normalize('NFKC').trim()
  if (FOR_ALL.test(said)) return { households: [], isForAll: true, unknownHeads: [] }
  const names = said.split(/[\s,、;。和]+/u).filter((each) => each !== '')
  const parts = names.slice(0, 100).map((each) => {
    const found = /^(?:(\d{1,2})(?:社|组))?(.+?)家?$/u.exec(each)
    return { words: each, group: found?.[1], head: found?.[2] ?? each }
  })
  if (parts.length === 0) return { households: [], isForAll: false, unknownHeads: [] }
  const heads = [...new Set(parts.map(({ head }) => head))]
  const rows = await deps.connection.db
    .select({ id: households.id, head: households.headName, areaPath: households.areaPath })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        inArray(households.headName, heads),
        sql`${households.areaPath} like ${`${areaPath}.%`}`,
      ),
    )
    .orderBy(asc(households.headName))
  const found = new Map<string, Named>()
  const unknownHeads: string[] = []
  for (const part of parts) {
    const under = part.group ? `${areaPath}.${part.group}` : areaPath
    const of = rows.filter((row) => row.head === part.head && contains(under, row.areaPath))
    const [only] = of
    if (of.length === 1 && only) found.set(only.id, { id: only.id, head: only.head })
    else unknownHeads.push(part.words)
  }
  return { households: [...found.values()], isForAll: false, unknownHeads }
}
