import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnnualReport, readAnnualReport } from '../../../api/annual-reports/read'
import { drawReport } from '../../../api/annual-reports/report'
import { pageRoutes } from '../../../api/pages/pages'
import { newId } from '../../../api/shared/ids'
import { addAssessed, addMonth, addObjectionRow } from '../../support/annual-reports'
import {
  COUNTY,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { commandContext } from '../../support/command'
import { addLeadRow } from '../../support/leads'
import { postList } from '../../support/objections'
import { addProgramme } from '../../support/overview'
import { addPressReport } from '../../support/press'
import {
  addSatisfaction,
  addSatisfactionAnswer,
  addSatisfactionDraw,
} from '../../support/satisfaction'

const HEADS = ['谭大山', '牟大山', '冉启旺', '向朝贵', '贺长富', '卢正清', '孙长庚', '周长庚']

let api: TestApi
let of: (head: string) => string
let clerk: `staff:${string}`
let office: `staff:${string}`
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  ;({ of } = await addProgramme(api))
  clerk = (await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })).actor
  office = (await api.addStaff({ roles: [['county_office', COUNTY]] })).actor
  const list = await postList(api, {
    households: [{ id: of('谭大山'), head: '谭大山', areaPath: `${VILLAGE}.3` }],
  })
  await postList(api, { areaPath: 'wuxi.yulin.wusong', areaName: '五宋村' })
  for (const status of ['upheld', 'upheld', 'rejected', 'open'] as const)
    await addObjectionRow(api, list.id, status)
  await addObjectionRow(api, list.id, 'withdrawn', { ground: 'faulty_procedure' })
  // Decided after its last day.
  await addObjectionRow(api, list.id, 'upheld', { decidedAt: new Date('2026-03-08T02:00:00Z') })
  await addLeadRow(api, {
    householdId: of('牟大山'),
    status: 'decided',
    outcome: 'corrected',
    decidedOn: '2026-03-06',
  })
  await addLeadRow(api, { householdId: of('谭大山') })
  await addMonth(api, '2026-01', TOWNSHIP, { registered: 41, exited: 17 })
  await addMonth(api, '2026-02', TOWNSHIP, { registered: 42, exited: 18 })
  await addAssessed(api, { status: 'published' })
})
afterAll(() => api.close())

const read = (areaPath = TOWNSHIP, year = 2026) =>
  readAnnualReport(commandContext(api), { areaPath, year })
const blocksOf = ({ sections, after }: AnnualReport) =>
  [...sections, ...after].flatMap(({ blocks }) => blocks)
const blockOf = (report: AnnualReport, title: string) => {
  const block = blocksOf(report).find((each) => each.title.startsWith(title))
  if (!block) throw new Error(`there is no ${title}`)
  return block
}
async function wordsOf(report: AnnualReport): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(await drawReport(report)))
  return text.join('').replace(/\s/g, '')
}

describe('the report of a township', () => {
  test('counts what stands in the rows, of its own area alone', async () => {
    const report = await read()
    expect(blockOf(report, '公示').rows).toEqual([['村', 1, 1, 0, 0]])
    expect(blockOf(report, '异议').rows).toEqual([
      ['不该评上', 5, 3, 1, 0, 1],
      ['程序不对', 1, 0, 0, 1, 0],
      ['合计', 6, 3, 1, 1, 1],
    ])
    expect(blockOf(report, '信息比对').rows).toEqual([['信息比对疑点', 2, 1, 1, 0, 0, 0, 0, 1]])
    expect(blockOf(report, '项目').rows).toEqual([['交通', 3, 2, 1, 1, expect.any(String)]])
    expect(
      blockOf(report, '每月末').rows.map(([month, registered, exited]) => [
        month,
        registered,
        exited,
      ]),
    ).toEqual([
      ['1月', 41, 17],
      ['2月', 42, 18],
    ])
    expect(blockOf(report, '按事项').rows.find(([name]) => name === '异议答复')).toEqual([
      '异议答复',
      5,
      2,
      '40.0%',
      1,
    ])
    const county = await read(COUNTY)
    expect(blockOf(county, '公示').rows).toEqual([['村', 2, 1, 0, 0]])
    expect(blockOf(county, '各乡镇').rows.map(([name]) => name)).toEqual(['天元乡', '鱼鳞乡'])
  })

  test('says in its PDF the very figures, and where nothing is that there is nothing', async () => {
    const report = await read()
    const words = await wordsOf(report)
    for (const { title, rows, none } of blocksOf(report)) {
      expect(words).toContain(title.replace(/\s/g, ''))
      if (rows.length === 0) expect(words).toContain(none)
      for (const row of rows)
        for (const cell of row) expect(words).toContain(String(cell).replace(/\s/g, ''))
    }
    for (const { name, words: share } of report.gauges) {
      expect(words).toContain(name)
      expect(words).toContain(share)
    }
    expect(words).toContain('天元乡2026年度精准扶贫工作报告')
    expect(words).toContain('草稿')
    expect(words).toContain(report.fingerprint)
    expect(words).toContain('本年没有公布的第三方评估')
    expect(words).toContain('本年没有公开曝光的问题')
    expect(words).toContain('本年没有结束的满意度调查')
  })

  test('names no household', async () => {
    for (const path of [TOWNSHIP, COUNTY]) {
      const report = await read(path)
      const words = await wordsOf(report)
      expect(HEADS.filter((head) => words.includes(head))).toEqual([])
    }
  })

  test('tells its place in the published assessment, and nothing of one that is not', async () => {
    expect(blockOf(await read(), '乡镇（街道）考核').rows).toEqual([
      [2, '天元乡', '87.65', expect.any(String), '90.00', '-2.35', 1],
    ])
    const locked = await addAssessed(api, { status: 'locked', kind: 'first_secretary' })
    const report = await read()
    expect(JSON.stringify(report)).not.toContain('第一书记考核')
    await api.sql`update assessments set status = 'published', published_on = '2026-03-01' where id = ${locked}`
    expect(JSON.stringify(await read())).toContain('第一书记考核')
    await api.sql`update assessments set status = 'locked', published_on = null where id = ${locked}`
  })

  test('is the same to the byte while nothing changes, and another once something has', async () => {
    const [one, other] = [await read(), await read()]
    expect(other.fingerprint).toBe(one.fingerprint)
    expect(Buffer.from(await drawReport(other)).equals(Buffer.from(await drawReport(one)))).toBe(
      true,
    )
    await addPressReport(api, { status: 'rated', publishedOn: '2026-03-09', gist: '路修好了' })
    const changed = await read()
    expect(changed.fingerprint).not.toBe(one.fingerprint)
    expect(blockOf(changed, '媒体').rows).toEqual([['批评', 1, 1, 0]])
    // Not published, it is not there.
    await addPressReport(api, { status: 'rated' })
    expect((await read()).fingerprint).toBe(changed.fingerprint)
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    expect((await read()).fingerprint).not.toBe(changed.fingerprint)
    api.clock.now = new Date(MONDAY_MORNING)
  })

  test('keeps to itself what fewer than ten answered', async () => {
    const survey = await addSatisfaction(api, { status: 'closed', closedOn: '2026-03-08' })
    const answer = async () => {
      const { id: householdId } = await api.addHousehold({ head: '匿名户' })
      const { id: contactId } = await api.addContact({ chat: newId() })
      const drawId = await addSatisfactionDraw(api, {
        surveyId: survey.id,
        householdId,
        contactId,
        status: 'answered',
      })
      await addSatisfactionAnswer(api, { drawId, value: 5 })
    }
    for (let i = 0; i < 9; i++) await answer()
    const few = blockOf(await read(), '群众').rows
    expect(few[0]).toEqual(['天元乡2026-03', '干部上门勤不勤', 9, '—', '—', '—', '—'])
    await answer()
    const [row = []] = blockOf(await read(), '群众').rows
    expect(row.slice(2, 6)).toEqual([10, 10, '100.0%', '100.0%'])
    expect(row[6]).toMatch(/^\d+\.\d%至100\.0%$/)
  })

  test('of a year that is over stands as it was recorded at its end, and invents nothing', async () => {
    const before = await read(TOWNSHIP, 2025)
    expect(before.gauges).toEqual([])
    expect(blockOf(before, '各村').rows).toEqual([])
    expect(blockOf(before, '异议').rows).toEqual([])
    await addMonth(api, '2025-12', TOWNSHIP, { registered: 40, object_wrong: 1 })
    await addMonth(api, '2025-12', 'wuxi.yulin', { registered: 10, object_wrong: 0 })
    const [object, projects] = (await read(TOWNSHIP, 2025)).gauges
    expect(object).toMatchObject({ share: 97.5, peers: '第2名，共2个' })
    expect(projects).toMatchObject({ share: null, words: '没有数据' })
  })
})

describe('whoever asks', () => {
  const get = (actor: `staff:${string}` | undefined, query: string) =>
    api.call(`/annual-reports/report.pdf?${query}`, actor ? { actor } : {})

  test('as a clerk or leader gets the own township’s, as the county’s office any, as others none', async () => {
    const own = await api.call('/annual-reports', { actor: clerk })
    expect(own.body).toMatchObject({ area: '天元乡', year: 2026, madeOn: '2026-03-09' })
    expect((await get(clerk, `areaPath=${TOWNSHIP}`)).status).toBe(200)
    expect((await get(clerk, 'areaPath=wuxi.yulin')).status).toBe(404)
    expect((await get(clerk, `areaPath=${COUNTY}`)).status).toBe(404)
    for (const path of [COUNTY, TOWNSHIP, 'wuxi.yulin'])
      expect((await get(office, `areaPath=${path}`)).status).toBe(200)
    for (const role of ['township_secretary', 'township_head'] as const) {
      const leader = await api.addStaff({ roles: [[role, TOWNSHIP]] })
      expect((await get(leader.actor, `areaPath=${TOWNSHIP}`)).status).toBe(200)
      expect((await get(leader.actor, `areaPath=${COUNTY}`)).status).toBe(404)
    }
    const others = [
      await api.addStaff({ roles: [['village_cadre', VILLAGE]] }),
      await api.addStaff({ roles: [['discipline_inspector', COUNTY]] }),
    ]
    for (const { actor } of others)
      expect((await get(actor, `areaPath=${TOWNSHIP}`)).status).toBe(403)
    expect((await get(undefined, `areaPath=${TOWNSHIP}`)).status).toBe(403)
  })

  test('for a village, or for a year that has not begun, is told so', async () => {
    expect(await api.call(`/annual-reports?areaPath=${VILLAGE}`, { actor: office })).toMatchObject({
      status: 409,
      body: { reason: 'no_report_of_village' },
    })
    for (const [year, status] of [
      [2027, 400],
      [2026, 200],
      [2014, 200],
      [2013, 400],
    ])
      expect((await api.call(`/annual-reports?year=${year}`, { actor: office })).status).toBe(
        status,
      )
  })

  test('opens it under its own address for two days, and under no other', async () => {
    const page = String((await api.call('/annual-reports', { actor: clerk })).body['page'])
    expect(page).toMatch(/^\/wuxi\/reports\/tianyuan\/2026-20260309-[0-9a-f]{16}$/)
    const open = (path: string) => pageRoutes(api.deps).request(path)
    const sheet = await open(page)
    expect(sheet.headers.get('Content-Type')).toBe('application/pdf')
    expect(sheet.headers.get('Cache-Control')).toBe('no-store')
    const cover = await open(`${page}.png`)
    expect(cover.headers.get('Content-Type')).toBe('image/png')
    for (const path of [
      page.replace('tianyuan', 'yulin'),
      page.replace('/tianyuan', ''),
      page.replace('/2026-', '/2025-'),
      page.slice(0, -1),
    ])
      expect((await open(path)).status).toBe(404)
    api.clock.now = new Date('2026-03-10T15:59:00Z')
    expect((await open(page)).status).toBe(200)
    api.clock.now = new Date('2026-03-10T16:01:00Z')
    expect((await open(page)).status).toBe(404)
    api.clock.now = new Date(MONDAY_MORNING)
  })
})
