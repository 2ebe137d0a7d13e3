import { eq, and } from 'drizzle-orm'
import { staff } from '../../db/schema'
import type { PlanContent } from '../../db/values/assessments'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import { getAssessment } from './find'
import { isScoring, listRecusals } from './assessors'
import { loadAssessment } from './load'
import { hundredths, meanOf, outliersOf } from './points/rules'
import { isScored } from './result/rules'
import { byPlace, placeOf, type Score } from './scores'
import { openText } from './seal'
import { listTies } from './ties'

/** Scores that stand out among those of the same item of the same subject. */
export function outliersIn(content: PlanContent, scores: readonly Score[]): Score[] {
  return [...byPlace(scores).values()].flatMap((some) => {
    const item = content.items.find(({ code }) => code === some[0]?.itemCode)
    if (!item) return []
    const full = hundredths(item.fullMarks)
    return outliersOf(some, { full, permille: content.outlierPermille })
  })
}

/**
 * What the moderator looks at: every scored item with its scores, those first that stand out. What is of the
 * actor's own unit or kin is not there. Whoever scores sees their own scores alone, of the office as well.
 */
export async function readModeration(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { db } = deps.connection
  const planned = await getAssessment(db, county, code)
  if (await isScoring(db, county, planned.run, staffId)) throw new ApiError('refused', 'scored_it')
  const loaded = await loadAssessment(db, county, planned)
  const { run, content } = loaded
  const ties = await listTies(db, county, {
    kind: run.kind,
    subjects: loaded.subjects,
    staffIds: [staffId],
  })
  const names = await db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county)))
    .orderBy(staff.id)
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const places = byPlace(loaded.scores)
  const stored = new Map(
    loaded.items.map((each) => [placeOf(each.subjectKey, each.itemCode), each]),
  )
  const isTied = ({ key }: { key: string }) => ties.get(staffId)?.has(key) ?? false
  const items = loaded.subjects
    .filter((subject) => !isTied(subject))
    .flatMap(({ key, name }) =>
      content.items
        .filter((item) => isScored(item, run.month))
        .map((item) => {
          const place = placeOf(key, item.code)
          const row = stored.get(place)
          const some = places.get(place) ?? []
          const out = new Set(outliersIn(content, some).map((each) => each.staffId))
          return {
            subjectKey: key,
            name,
            itemCode: item.code,
            item: item.name,
            full: hundredths(item.fullMarks),
            isComputed: row?.good != null,
            mean: meanOf(
              some.map(({ points }) => points),
              content.trim,
            ),
            setPoints: row?.setPoints ?? null,
            isOpen: out.size > 0 && !(row?.isAccepted ?? false),
            isShort: row?.good == null && some.length < content.minAssessors,
            scores: some.map((score) => ({
              staffId: score.staffId,
              name: nameOf.get(score.staffId) ?? '',
              points: score.points,
              isOutlier: out.has(score.staffId),
              isAskedAgain: score.isAskedAgain,
              note: openText(ctx, 'scores', 'note', rowOf(score), score.noteSealed),
            })),
          }
        }),
    )
    .toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen))
  const recusals = await listRecusals(db, county, run.id)
  /** Those somebody may put by hand. */
  const vetoes = content.vetoes.flatMap(({ code: vetoCode, name, how }) =>
    how === 'by_hand' ? { code: vetoCode, name } : [],
  )
  return { status: run.status, items, recusals, vetoes }
}

const rowOf = (score: Score) => [
  score.assessmentId,
  score.subjectKey,
  score.itemCode,
  score.staffId,
  score.seq,
]
