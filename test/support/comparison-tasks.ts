import { newId } from '../../api/shared/ids'
import { comparisonTasks } from '../../db/schema'
import { COUNTY, type TestApi } from './api'

/** What a department was asked for; vehicles by the tenth unless given. */
export async function addComparisonTask(
  api: Pick<TestApi, 'db'>,
  given: Partial<typeof comparisonTasks.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  await api.db.insert(comparisonTasks).values({
    county: COUNTY,
    id,
    records: 'vehicles',
    department: '县公安局',
    code: '1234567897',
    status: 'open',
    askedBy: 'job:command',
    askedOn: '2026-03-01',
    dueOn: '2026-03-10',
    ...given,
  })
  return id
}
