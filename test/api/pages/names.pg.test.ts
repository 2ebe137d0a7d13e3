import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { removeEntry } from '../../../api/notices/changes'
import { noticeEntries } from '../../../db/schema'
import { MONDAY_MORNING, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'
import { postList } from '../../support/objections'
import { openPages, wordsOf } from '../../support/pages'

const api = await startApi()
await api.addCounty()
const FOREIGN = 'wushan'
const { get, posterOf, pageOf, listOf, contestProcedure } = openPages(api)
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

/** What stands in the rows of the names, cell by cell. */
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/g)].map(([row]) => wordsOf(row).split(' '))

describe('whoever scans the code on the poster', () => {
  test('reads the names with group and size, as the sheet has them', async () => {
    const list = await listOf(['牟大山', '冉启旺'])
    await api.db.update(noticeEntries).set({ size: 4 }).where(eq(noticeEntries.headName, '冉启旺'))
    const { status, html } = await get(posterOf(list))
    expect(status).toBe(200)
    expect(wordsOf(html)).toContain('冉启旺 3社 4')
    expect(wordsOf(html)).toContain('牟大山 3社 1')
  })

  test('reads of a township list the village as well, and 2社 before 10社', async () => {
    const paths = [`${VILLAGE}.10`, `${VILLAGE}.2`, OTHER_VILLAGE]
    const households = []
    for (const areaPath of paths)
      households.push(await api.addHousehold({ head: `户主${areaPath.length}`, areaPath }))
    const place = { level: 'township', areaPath: TOWNSHIP, areaName: '天元乡' } as const
    const { html } = await get(posterOf(await postList(api, { ...place, households })))
    expect(rowsOf(html).map(([, where]) => where)).toEqual(['宝坪村2社', '宝坪村10社', '新华村'])
  })

  test('reads everybody whom the sheet names, and of those taken off since only how many', async () => {
    const list = await listOf(['牟大山', '冉启旺'])
    const [{ id: householdId } = { id: '' }] = list.households
    await removeEntry(api.db, commandContext(api), {
      noticeId: list.id,
      householdId,
      decline: null,
    })
    const { html } = await get(posterOf(list))
    expect(rowsOf(html).map(([head]) => head)).toEqual(['冉启旺', '牟大山'])
    const words = wordsOf(html)
    expect(words).toContain('户数 Households 2户 贴出后有1户不再公示 1 taken off the list since')
    expect(words.split('不再公示')).toHaveLength(2)
  })

  test('reads who is put off like everybody else', async () => {
    const listed = await listOf(['牟大山'])
    const severed = await listOf(['牟大山'], { entryStatus: 'severed' })
    const rows = rowsOf((await get(posterOf(severed))).html)
    expect(rows).toEqual(rowsOf((await get(posterOf(listed))).html))
  })

  test('reads the names to the last millisecond of the last day, and not after', async () => {
    const list = await listOf(['牟大山'])
    expect(list.closesAt.toISOString()).toBe('2026-03-15T16:00:00.000Z')
    api.clock.now = new Date('2026-03-15T15:59:59.999Z')
    expect((await get(posterOf(list))).html).toContain('牟大山')
    api.clock.now = new Date('2026-03-15T16:00:00.000Z')
    expect((await get(posterOf(list))).html).not.toContain('牟大山')
  })

  test('reads the names while the procedure is being checked: they still hang on the wall', async () => {
    const list = await listOf(['牟大山'])
    await contestProcedure(list.id)
    expect((await get(posterOf(list))).html).toContain('牟大山')
  })

  test.each(['closed', 'void'] as const)('reads no name of a list that is %s', async (status) => {
    const list = await listOf(['牟大山'], { status })
    expect((await get(posterOf(list))).html).not.toContain('牟大山')
  })

  test('reads a head named like markup as it is written', async () => {
    const list = await listOf(['<script>alert(1)</script>', `"><img src=x onerror='x'>&amp;`])
    const { html } = await get(posterOf(list))
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&amp;amp;')
  })

  test('is told nothing that the sheet does not say: no ID, phone, cause, health or objector', async () => {
    const phone = '+8613700001234'
    const idNumber = '509938196001019876'
    const household = await api.addHousehold({ head: '牟大山', phone, idNumber })
    await api.sql`update households set main_cause = 'illness' where id = ${household.id}`
    await api.sql`update people set health = array['serious_illness'] where household_id = ${household.id}`
    const list = await postList(api, { households: [household] })
    const objector = await api.addContact({ phone: '+8613700005678' })
    await api.runCommand(objector.id, {
      type: 'file_objection',
      code: list.code,
      ground: 'should_not_be_listed',
      householdName: '牟大山',
      ownHousehold: null,
      text: '他家有一辆小车',
    })
    const { html } = await get(posterOf(list))
    const said = html + JSON.stringify([...(await get(posterOf(list))).headers])
    expect(rowsOf(html)).toEqual([['牟大山', '3社', '1']])
    const secrets = [
      idNumber,
      idNumber.slice(-4),
      '13700001234',
      '13700005678',
      objector.id,
      household.id,
      '小车',
      'illness',
      '因病',
      '大病',
    ]
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
  })
})

describe('a token that opens no names', () => {
  test.each([
    ['wrong', 'AAAAAAAAAAAAAAAAAAAAAA'],
    ['empty', ''],
    ['too short', 'AAAA'],
    ['no token of ours', '%00<x>'],
  ])('is answered as if there were none: %s', async (_what, token) => {
    const { code } = await listOf(['牟大山'])
    const plain = await get(pageOf(code))
    const answer = await get(`${pageOf(code)}?t=${token}`)
    expect(answer).toMatchObject({ status: 200, html: plain.html })
  })

  test('is that of another list, or of the same list in another county', async () => {
    const list = await listOf(['牟大山'])
    const other = await listOf(['冉启旺'])
    const tokenOf = (poster: string) => new URL(poster, 'http://x').search
    const plain = await get(pageOf(list.code))
    for (const poster of [posterOf(other), posterOf(list, FOREIGN)])
      expect((await get(pageOf(list.code) + tokenOf(poster))).html).toBe(plain.html)
  })

  test('is the right one after the window: nobody learns that it was right', async () => {
    const list = await listOf(['牟大山'])
    api.clock.now = list.closesAt
    const right = await get(posterOf(list))
    expect(right.html).toBe((await get(`${pageOf(list.code)}?t=wrong`)).html)
    expect(right.headers.get('Cache-Control')).toBe('no-store')
  })
})
