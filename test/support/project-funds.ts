import { newId } from '../../api/shared/ids'
import { dayOf } from '../../api/shared/day'
import { fundAccounts, fundSources } from '../../db/schema'
import { COUNTY, type TestApi, TOWNSHIP } from './api'

/** A source whose money has been allocated to a township already, as rows; its id. */
export async function allocate(
  api: Pick<TestApi, 'db' | 'clock'>,
  {
    name,
    fen,
    by,
    areaPath = TOWNSHIP,
  }: { name: string; fen: number; by: string; areaPath?: string },
): Promise<string> {
  const id = newId()
  await api.db.insert(fundSources).values({
    county: COUNTY,
    id,
    name,
    kind: 'county',
    giver: '县财政局',
    year: Number(dayOf(api.clock.now).slice(0, 4)),
    plannedFen: fen,
    sectors: [],
    areaPath: COUNTY,
    recordedBy: by,
    recordedOn: dayOf(api.clock.now),
  })
  const account = { county: COUNTY, sourceId: id }
  await api.db.insert(fundAccounts).values([
    { ...account, id: newId(), kind: 'origin', ref: '', balanceFen: -fen },
    { ...account, id: newId(), kind: 'source', ref: '', balanceFen: 0 },
    { ...account, id: newId(), kind: 'allocation', ref: areaPath, balanceFen: fen },
  ])
  return id
}
