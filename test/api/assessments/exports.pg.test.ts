import ExcelJS from 'exceljs'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, test } from 'vitest'
import { pageRoutes } from '../../../api/pages/pages'
import { COUNTY, startApi, type TestApi } from '../../support/api'
import { KEYS, startAssessment } from '../../support/assessment-world'

let api: TestApi
let world: Awaited<ReturnType<typeof startAssessment>>
beforeEach(async () => {
  api = await startApi()
  await api.addCounty()
  world = await startAssessment(api)
  return () => api.close()
})

const toDay = (day: string) => {
  api.clock.now = new Date(`${day}T10:00:00+08:00`)
}
const FILES = ['report.xlsx', 'report.pdf', 'ranking.png'] as const
type File = (typeof FILES)[number]

const fetchFile = (code: string, file: File, actor?: string) =>
  api.app.request(`/api/v1/assessments/by-code/${code}/${file}`, {
    headers: {
      County: COUNTY,
      ...(actor && {
        Authorization: `Bearer ${api.deps.serviceToken}`,
        'On-Behalf-Of': actor,
      }),
    },
  })
const bytesOf = async (code: string, file: File, actor?: string) => {
  const response = await fetchFile(code, file, actor)
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}
const open = (path: string) => pageRoutes(api.deps).request(path)

/** Opened and scored: 天元乡 the best, each of the others five points behind the one before. */
async function scored() {
  const code = await world.open()
  await world.scoreAll(code)
  return code
}
const endScoring = (code: string) => world.act(code, { type: 'end_scoring' })
async function release(code: string) {
  await endScoring(code)
  await world.act(code, { type: 'release' })
}
/** With one appeal that was upheld: 天元乡 has all of the 40 points for its basic work. */
async function lock(code: string) {
  const { body } = await api.call('/assessments/appeals', {
    actor: world.leader.actor,
    body: { code, subjectKey: KEYS[0], itemCode: 'basics', reason: '资料都在，查的人没看' },
  })
  const { code: appeal } = body['vars'] as { code: string }
  await api.call('/assessments/appeals/decisions', {
    actor: world.third.actor,
    body: { code: appeal, points: 40, reason: '核实过' },
  })
  toDay('2026-03-15')
  await world.act(code, { type: 'lock' })
}
const publish = (code: string) => world.act(code, { type: 'publish' }, world.second.actor)
async function published() {
  const code = await scored()
  await release(code)
  await lock(code)
  await publish(code)
  return code
}

interface Shown {
  page: string
  fingerprint: string
  subjects: { name: string; points: number; rank: number; gradeName: string; key: string }[]
}
async function listPublished(): Promise<Shown> {
  const { body } = await api.call('/assessments/published', { actor: world.leader.actor })
  const [first] = body['items'] as Shown[]
  if (!first) throw new Error('nothing published')
  return first
}

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer)
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      sheet.getSheetValues().map((row) => (row as unknown[]).slice(1)),
    ]),
  )
}
const rowsOf = (sheets: Record<string, unknown[][]>, name: string) => (sheets[name] ?? []).slice(2)

describe('before it is published', () => {
  test('nobody but the office finds anything of an assessment, and the office only its sheet', async () => {
    const code = await scored()
    const stages = [endScoring, (c: string) => world.act(c, { type: 'release' }), lock]
    for (const file of FILES) {
      expect((await fetchFile(code, file, world.office.actor)).status, file).toBe(404)
      expect((await fetchFile(code, file)).status, file).toBe(404)
    }
    for (const step of stages) {
      await step(code)
      for (const file of FILES) {
        const isSheet = file === 'report.xlsx'
        const { status } = await fetchFile(code, file, world.office.actor)
        expect(status, file).toBe(isSheet ? 200 : 404)
        for (const actor of [undefined, world.leader.actor, world.assessors[0].actor])
          expect((await fetchFile(code, file, actor)).status, file).toBe(404)
      }
      const page = await (await open(`/${COUNTY}/assessments`)).text()
      expect(page).toContain('还没有公布的考核结果')
      expect(page).not.toContain('天元乡')
      for (const path of ['township', 'township.png'])
        expect((await open(`/${COUNTY}/assessments/${path}`)).status).toBe(404)
    }
    await publish(code)
    for (const file of FILES) expect((await fetchFile(code, file)).status, file).toBe(200)
  })

  test('whoever of the office works in a township that is assessed waits like everybody', async () => {
    const code = await scored()
    await endScoring(code)
    const tied = await api.addStaff({
      unit: '天元乡政府',
      roles: [['county_office', COUNTY]],
    })
    expect((await fetchFile(code, 'report.xlsx', tied.actor)).status).toBe(409)
    await world.act(code, { type: 'release' })
    await lock(code)
    expect((await fetchFile(code, 'report.xlsx', tied.actor)).status).toBe(409)
    await publish(code)
    expect((await fetchFile(code, 'report.xlsx', tied.actor)).status).toBe(200)
  })

  test('the office reads the points as they stand, and after the lock as they were locked', async () => {
    const code = await scored()
    await endScoring(code)
    const before = await sheetsOf(await bytesOf(code, 'report.xlsx', world.office.actor))
    expect(rowsOf(before, '排名')[0]?.slice(0, 4)).toEqual([1, '天元乡', 95, '优秀'])
    expect(before['考核说明']).toContainEqual(['状态', '审核中'])
    await world.act(code, { type: 'release' })
    await lock(code)
    const after = await sheetsOf(await bytesOf(code, 'report.xlsx', world.office.actor))
    expect(rowsOf(after, '排名')[0]?.slice(0, 4)).toEqual([1, '天元乡', 99, '优秀'])
  })
})

describe('a published assessment', () => {
  test('has in its sheet the points, ranks and grades that are published, and what they come of', async () => {
    const code = await published()
    const { subjects, fingerprint } = await listPublished()
    const sheets = await sheetsOf(await bytesOf(code, 'report.xlsx'))
    expect(rowsOf(sheets, '排名').map((row) => row.slice(0, 4))).toEqual(
      subjects.map(({ rank, name, points, gradeName }) => [rank, name, points / 100, gradeName]),
    )
    const items = rowsOf(sheets, '分项得分')
    for (const { name, points } of subjects) {
      const own = items.filter((row) => row[1] === name)
      expect(own).toHaveLength(3)
      expect(own.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(points / 100)
    }
    expect(rowsOf(sheets, '评委打分')[0]).toEqual(['天元乡', '基础工作', 40, 3, 36])
    expect(rowsOf(sheets, '申诉')).toHaveLength(1)
    expect(rowsOf(sheets, '申诉')[0]?.[3]).toBe('成立')
    expect(rowsOf(sheets, '申诉')[0]?.[5]).toBe(40)
    expect(rowsOf(sheets, '依据条数')).toContainEqual(['鱼鳞乡', '走访到户', 10, 9, 10])
    expect(sheets['考核说明']).toContainEqual(['校验码', fingerprint])
  })

  test('names in its sheet neither who scored nor who appealed, nor why', async () => {
    const code = await published()
    const sheets = await sheetsOf(await bytesOf(code, 'report.xlsx', world.office.actor))
    const words = JSON.stringify(sheets)
    expect(words).not.toContain('资料都在')
    expect(words).not.toContain('核实过')
    const staff = await api.sql<{ id: string; name: string }[]>`
      select id, name from staff order by id`
    for (const { id, name } of staff) {
      expect(words).not.toContain(id)
      expect(words).not.toContain(name)
    }
  })

  test('has the change over the year before in its sheet, where there was one', async () => {
    const code = await published()
    await api.sql`update assessment_subjects set points_before = 9000, rank_before = 3
      where key = ${KEYS[0] ?? ''}`
    const [first, second] = rowsOf(await sheetsOf(await bytesOf(code, 'report.xlsx')), '排名')
    expect(first?.slice(4, 8)).toEqual([3, '↑2', 90, 9])
    expect(second?.[4]).toBeUndefined()
  })

  test('has in its report every figure that is published, the quotas and the fingerprint', async () => {
    const code = await published()
    const { subjects, fingerprint } = await listPublished()
    const pdf = await bytesOf(code, 'report.pdf')
    const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true })
    const words = text.replace(/\s/g, '')
    for (const { rank, name, points, gradeName } of subjects) {
      const figure = (points / 100).toFixed(2)
      expect(words).toContain(`${rank}${name}${figure}${gradeName}`)
      expect(words).toContain(`第${rank}名${name}${figure}分${gradeName}`)
    }
    for (const part of [
      '2026年乡镇考核',
      '2026年考核方案（示例），第1版',
      fingerprint,
      '优秀90最多25%1',
      '精准帮扶走访到户系统计算50.0040.00',
      '2026年3月15日，共4个',
    ])
      expect(words).toContain(part)
    expect(await bytesOf(code, 'report.pdf')).toEqual(pdf)
  })

  test('stands on the page for anybody, with the picture that is sent in the chat', async () => {
    await published()
    const { subjects, fingerprint, page: sent } = await listPublished()
    const page = await (await open(`/${COUNTY}/assessments`)).text()
    const words = page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    for (const { rank, name, points, gradeName } of subjects)
      expect(words).toMatch(
        new RegExp(`${rank} ${name} ${(points / 100).toFixed(2).replace('.', '\\.')} ${gradeName}`),
      )
    expect(words).toContain(fingerprint)
    expect(page).toContain(`src="/${COUNTY}/assessments/township.png"`)
    const picture = await open(`${sent}.png`)
    expect((await open(sent)).status).toBe(200)
    expect(picture.headers.get('Content-Type')).toBe('image/png')
    expect((await open(`/${COUNTY}/assessments/group-unit`)).status).toBe(404)
    expect((await open(`/${COUNTY}/assessments/nothing`)).status).toBe(404)
    expect((await open('/nowhere/assessments')).status).toBe(404)
  })
})
