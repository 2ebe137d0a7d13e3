import { expect } from 'vitest'
import { type Codes, KINDS, TIANYUAN } from './annual'
import { textOf, type Year } from './world'

/** What each kind's ranking is handed out as; nobody is left out of the paper. */
export async function expectHandedOut({ cast, get, fetchPaper }: Year, codes: Codes) {
  const office = cast('county_office')
  for (const kind of KINDS) {
    const path = `/assessments/by-code/${codes[kind]}`
    const paper = await fetchPaper(office, `${path}/report.pdf`, `assessment-${kind}.pdf`)
    await fetchPaper(office, `${path}/report.xlsx`, `assessment-${kind}.xlsx`)
    await fetchPaper(office, `${path}/ranking.png`, `assessment-${kind}.png`)
    const { items } = await get<{ items: { kind: string; subjects: { name: string }[] }[] }>(
      office,
      '/assessments/published?year=2026',
    )
    const words = await textOf(paper)
    for (const { name } of items.find((each) => each.kind === kind)?.subjects ?? [])
      expect(words).toContain(name)
  }
}

/** The report of the county and of a township: what outsiders and people said, and who came where. */
export async function expectReported(
  { cast, get, fetchPaper }: Year,
  { county, survey }: { county: readonly string[]; survey: string },
) {
  const report = '/annual-reports/report.pdf?year=2026'
  const whole = await textOf(await fetchPaper(cast('county_office'), report, 'report-county.pdf'))
  expect(whole).toContain('巫溪县2026年度精准扶贫工作报告')
  const own = await textOf(await fetchPaper(cast('township_head'), report, 'report-township.pdf'))
  expect(own).toContain('天元乡2026年度精准扶贫工作报告')
  for (const said of county) expect(whole).toContain(said)
  expect(own).toContain(survey)
  const path = `/assessments/published/one?key=${encodeURIComponent(TIANYUAN)}`
  const { points } = await get<{ points: number }>(cast('township_head'), path)
  for (const words of [whole, own]) expect(words).toContain((points / 100).toFixed(2))
}
