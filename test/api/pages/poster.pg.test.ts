import { resolve } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Resvg } from '@resvg/resvg-js'
import { eq } from 'drizzle-orm'
import jsQR from 'jsqr'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { claimAddress } from '../../../api/counties/service'
import { removeEntry, voidNotice } from '../../../api/notices/changes'
import { posterToken } from '../../../api/notices/poster-token'
import { POSTER_TEMPLATE, posterData } from '../../../api/pages/poster'
import { readPoster } from '../../../api/pages/service'
import { newId } from '../../../api/shared/ids'
import { households, noticeVillages, people, rounds, villageCases } from '../../../db/schema'
import { COUNTY, HOTLINE, MONDAY_MORNING, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'
import { postList } from '../../support/objections'
import { openPages } from '../../support/pages'

const api = await startApi()
await api.addCounty()
await claimAddress(api.db, commandContext(api), 'sms', '+8619900009999')
const { get, getSheet, posterOf, listOf } = openPages(api)
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

/** The words of each page, without spaces. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()))
  return text.map((page) => page.replace(/\s/g, ''))
}
const wordsOf = async (list: { id: string; code: string }) =>
  (await pagesOf((await getSheet(list)).bytes)).join('')

describe('the sheet of a posted list', () => {
  test('says where, of which level, until when, how to object, and who is on it', async () => {
    const list = await listOf(['牟大山', '冉启旺'])
    const { status, headers, bytes } = await getSheet(list)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toBe('application/pdf')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Robots-Tag')).toContain('noindex')
    const [words = ''] = await pagesOf(bytes)
    for (const part of [
      '宝坪村拟纳入帮扶名单公示',
      `单号${list.code}`,
      '村公示，三级中第二级',
      '2户',
      '到2026年3月15日24点（2026年3月9日张贴）',
      `异议${list.code}户主姓名什么情况`,
      '19900009999',
      HOTLINE,
      '户主社人口',
      '牟大山3社1',
      '冉启旺3社1',
      '张贴人',
      '第1页/共1页',
    ])
      expect(words).toContain(part)
    expect(words).toMatch(/校验码[\da-f]{12}/)
    expect(words).not.toContain('补充公示')
  })

  test('is printed again as it was drawn up, whoever was taken off since: its fingerprint stands', async () => {
    const list = await listOf(['牟大山', '冉启旺'])
    const before = await wordsOf(list)
    const [{ id: householdId } = { id: '' }] = list.households
    const taken = { noticeId: list.id, householdId, decline: null }
    await removeEntry(api.db, commandContext(api), taken)
    expect(await wordsOf(list)).toBe(before)
  })

  test('shows no ID, phone or health of anybody', async () => {
    const list = await listOf(['牟大山'])
    const [{ id, idNumber } = { id: '', idNumber: '' }] = list.households
    await api.db.update(households).set({ mainCause: 'illness' }).where(eq(households.id, id))
    await api.db
      .update(people)
      .set({ health: ['serious_illness'] })
      .where(eq(people.householdId, id))
    const words = await wordsOf(list)
    expect(words).not.toContain(idNumber.slice(-4))
    expect(words).not.toMatch(/病|残|illness|\d{11}(?!\d)(?<!19900009999)/)
  })

  test('of a hundred households names each, with the heading on every page', async () => {
    const heads = Array.from({ length: 100 }, (_, i) => `牟${i + 1}郎`)
    const list = await listOf(heads)
    const pages = await pagesOf((await getSheet(list)).bytes)
    expect(pages.length).toBeGreaterThan(1)
    expect(heads.filter((head) => !pages.join('').includes(head))).toEqual([])
    for (const [i, page] of pages.entries()) {
      if (page.includes('郎')) expect(page).toContain('户主社人口')
      expect(page).toContain(`第${i + 1}页/共${pages.length}页`)
      expect(page).toContain(`单号${list.code}`)
    }
  })

  test('carries a QR code that leads to the page with the names', async () => {
    const list = await listOf(['牟大山'])
    const link = await scan(list)
    expect(link).toBe(`https://cunxin.test${posterOf(list)}`)
    const { html } = await get(link?.slice('https://cunxin.test'.length) ?? '')
    expect(html).toContain('牟大山')
    expect(html).toContain(`${list.code}/poster.pdf?t=`)
  })

  test('says so where it is a supplement, and not where it stands for a void one', async () => {
    const list = await listOf(['牟大山'])
    const place = { roundId: list.roundId, follows: list.id }
    const second = await listOf(['冉启旺'], place)
    expect(await wordsOf(second)).toContain('补充公示')
    await voidNotice(api.db, commandContext(api), list.id)
    expect(await wordsOf(second)).not.toContain('补充公示')
  })

  test('that does not hang yet has room for its dates', async () => {
    const list = await listOf(['牟大山'], { status: 'drawn_up' })
    await api.db
      .update(rounds)
      .set({ figures: { notice_days: { value: 6 } } })
      .where(eq(rounds.id, list.roundId))
    const words = await wordsOf(list)
    expect(words).toContain('贴出第二天起6天，遇节假日顺延')
    expect(words).toContain('月日张贴，到月日24点（手写）')
    expect(words).toContain('牟大山')
  })

  test('of villages lists villages', async () => {
    const list = await postList(api, { level: 'township', areaPath: TOWNSHIP, areaName: '天元乡' })
    await api.db.update(rounds).set({ kind: 'village_exit' }).where(eq(rounds.id, list.roundId))
    const id = newId()
    const village = { villagePath: VILLAGE, villageName: '宝坪村' }
    await api.db.insert(villageCases).values({
      county: COUNTY,
      id,
      roundId: list.roundId,
      kind: 'village_exit',
      ...village,
      status: 'filed',
      level: 'township',
      proposedBy: list.postedBy,
      proposedAt: api.clock.now,
      findings: {},
    })
    const of = { county: COUNTY, noticeId: list.id, villageCaseId: id }
    await api.db.insert(noticeVillages).values({ ...of, ...village, status: 'listed' })
    const words = await wordsOf(list)
    expect(words).toContain('天元乡拟退出贫困村名单公示')
    expect(words).toContain('1个村')
    expect(words).toContain('宝坪村')
    expect(words).not.toContain('三级中')
    const page = (await get(posterOf(list))).html
    expect(page).toContain('1个村')
    expect(page).toContain('>宝坪村<')
    expect(page).toContain(`异议 ${list.code} 村名 什么情况`)
    expect(page).not.toContain('户主姓名')
  })
})

describe('nobody is given a sheet', () => {
  const gone = async (list: { id: string; code: string }, token?: string | null) => {
    const { status, headers, bytes } = await getSheet(list, token)
    const text = Buffer.from(bytes).toString()
    return { status, type: headers.get('Content-Type'), isNamed: text.includes('牟大山') }
  }
  const GONE = { status: 404, type: 'text/html; charset=UTF-8', isNamed: false }

  test('without the token, with another list’s, or with a part of it', async () => {
    const list = await listOf(['牟大山'])
    const other = await listOf(['冉启旺'])
    expect(await gone(list, null)).toEqual(GONE)
    expect(await gone(list, '')).toEqual(GONE)
    expect(await gone(list, posterToken(api.deps, COUNTY, other.id))).toEqual(GONE)
    expect(await gone(list, posterToken(api.deps, COUNTY, list.id).slice(0, -2))).toEqual(GONE)
  })

  test('once the window is over, or the list is done or void', async () => {
    const list = await listOf(['牟大山'])
    api.clock.now = new Date('2026-03-15T15:59:59.999Z')
    expect((await getSheet(list)).status).toBe(200)
    api.clock.now = new Date('2026-03-15T16:00:00.000Z')
    expect(await gone(list)).toEqual(GONE)
    api.clock.now = new Date(MONDAY_MORNING)
    for (const status of ['closed', 'void'] as const)
      expect(await gone(await listOf(['牟大山'], { status }))).toEqual(GONE)
  })

  test('of a number that is none', async () => {
    expect(await gone({ id: newId(), code: '482163' })).toEqual(GONE)
    expect(await gone({ id: newId(), code: '1' })).toEqual(GONE)
  })
})

/** What a phone held before the sheet reads: its QR code, drawn as the printer draws it. */
async function scan({ id, code }: { id: string; code: string }): Promise<string | undefined> {
  const token = posterToken(api.deps, COUNTY, id)
  const poster = await readPoster(api.deps, { county: COUNTY, code, token })
  const compiler = NodeCompiler.create({ workspace: resolve(import.meta.dirname, '../../..') })
  const inputs = { data: JSON.stringify(posterData(poster)) }
  const svg = compiler.plainSvg({ mainFilePath: POSTER_TEMPLATE, inputs })
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: 1200 } }).render()
  return jsQR(new Uint8ClampedArray(image.pixels), image.width, image.height)?.data
}
