import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationQuestionnaires, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { newSeed } from '../sampling/dice'
import { contains } from '../shared/area-path'
import { addDays, type Day, dayOf } from '../shared/day'
import { placeIn } from '../supervisions/draft'
import { daySpanIn } from '../wording/day-span'
import { PRESETS } from './design'
import { drawSample, type Sample } from './draw-sample'
import { readFrame } from './frame'
import type { EvaluationDraftInput } from './input'
import { type PlanRefusal, planRefusal } from './rules'
import { designIn, kindsInWords, type SaidDesign } from './wording'

/** An evaluation as it was understood, with how large its sample would be; nothing of it is kept. */
export interface EvaluationDraft {
  areaPath: AreaPath | null
  title: string
  commissionedBy: string
  design: SaidDesign | null
  fromOn: Day | null
  toOn: Day | null
  leadId: string | null
  evaluatorIds: string[]
  who: string
  /** Who could be sent. */
  known: string
  drawn: { households: number; villages: number; reserves: number; kindsInWords: string } | null
  missing: 'area' | 'size' | 'days' | 'who' | null
  refusal: PlanRefusal | 'figure_missing' | null
}

/** A day further ahead was meant of the days that are over: 11月1日 said in December. */
const MOST_AHEAD = 180

interface Person {
  staffId: string
  name: string
}

/**
 * Reads 天元乡 30户 等距 12月20日到22日 杜思睿、韩知微; what it lacks is named in the order in which it is asked for. The sizes are
 * of a draw that is thrown away: the seed that counts is made when the plan is.
 */
export async function readEvaluationDraft(
  ctx: RequestContext,
  input: EvaluationDraftInput,
): Promise<EvaluationDraft> {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  // The command line is nobody of a unit.
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  const today = dayOf(now)
  const text = input.text.normalize('NFKC')
  const { areaPath } = await areaIn(ctx, text, input.areaWords)
  const design = designIn((input.sizeWords ?? text).normalize('NFKC'))
  const span = daySpanIn((input.dayWords ?? text).normalize('NFKC'), today)
  const isOver = span !== null && span.fromDay > addDays(today, MOST_AHEAD)
  const people = areaPath ? await listEvaluators(db, county, areaPath) : []
  const evaluators = namedIn(`${text} ${input.whoWords?.normalize('NFKC') ?? ''}`, people)
  const isOwn = staffId !== null && people.some((each) => each.staffId === staffId)
  const leadId = isOwn ? staffId : (evaluators[0]?.staffId ?? null)
  const isEnough = evaluators.length >= 2
  const missing = !areaPath
    ? 'area'
    : !design
      ? 'size'
      : !span
        ? 'days'
        : isEnough
          ? null
          : ('who' as const)
  const sample =
    areaPath && design && !missing ? await drawOnTrial(db, county, areaPath, design) : null
  const drawn = sample && sizesOf(sample)
  const isAsked =
    (await db.$count(evaluationQuestionnaires, eq(evaluationQuestionnaires.county, county))) > 0
  const refusal = refusalOf({
    isAsked,
    isOver,
    plan: {
      today,
      fromOn: span?.fromDay ?? today,
      toOn: span?.toDay ?? today,
      evaluators: isEnough ? evaluators.length : 2,
      areEvaluators: true,
      drawn: drawn?.households ?? 1,
    },
  })
  const name = areaPath ? ((await findArea(db, county, areaPath))?.name ?? '') : ''
  return {
    areaPath,
    title: areaPath === county ? `${today.slice(0, 4)}年第三方评估` : `${name}第三方评估`,
    commissionedBy: staffId ? await unitOf(db, county, staffId) : '',
    design,
    fromOn: span?.fromDay ?? null,
    toOn: span?.toDay ?? null,
    leadId,
    evaluatorIds: evaluators.map((each) => each.staffId),
    who: evaluators.map((each) => each.name).join('、'),
    known: people.map((each) => each.name).join('、'),
    drawn,
    missing,
    refusal,
  }
}

/** What it would be refused for already, whatever else is still to be asked. */
function refusalOf(facts: {
  isAsked: boolean
  isOver: boolean
  plan: Parameters<typeof planRefusal>[0]
}): EvaluationDraft['refusal'] {
  if (!facts.isAsked) return 'figure_missing'
  return facts.isOver ? 'days_past' : planRefusal(facts.plan)
}

const WHOLE = /全县|整个县|县里/u

async function areaIn(ctx: RequestContext, text: string, areaWords: string | null) {
  const found = await placeIn(ctx, text, areaWords)
  const isWhole = WHOLE.test(areaWords ?? text)
  return found.areaPath || !isWhole ? found : { areaPath: ctx.county, rest: text }
}

/** Those of the names, in the order they were said in. */
const namedIn = (text: string, people: readonly Person[]): Person[] =>
  people
    .filter(({ name }) => text.includes(name))
    .toSorted((a, b) => text.indexOf(a.name) - text.indexOf(b.name))

async function listEvaluators(db: Db, county: string, areaPath: AreaPath): Promise<Person[]> {
  const rows = await db
    .selectDistinct({ staffId: staff.id, name: staff.name, areaPath: staffRoles.areaPath })
    .from(staffRoles)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffRoles.staffId)))
    .where(
      and(
        eq(staffRoles.county, county),
        eq(staffRoles.role, 'evaluator'),
        eq(staff.isActive, true),
      ),
    )
    .orderBy(asc(staff.id))
  const reaching = rows.filter((row) => contains(row.areaPath, areaPath))
  return [...new Map(reaching.map(({ staffId, name }) => [staffId, { staffId, name }])).values()]
}

async function drawOnTrial(db: Db, county: string, areaPath: AreaPath, said: SaidDesign) {
  const design = 'preset' in said ? PRESETS[said.preset] : said
  return drawSample(await readFrame(db, county, areaPath), design, newSeed())
}

function sizesOf({ rows }: Sample) {
  const asked = rows.filter(({ isReserve }) => !isReserve)
  const kinds = [...Map.groupBy(asked, ({ kind }) => kind)]
  return {
    households: asked.length,
    villages: new Set(asked.map(({ villagePath }) => villagePath)).size,
    reserves: rows.length - asked.length,
    kindsInWords: kindsInWords(kinds.map(([kind, some]) => ({ kind, count: some.length }))),
  }
}

async function unitOf(db: Db, county: string, staffId: string): Promise<string> {
  const [row] = await db
    .select({ unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  return (row?.unit ?? '').slice(0, 40)
}
