import { newId } from '../../api/shared/ids'
import {
  assessmentPlans,
  assessments,
  assessmentSubjects,
  objections,
  overviewMonths,
} from '../../db/schema'
import type { AssessmentStatus } from '../../db/values/assessments'
import type { ObjectionStatus } from '../../db/values/rounds'
import { planOf } from './assessments'
import { COUNTY, type TestApi, TOWNSHIP } from './api'

/** An assessment of three townships as it stands, without anybody having scored. */
export async function addAssessed(
  api: TestApi,
  given: { status: AssessmentStatus; kind?: 'township' | 'first_secretary'; year?: number },
) {
  const { status, kind = 'township', year = 2026 } = given
  const [planId, id] = [newId(), newId()]
  const openedBy = (await api.addStaff({ roles: [['county_office', COUNTY]] })).id
  const { content, title, source } = planOf()
  await api.db.insert(assessmentPlans).values({
    county: COUNTY,
    id: planId,
    kind,
    year,
    version: 1,
    title,
    source,
    content: content as never,
    setOn: '2026-01-04',
  })
  await api.db.insert(assessments).values({
    county: COUNTY,
    id,
    code: id.slice(-10),
    planId,
    kind,
    year,
    month: 0,
    status,
    openedBy,
    openedOn: '2026-01-05',
    scoreBy: '2026-02-01',
    publishedOn: status === 'published' ? '2026-02-20' : null,
    fingerprint: 'f'.repeat(64),
  })
  const rows = [
    ['wuxi.yulin', '鱼鳞乡', 9_125, 1, 8_800, 2],
    [TOWNSHIP, '天元乡', 8_765, 2, 9_000, 1],
    ['wuxi.hongchi', '红池坝镇', 7_003, 3, null, null],
  ] as const
  await api.db.insert(assessmentSubjects).values(
    rows.map(([areaPath, name, points, rank, pointsBefore, rankBefore]) => ({
      county: COUNTY,
      assessmentId: id,
      key: `township:${areaPath}`,
      name,
      areaPath,
      points,
      rank,
      grade: rank === 1 ? ('excellent' as const) : ('competent' as const),
      isTied: false,
      pointsBefore,
      rankBefore,
    })),
  )
  return id
}

/** An objection to a list as a row. */
export async function addObjectionRow(
  api: TestApi,
  noticeId: string,
  status: ObjectionStatus,
  given: Partial<typeof objections.$inferInsert> = {},
) {
  const id = newId()
  await api.db.insert(objections).values({
    county: COUNTY,
    id,
    noticeId,
    ground: 'should_not_be_listed',
    way: 'message',
    code: id.slice(-10),
    bodySealed: Buffer.alloc(0),
    status,
    filedAt: api.clock.now,
    filedOn: '2026-03-02',
    dueOn: '2026-03-07',
    ...(status !== 'open' && { decidedAt: new Date('2026-03-05T02:00:00Z') }),
    ...given,
  })
}

/** How an area stood at the end of a month. */
export const addMonth = (
  api: TestApi,
  month: string,
  areaPath: string,
  numbers: Record<string, number>,
) =>
  api.db
    .insert(overviewMonths)
    .values({ county: COUNTY, areaPath, month, numbers, recordedAt: api.clock.now })
