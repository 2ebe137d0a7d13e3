import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAnnualReport } from '../../../api/annual-reports/read'
import { giveCode } from '../../../api/receipts/codes'
import { newId } from '../../../api/shared/ids'
import { accountabilities, publishedCases, recalls } from '../../../db/schema'
import { COUNTY, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { addChange } from '../../support/changes'
import { commandContext } from '../../support/command'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

const rowsOf = async (title: string) => {
  const { sections, after } = await readAnnualReport(commandContext(api), {
    areaPath: TOWNSHIP,
    year: 2026,
  })
  const blocks = [...sections, ...after].flatMap((section) => section.blocks)
  return blocks.find((block) => block.title.startsWith(title))?.rows
}

test('a change asked for at the end of one year and due in the next is of the year it is due in', async () => {
  const { id: householdId } = await api.addHousehold()
  api.clock.now = new Date('2025-12-28T02:00:00Z')
  await addChange(api, { householdId })
  api.clock.now = new Date('2026-03-09T02:00:00Z')
  expect((await rowsOf('按事项'))?.find(([name]) => name === '档案变更')?.slice(0, 3)).toEqual([
    '档案变更',
    1,
    1,
  ])
})

test('a case that was told to everybody is still of the township whose post its person was recalled from', async () => {
  const { id: staffId } = await api.addStaff({ roles: [['first_secretary', VILLAGE]] })
  const { id: office } = await api.addStaff({ roles: [['county_office', COUNTY]] })
  const codeOf = (subject: string) =>
    giveCode(api.db, { county: COUNTY, kind: 'receipt', subject, contactId: null })
  const accountabilityId = newId()
  const on = '2026-03-01'
  await api.db.insert(accountabilities).values({
    county: COUNTY,
    id: accountabilityId,
    code: await codeOf(`accountability:${accountabilityId}`),
    staffId,
    kind: 'falsification',
    measure: 'talk',
    text: '长期不在村',
    status: 'final',
    proposedBy: office,
    proposedOn: on,
    decidedOn: on,
    finalOn: on,
  })
  await api.db.insert(publishedCases).values({
    county: COUNTY,
    id: newId(),
    quarter: '2026Q1',
    accountabilityId,
    text: '通报',
    status: 'approved',
    draftedBy: office,
    draftedOn: on,
  })
  const before = await rowsOf('作风和廉洁')
  expect(before).toHaveLength(1)
  const id = newId()
  await api.db.insert(recalls).values({
    county: COUNTY,
    id,
    code: await codeOf(`recall:${id}`),
    staffId,
    role: 'first_secretary',
    areaPath: VILLAGE,
    reasonSealed: Buffer.alloc(1),
    status: 'recalled',
    proposedBy: office,
    proposedOn: on,
    decidedOn: on,
  })
  await api.ownerSql`delete from staff_roles where staff_id = ${staffId}`
  expect(await rowsOf('作风和廉洁')).toEqual(before)
})
