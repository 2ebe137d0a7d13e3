import { vi } from 'vitest'
import { MEASURES } from '../../api/assessments/measures'
import { type EvidenceRow, subjectKey } from '../../api/assessments/measures/measure'
import { areas } from '../../db/schema'
import type { MeasureName } from '../../db/values/assessments'
import type { StaffRole } from '../../db/values/staff'
import { COUNTY, type TestApi, TOWNSHIP } from './api'
import { planOf } from './assessments'

/** Four townships; the first is the one of every test. */
export const TOWNSHIPS = [TOWNSHIP, 'wuxi.yulin', 'wuxi.hongchi', 'wuxi.jianshan'] as const
const NAMES = ['天元乡', '鱼鳞乡', '红池坝镇', '尖山镇']
export const KEYS = TOWNSHIPS.map((path) => `township:${path}`)

const row = (i: number, isGood: boolean): EvidenceRow => ({
  kind: 'household',
  id: `h${i}`,
  areaPath: null,
  on: null,
  isGood,
  note: '',
})

/** What a measure finds from now on, by subject: so many good of so many. */
export function measures(name: MeasureName, found: Record<string, [good: number, of: number]>) {
  vi.spyOn(MEASURES[name], 'run').mockImplementation(async (_db, _scope, subjects) => {
    return new Map(
      subjects.flatMap((subject) => {
        const [good, of] = found[subjectKey(subject)] ?? []
        if (good === undefined || of === undefined) return []
        const rows = Array.from({ length: of }, (_, i) => row(i, i < good))
        return [[subjectKey(subject), { good, of, rows }] as const]
      }),
    )
  })
}

/** The county's office, assessors of three units, leaders of two townships, and a plan for townships. */
export async function startAssessment(api: TestApi) {
  const [, ...others] = TOWNSHIPS
  await api.db.insert(areas).values(
    others.map((path, i) => ({
      county: COUNTY,
      path,
      level: 'township' as const,
      name: NAMES[i + 1] ?? '',
      source: '测试',
    })),
  )
  const staff = (unit: string, role: StaffRole, areaPath: string = COUNTY) =>
    api.addStaff({ unit, roles: [[role, areaPath]] })
  const office = await staff('县扶贫办', 'county_office')
  const second = await staff('县扶贫办', 'county_office')
  const third = await staff('县扶贫办', 'county_office')
  const assessors = [
    await staff('县统计局', 'department'),
    await staff('县审计局', 'department'),
    await staff('县农委', 'department'),
  ] as const
  const leader = await staff('天元乡政府', 'township_head', TOWNSHIP)
  const other = await staff('鱼鳞乡政府', 'township_secretary', 'wuxi.yulin')
  measures('visit_coverage', Object.fromEntries(KEYS.map((key, i) => [key, [10 - i, 10]])))
  measures('complaint_findings', {})
  await api.call('/assessments/plans', { actor: office.actor, body: planOf() })

  const act = (code: string, body: object, actor = office.actor) =>
    api.call(`/assessments/by-code/${code}/actions`, { actor, body })
  const score = (
    code: string,
    who: { actor: `staff:${string}` },
    given: { key?: string; item?: string; points: number; note?: string },
  ) =>
    api.call('/assessments/scores', {
      actor: who.actor,
      body: {
        code,
        subjectKey: given.key ?? KEYS[0],
        itemCode: given.item ?? 'basics',
        points: given.points,
        ...(given.note && { note: given.note }),
      },
    })
  const open = async (month = 0) => {
    const { body } = await api.call('/assessments', {
      actor: office.actor,
      body: { kind: 'township', year: 2026, month, scoreBy: '2026-03-20' },
    })
    const { code } = body['vars'] as { code: string }
    await act(code, { type: 'name_assessors', staffIds: assessors.map(({ id }) => id) })
    return code
  }
  /** Everybody scores everything alike. */
  const scoreAll = async (code: string, points = 36, items = ['basics', 'regular']) => {
    for (const key of KEYS)
      for (const item of items)
        for (const who of assessors)
          await score(code, who, { key, item, points: item === 'regular' ? points / 4 : points })
  }
  return { office, second, third, assessors, leader, other, act, score, open, scoreAll }
}
