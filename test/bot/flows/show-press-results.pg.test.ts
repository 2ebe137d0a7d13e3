import { expect, test } from 'vitest'
import { listPressResults } from '../../../api/press-reports/results'
import { COUNTY } from '../../support/api'
import { addPressReport, startPress } from '../../support/press'

const { api, head, office, department, journalist } = await startPress()
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

test('line by line: reach, kind, truth, tone and importance; the sum is theirs', async () => {
  // 6 × 50 % × 3 = 9 points against it; 10 × 100 % × half = 5 points for it; what is not true counts nothing.
  await addPressReport(api, { status: 'rated', importance: 3 })
  await addPressReport(api, {
    status: 'rated',
    level: 'national',
    kind: 'print',
    outlet: '人民日报',
    truth: 'partly',
    tone: 'positive',
  })
  await addPressReport(api, { status: 'rated', truth: 'not_true', importance: 3 })
  const [result] = await listPressResults(api.db, COUNTY, YEAR)
  expect(result).toMatchObject({ unit: 'township:wuxi.tianyuan', hundredths: -400 })
  expect(result?.lines.map(({ hundredths }) => hundredths).toSorted((a, b) => a - b)).toEqual([
    -900, 0, 500,
  ])
  await head.says('媒体 得分', '天元乡媒体3件，共-4.0分')
  await office.says('媒体 得分 2026', '天元乡媒体3件')
  await department.says('媒体 得分', '2026年还没有评定过的媒体报道')
  await journalist.says('媒体 得分', '只有负责的干部能办')
})

test('only what was rated in the period, both days included, with the weights of that day', async () => {
  await addPressReport(api, { status: 'rated', ratedOn: '2026-03-01' })
  await addPressReport(api, { status: 'rated', ratedOn: '2026-03-31' })
  await addPressReport(api, { status: 'rated', ratedOn: '2026-02-28' })
  await addPressReport(api, { status: 'rated', ratedOn: '2026-04-01' })
  const period = { from: '2026-03-01', to: '2026-03-31' }
  expect((await listPressResults(api.db, COUNTY, period))[0]?.lines).toHaveLength(2)
  // Changing one row beneath changes the figure.
  const before = (await listPressResults(api.db, COUNTY, period))[0]?.hundredths
  await api.ownerSql`update figures set value = 12 where name = 'press_points_municipal'`
  expect((await listPressResults(api.db, COUNTY, period))[0]?.hundredths).toBe((before ?? 0) * 2)
  await api.setFigures()
})
