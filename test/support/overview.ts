import { newId } from '../../api/shared/ids'
import {
  areas,
  measures,
  pairings,
  payments,
  projectGoals,
  projectHouseholds,
} from '../../db/schema'
import { COUNTY, GROUP, OTHER_VILLAGE, type TestApi, TOWNSHIP, VILLAGE } from './api'
import { addAllocatedSource, addProjectRow } from './funds'

export const ELSEWHERE = 'wuxi.yulin.wusong'

/** Households of every standing in three villages of two townships, with what the overview counts of everything else. */
export async function addProgramme(api: TestApi) {
  await api.db.insert(areas).values(
    (
      [
        ['wuxi.yulin', 'township', '鱼鳞乡'],
        [ELSEWHERE, 'village', '五宋村'],
      ] as const
    ).map(([path, level, name]) => ({ county: COUNTY, path, level, name, source: '测试' })),
  )
  const helper = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
  const ids: Record<string, string> = {}
  for (const [name, status, areaPath] of [
    ['谭大山', 'registered', GROUP],
    ['牟大山', 'registered', GROUP],
    ['冉启旺', 'exited', GROUP],
    ['向朝贵', 'exited', OTHER_VILLAGE],
    ['贺长富', 'returned', OTHER_VILLAGE],
    ['卢正清', 'registered', ELSEWHERE],
    ['孙长庚', 'unregistered', GROUP],
    ['周长庚', 'closed', GROUP],
  ] as const)
    ids[name] = (await api.addHousehold({ head: name, status, areaPath })).id
  const of = (head: string) => ids[head] ?? ''
  await api.sql`update households set main_cause = 'illness' where status = 'registered'`
  await api.sql`update households set watch = 'unstable_exit' where head_name = '向朝贵'`
  await api.db.insert(pairings).values({
    county: COUNTY,
    id: newId(),
    householdId: of('谭大山'),
    staffId: helper.id,
    fromDay: '2026-01-01',
    reason: 'assigned',
    pairedBy: helper.id,
  })
  await addMeasure(api, of('谭大山'), helper.id, '2026-12-31')
  await addMeasure(api, of('牟大山'), helper.id, '2026-03-08')
  const project = await addProjectRow(api, { status: 'under_way', dueOn: '2026-12-01' })
  await addProjectRow(api, { status: 'approved', dueOn: '2026-03-08', areaPath: ELSEWHERE })
  await addProjectRow(api, { status: 'submitted' })
  await addProjectRow(api, { status: 'settled', areaPath: TOWNSHIP })
  await api.db.insert(projectGoals).values({
    county: COUNTY,
    projectId: project.id,
    seq: 1,
    text: '硬化公路',
    target: 2,
    unit: '公里',
  })
  await addAllocatedSource(api, { plannedFen: 500_000 })
  for (const head of ['谭大山', '孙长庚'])
    await api.db
      .insert(projectHouseholds)
      .values({ county: COUNTY, projectId: project.id, householdId: of(head) })
  await addPayment(api, project.id, of('谭大山'), 'received')
  await addPayment(api, project.id, of('孙长庚'), null)
  return { of, helperId: helper.id, projectId: project.id }
}

export async function addMeasure(
  api: TestApi,
  householdId: string,
  ownerId: string,
  dueOn: string,
) {
  const id = newId()
  await api.db.insert(measures).values({
    county: COUNTY,
    id,
    householdId,
    cause: 'illness',
    category: 'health',
    content: '送医',
    ownerId,
    code: '1',
    status: 'planned',
    plannedBy: ownerId,
    plannedOn: '2026-01-05',
    dueOn,
  })
  return id
}

export async function addPayment(
  api: TestApi,
  projectId: string,
  householdId: string,
  answer: 'received' | 'denied' | null,
) {
  const id = newId()
  const claimId = newId()
  await api.ownerSql`
    insert into claims (county, id, project_id, code, amount_fen, status, claimed_by, claimed_on, due_on)
    values (${COUNTY}, ${claimId}, ${projectId}, ${claimId}, 5000, 'paid', ${id}, '2026-02-01', '2026-02-09')`
  await api.db.insert(payments).values({
    county: COUNTY,
    id,
    claimId,
    projectId,
    code: id,
    payeeKind: 'household',
    householdId,
    payee: '示例',
    amountFen: 5_000,
    paidBy: (await api.addStaff({ roles: [['county_finance', COUNTY]] })).id,
    paidOn: '2026-02-10',
    askedAt: new Date('2026-02-11T02:00:00Z'),
    answer,
  })
  return id
}
