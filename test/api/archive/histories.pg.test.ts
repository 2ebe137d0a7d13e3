import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyAudit } from '../../../api/audit/verify'
import { addDays } from '../../../api/shared/day'
import { COUNTY } from '../../support/api'
import { openRollCounty } from '../roll/roll-county'
import {
  AREAS,
  createHistory,
  daysFrom,
  type Snapshot,
  snapshotOf,
  steps,
  toldOn,
} from './histories'

const { FULL } = process.env
const [RUNS, LONGEST] = FULL ? [120, 80] : [8, 40]

test(
  'The register as the archive tells it of any day is what it was that evening, whatever happened',
  { timeout: FULL ? 1_200_000 : 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(steps(LONGEST), async (history) => {
        const county = await openRollCounty()
        try {
          const play = createHistory(county)
          const first = play.today()
          const evenings = new Map<string, Snapshot[]>()
          for (const step of history) {
            await play.step(step)
            for (let days = step.days; days > 0; days--) {
              evenings.set(play.today(), await allAreas((area) => snapshotOf(county.db, area)))
              play.nextDay()
            }
          }
          evenings.set(play.today(), await allAreas((area) => snapshotOf(county.db, area)))
          for (const day of daysFrom(first, play.today()))
            expect(await allAreas((area) => toldOn(county.db, area, day)), day).toEqual(
              evenings.get(day),
            )
          const none = AREAS.map(() => ({}))
          expect(await allAreas((area) => toldOn(county.db, area, addDays(first, -1)))).toEqual(
            none,
          )
          expect(await verifyAudit(county.sql, COUNTY)).toMatchObject({ faultCount: 0 })
          const wrong = await county.ownerSql`
            select h.id from households h
             where h.size <> (select count(*) from people p where p.household_id = h.id)
                or (select count(*) from people p where p.household_id = h.id and p.is_head) > 1
                or exists (select from former_members f join people p on p.id = f.id)`
          expect(wrong).toEqual([])
        } finally {
          await county.close()
        }
      }),
      { numRuns: RUNS },
    )
  },
)

const allAreas = (read: (area: string) => Promise<Snapshot>) => Promise.all(AREAS.map(read))
