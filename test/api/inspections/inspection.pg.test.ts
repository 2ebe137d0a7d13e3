import ExcelJS from 'exceljs'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectionCommand } from '../../../api/commands/papers'
import { DEMO_FIGURES } from '../../../api/demo/figures'
import { loadDemoWithStory } from '../../../api/demo/story'
import { printHousehold, printVillage } from '../../../api/inspections/print'
import { readHouseholdFile, readVillageFile } from '../../../api/inspections/read'
import { chainOf, missingIn } from '../../../api/inspections/rules'
import { writeSheets } from '../../../api/inspections/sheets'
import { record } from '../../../api/audit/record'
import { reasonPlace } from '../../../api/objections/decide'
import { reasonPlace as returnReasonPlace } from '../../../api/reports/check'
import { minutesPlace } from '../../../api/reviews/minutes'
import { reasonPlace as signReasonPlace } from '../../../api/sign-offs/refuse'
import { castHousehold } from '../../../db/demo/cast'
import { COUNTY, startApi } from '../../support/api'
import { commandContext } from '../../support/command'

const VILLAGE = 'wuxi.tianyuan.baoping'
const OBJECTOR = '唐夏至'

/** Wednesday, 15 April 2026, 10 o'clock in Shanghai: the demo county is in the middle of a round. */
const api = await startApi({ now: '2026-04-15T02:00:00.000Z' })
afterAll(() => api.close())
beforeAll(async () => {
  await api.setFigures(DEMO_FIGURES)
  await loadDemoWithStory(api.deps, COUNTY, { registeredHouseholds: 60 })
})

const ctx = () => commandContext(api)

async function idOf(key: string): Promise<string> {
  const [row] = await api.sql<{ id: string }[]>`
    select id from households where county = ${COUNTY} and number = ${castHousehold(key).number}`
  return row?.id ?? ''
}

const fileOf = async (key: string) => readHouseholdFile(ctx(), await idOf(key))

async function caseOf(key: string) {
  const file = await fileOf(key)
  const [one] = file.cases
  if (!one) throw new Error(`${key} has no case`)
  return { one, file, chain: chainOf(one, file, api.clock.now) }
}

/** Without blanks, as lines break anywhere. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true })
  return text.replace(/\s/g, '')
}

async function sheetsOf(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return new Map(
    workbook.worksheets.map((sheet) => {
      const [headings = [], ...rows] = sheet.getSheetValues().slice(1) as unknown[][]
      const records = rows.map((row) =>
        Object.fromEntries(headings.map((heading, i) => [String(heading), row[i]]).slice(1)),
      )
      return [sheet.name, records as Record<string, unknown>[]]
    }),
  )
}

const villagePaper = async () =>
  textOf(await printVillage(ctx(), await readVillageFile(ctx(), VILLAGE)))
const villageSheets = async () => writeSheets(await readVillageFile(ctx(), VILLAGE), api.clock.now)

describe('a household that came onto the register', () => {
  test('has every link of the chain', async () => {
    const { chain } = await caseOf('newly_registered')
    expect(chain.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'filing done',
      'screening done',
      'review_group done',
      'notice_group done',
      'survey done',
      'review_village done',
      'notice_village done',
      'revisit done',
      'review_township done',
      'notice_township done',
      'objections done',
      'sign_household done',
      'sign_village_secretary done',
      'sign_first_secretary done',
      'sign_township_committee done',
      'measures done',
      'report done',
      'check done',
      'announcement done',
    ])
  })

  test('shows on paper who did what, and by which number it is found', async () => {
    const { one, file } = await caseOf('newly_registered')
    const paper = await textOf(await printHousehold(ctx(), file))
    const lists = [...file.lists.values()]
    expect(lists.map(({ level }) => level)).toEqual(['group', 'village', 'township'])
    for (const told of [
      '迎检包',
      '万清明',
      castHousehold('newly_registered').number,
      '没有缺的',
      one.code,
      one.measures[0]?.code,
      one.reports[0]?.code,
      ...lists.flatMap(({ code, fingerprint }) => [code, fingerprint.replace(/\s/g, '')]),
      ...one.visits.map(({ by }) => by),
      ...one.signatures.map(({ fingerprint }) => fingerprint.replace(/\s/g, '')),
      '逐户评议，举手表决',
      '同意5反对0弃权0回避0',
      '见证向正文、覃世福',
      '住院费用二次报销',
    ])
      expect(paper).toContain(told)
  })

  test('shows the photos of lists and signatures: as many as there are', async () => {
    const { file } = await caseOf('newly_registered')
    const proxy = await getDocumentProxy(new Uint8Array(await printHousehold(ctx(), file)))
    let images = 0
    for (let page = 1; page <= proxy.numPages; page++) {
      const { fnArray } = await (await proxy.getPage(page)).getOperatorList()
      // paintImageXObject of the reader.
      images += fnArray.filter((operation: number) => operation === 85).length
    }
    expect(images).toBe(3 * 2 + 4)
  })

  test('has a row for each record in the sheets, each with the number of its case', async () => {
    const { one, file } = await caseOf('newly_registered')
    const sheets = await sheetsOf(await writeSheets(file, api.clock.now))
    const counts = [...sheets].map(([name, rows]) => `${name} ${rows.length}`)
    expect(counts).toEqual([
      '案件 1',
      '进户 3',
      '评议 3',
      '公示 3',
      '异议 0',
      '审签 4',
      '上报公告 1',
      '措施 1',
    ])
    const rows = [...sheets.values()].flat()
    expect(new Set(rows.map((row) => row['案件回执']))).toEqual(new Set([one.code]))
    expect(sheets.get('案件')?.[0]).toMatchObject({ 缺几项: 0, 户主: '万清明', 结果: '已批准' })
    const codes = sheets.get('公示')?.map((row) => row['单号'])
    expect(codes).toEqual([...file.lists.values()].map(({ code }) => code))
  })
})

describe('what is not there', () => {
  test('is missing where the case went past it, and only not reached where it did not', async () => {
    const { chain } = await caseOf('listed')
    const states = new Map(chain.map(({ name, state }) => [name, state]))
    expect([
      states.get('notice_group'),
      states.get('notice_village'),
      states.get('revisit'),
    ]).toEqual(['done', 'ahead', 'ahead'])
    expect(missingIn(chain)).toEqual([])
  })

  test('shows as 缺 on the first page, by name: a photo of the last day, a visit, a paper’s photo', async () => {
    const { one, file } = await caseOf('newly_registered')
    const village = [...file.lists.values()].find(({ level }) => level === 'village')
    const paper = one.signatures.find(({ role }) => role === 'household')
    const last = await api.ownerSql`
      delete from notice_proofs where notice_id = ${village?.id ?? ''} and moment = 'last' returning *`
    const visit = await api.ownerSql`
      delete from entry_visits where id = ${one.visits[2]?.id ?? ''} returning *`
    await api.ownerSql`
      update media set status = 'lost' where subject = ${`sign_off:${paper?.id}`}`
    const now = await caseOf('newly_registered')
    expect(missingIn(now.chain).map(({ name }) => name)).toEqual([
      'notice_village',
      'revisit',
      'sign_household',
    ])
    const text = await textOf(await printHousehold(ctx(), now.file))
    expect(text).toContain('缺3项：村公示、三进：驻村干部复核、审签：户主本人')
    expect(text).toContain('没有末日照片')
    expect(text).toContain('照片没取到')
    const row = (await sheetsOf(await villageSheets()))
      .get('案件')
      ?.find((each) => each['户主'] === '万清明')
    expect(row).toMatchObject({ 缺几项: 3, 村公示: expect.stringMatching(/^缺/) })

    await api.ownerSql`insert into notice_proofs ${api.ownerSql(last)}`
    await api.ownerSql`insert into entry_visits ${api.ownerSql(visit)}`
    await api.ownerSql`
      update media set status = 'kept' where subject = ${`sign_off:${paper?.id}`}`
    expect(missingIn((await caseOf('newly_registered')).chain)).toEqual([])
  })

  test('a photo that is broken leaves a line that says so, and the rest is printed', async () => {
    const { one, file } = await caseOf('newly_registered')
    const subject = `sign_off:${one.signatures[0]?.id}`
    const [photo] = await api.sql<{ hash: Buffer }[]>`
      select content_hash as hash from media where subject = ${subject}`
    const hash = photo?.hash ?? Buffer.alloc(0)
    const place = { county: COUNTY, table: 'media_contents', column: 'content_sealed' }
    const row = hash.toString('hex')
    const broken = api.deps.sealer.seal(
      { ...place, row },
      Buffer.from('no picture').toString('base64'),
    )
    const [before] = await api.sql<{ sealed: Buffer }[]>`
      select content_sealed as sealed from media_contents where hash = ${hash}`
    await api.ownerSql`update media_contents set content_sealed = ${broken} where hash = ${hash}`
    const text = await textOf(await printHousehold(ctx(), file))
    await api.ownerSql`
      update media_contents set content_sealed = ${before?.sealed ?? null} where hash = ${hash}`
    expect(text).toContain('照片坏了，打不开')
    expect(text.match(/照片坏了/g)).toHaveLength(1)
    expect(text).toContain('万清明')
  })

  test('a household nobody ever applied for has a file that says so', async () => {
    const file = await readHouseholdFile(ctx(), await idOf('objector'))
    expect(file.cases).toEqual([])
    expect(await textOf(await printHousehold(ctx(), file))).toContain('没有案卷')
  })
})

describe('what a file may not tell', () => {
  const SECRETS = ['19900001028', '509938196803051234', '6217001234567890123']

  test('who objected is in no paper and no sheet, though the cadre’s reason and the minutes name them', async () => {
    const { one } = await caseOf('contested')
    const [objection] = one.objections
    const said = `${OBJECTOR}和他屋头谢金莲说的小车是傅霜降亲戚的，电话 199 0000 1028，证号${SECRETS[1]}，卡号${SECRETS[2]}`
    const place = reasonPlace(COUNTY, objection?.id ?? '')
    await api.ownerSql`
      update objections set status = 'rejected', decided_at = ${api.clock.now}, decided_by = staff_id,
             reason_sealed = ${api.deps.sealer.seal(place, said)}
       where id = ${objection?.id ?? ''}`
    const meetingId = one.votes[0]?.meetingId ?? ''
    const minutes = api.deps.sealer.seal(
      minutesPlace(COUNTY, meetingId),
      `唐 夏至发言：不该评。吕秋分家困难，大家同意。`,
    )
    await api.ownerSql`update reviews set minutes_sealed = ${minutes} where id = ${meetingId}`

    const { file } = await caseOf('contested')
    const own = await textOf(await printHousehold(ctx(), file))
    const village = await villagePaper()
    const cells = [...(await sheetsOf(await villageSheets())).values()].flat()
    const sheets = JSON.stringify(cells).replace(/\s/g, '')
    for (const told of [own, village, sheets]) {
      expect(told).toContain('小车是傅霜降亲戚的')
      expect(told).toContain('号码略')
      for (const secret of [OBJECTOR, '谢金莲', ...SECRETS]) expect(told).not.toContain(secret)
    }
    // Heads the meeting voted on are on its public list anyway; in a household's own file they are not.
    expect(village).toContain('吕秋分家困难')
    expect(own).toContain('某某家困难')
    expect(own).toContain('某某发言')
  })

  test('nor an ID, a phone or an account of anybody in the register', async () => {
    const people = await api.sql<{ id: string; sealed: Buffer; phone: Buffer | null }[]>`
      select p.id, p.id_number_sealed as sealed, p.phone_sealed as phone
        from people p join households h on h.county = p.county and h.id = p.household_id
       where h.county = ${COUNTY} and h.area_path like ${`${VILLAGE}.%`}`
    const at = { county: COUNTY, table: 'people' }
    const secrets = people.flatMap(({ id: row, sealed, phone }) => [
      api.deps.sealer.open({ ...at, column: 'id_number_sealed', row }, sealed),
      ...(phone
        ? [api.deps.sealer.open({ ...at, column: 'phone_sealed', row }, phone).replace('+86', '')]
        : []),
    ])
    expect(secrets.length).toBeGreaterThan(20)
    const cells = JSON.stringify([...(await sheetsOf(await villageSheets())).values()])
    const told = (await villagePaper()) + cells
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
  })

  test('words of neighbours and of the objection stay where they are', async () => {
    const told =
      (await villagePaper()) + (await textOf(await printHousehold(ctx(), await fileOf('severed'))))
    for (const words of ['去年买了小车', '在街上开了铺子', '没开会评议'])
      expect(told).not.toContain(words)
    expect(told).toContain('不该评上')
  })
})

describe('what went wrong on the way', () => {
  test('a refusal, a deputy and a return stand with their reasons, and what they undid is asked for anew', async () => {
    const { one } = await caseOf('newly_registered')
    const [first, second] = one.signatures
    const sealed = (id: string, text: string) =>
      api.deps.sealer.seal(signReasonPlace(COUNTY, id), text)
    await api.ownerSql`
      update sign_offs set status = 'refused', way = null,
             reason_sealed = ${sealed(first?.id ?? '', '收入没算对')}
       where id = ${first?.id ?? ''}`
    await api.ownerSql`
      update sign_offs set is_deputy = true, deputy_reason = '书记出差' where id = ${second?.id ?? ''}`
    const [item] = await api.sql<{ reportId: string }[]>`
      select report_id as "reportId" from report_items where application_id = ${one.id}`
    const place = returnReasonPlace(COUNTY, item?.reportId ?? '', one.id)
    await api.ownerSql`
      update report_items set status = 'returned', reason_sealed = ${api.deps.sealer.seal(place, '房子再看一次')}
       where application_id = ${one.id}`
    await record(api.db, ctx(), {
      subject: `application:${one.id}`,
      type: 'application.returned',
      details: { applicationId: one.id, level: 'township' },
    })
    await api.ownerSql`
      update applications set status = 'filed', level = 'township' where id = ${one.id}`

    const { file, chain } = await caseOf('newly_registered')
    const paper = await textOf(await printHousehold(ctx(), file))
    for (const told of [
      '拒签：收入没算对',
      '代签：书记出差',
      '退回：房子再看一次',
      '县里退回到乡镇',
    ])
      expect(paper).toContain(told)
    const states = new Map(chain.map(({ name, state }) => [name, state]))
    const names = ['notice_village', 'review_township', 'notice_township', 'report'] as const
    expect(names.map((name) => states.get(name))).toEqual(['done', 'ahead', 'ahead', 'ahead'])
  })
})

describe('who may have it', () => {
  const paths = async () => [
    `/inspections/households/${await idOf('newly_registered')}`,
    `/inspections/villages/${VILLAGE}`,
  ]

  test('a township for its own, and it is on record who looked', async () => {
    const clerk = await api.addStaff({ roles: [['township_clerk', 'wuxi.tianyuan']] })
    for (const path of await paths()) {
      const { status } = await api.call(`${path}?format=xlsx`, { actor: clerk.actor })
      expect(status).toBe(200)
    }
    const seen = await api.sql`
      select subject from audit
       where action = 'inspection.read' and actor = ${clerk.actor} order by subject`
    expect(seen.map(({ subject }) => subject)).toEqual([
      `area:${VILLAGE}`,
      `household:${await idOf('newly_registered')}`,
    ])
  })

  test('for a township beside it is not there, and a village’s cadre may not ask', async () => {
    const beside = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    for (const path of await paths()) {
      expect((await api.call(path, { actor: beside.actor })).status).toBe(404)
      expect((await api.call(path, { actor: cadre.actor })).status).toBe(403)
      expect((await api.call(path)).status).toBe(403)
    }
    const asked = [beside.actor, cadre.actor]
    const seen = await api.sql`
      select from audit where action = 'inspection.read' and actor in ${api.sql(asked)}`
    expect(seen).toHaveLength(0)
  })

  test('of a township or a county there is none, it would be too many', async () => {
    for (const path of ['wuxi.tianyuan', 'wuxi'])
      await expect(readVillageFile(ctx(), path)).rejects.toThrow(/village/)
  })
})

test('a village takes no more questions to the database than one household', async () => {
  const counted = async (read: (of: ReturnType<typeof ctx>) => Promise<unknown>) => {
    let selects = 0
    const { connection } = api.deps
    const db = new Proxy(connection.db, {
      get(target, name) {
        if (name === 'select') selects++
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    await read({ ...ctx(), deps: { ...api.deps, connection: { ...connection, db } } })
    return selects
  }
  const id = await idOf('newly_registered')
  const ofHousehold = await counted((of) => readHouseholdFile(of, id))
  const ofVillage = await counted((of) => readVillageFile(of, VILLAGE))
  expect(ofVillage).toBeLessThanOrEqual(ofHousehold + 2)
  expect(ofHousehold).toBeLessThan(30)
})

test('the command takes a village or a number, and a file that ends as one of the two papers', () => {
  const command = inspectionCommand(() => {
    throw new Error('no settings are read')
  }).exitOverride()
  command.configureOutput({ writeErr: () => undefined })
  const run = (out: string) => command.parseAsync(['天元乡宝坪村', '--out', out], { from: 'user' })
  expect(() => command.parse(['1', '--out', 'a.doc'], { from: 'user' })).toThrow(/pdf/)
  return expect(run('a.pdf')).rejects.toThrow('no settings are read')
})
