import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, startApi, VILLAGE } from '../../support/api'
import { openPages, wordsOf } from '../../support/pages'
import { addFamily, enterGrades, forgetVillages, reckon, setStandard } from '../../support/villages'

const api = await startApi()
await api.addCounty()
const pages = openPages(api)
afterAll(api.close)
beforeEach(async () => {
  await forgetVillages(api)
  await setStandard(api)
})

async function reckoned(grade = 9) {
  await addFamily(api, { areaPath: `${VILLAGE}.1`, status: 'registered', born: [1950] })
  await enterGrades(api, VILLAGE, grade)
  await reckon(api)
}

const PAGE = `/${COUNTY}/villages`

describe('the page of the villages', () => {
  test('counts them by township and ranks them, from the latest year', async () => {
    await reckoned()
    const { status, html, headers } = await pages.get(PAGE)
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('巫溪县2026年村情')
    expect(words).toContain('2个村：深度贫困1个，相对贫困0个，1个缺数没有算分')
    expect(words).toContain('2026年3月9日算。标准：示例')
    expect(words).toContain('天元乡 1 0 1 2')
    expect(words).toContain('1 宝坪村 天元乡，深度贫困 62.0')
    expect(headers.get('X-Robots-Tag')).toContain('noindex')
    expect(headers.get('Content-Security-Policy')).toContain("img-src 'self' data:")
    expect(headers.get('Cache-Control')).toBe('public, max-age=60')
  })

  test('of a township explains every score line by line, with its query', async () => {
    await reckoned()
    const words = wordsOf((await pages.get(`${PAGE}/tianyuan`)).html)
    expect(words).toContain('宝坪村 62.0分，全县第1，深度贫困')
    expect(words).toContain('贫困发生率 未脱贫在册人口1人÷乡村人口1人 100.0% 10.0/10')
    expect(words).toContain('贫困发生率 sum(size) filter (where status in')
    expect(words).toContain('交通条件差 2025年交通局调查 9级 9.0/10')
    expect(words).toContain('人均可支配收入 纯收入9000元÷已知收入的人口1人')
    expect(words).toContain('新华村：有的数还没有，没有算分')
  })

  test('names no household, whoever asks', async () => {
    await reckoned()
    for (const path of [PAGE, `${PAGE}/tianyuan`])
      expect((await pages.get(path)).html).not.toContain('谭大山')
  })

  test('shows an earlier year where it is asked for', async () => {
    await addFamily(api, { areaPath: `${OTHER_VILLAGE}.1` })
    await enterGrades(api, OTHER_VILLAGE, 5, 2025)
    await reckon(api, 2025)
    await reckoned()
    expect(wordsOf((await pages.get(`${PAGE}?year=2025`)).html)).toContain('1 新华村')
  })

  test('says so where nothing is reckoned', async () => {
    const { status, html } = await pages.get(PAGE)
    expect([status, wordsOf(html)]).toEqual([404, expect.stringContaining('没有这里的村情')])
  })

  test.each([
    '/elsewhere/villages',
    `${PAGE}/nowhere`,
    `${PAGE}/NOWHERE`,
    `${PAGE}/tianyuan.pdf`,
    `${PAGE}/..%2Ftianyuan`,
    `${PAGE}?year=2024`,
    `${PAGE}?year=x`,
  ])('is not %s', async (path) => {
    await reckoned()
    const { status, html } = await pages.get(path)
    expect([status, wordsOf(html)]).toEqual([404, expect.stringContaining('没有这里的村情')])
  })
})

describe('the picture of the villages', () => {
  const draw = async (path: string) => {
    const response = await pages.app.request(path)
    const bytes = Buffer.from(await response.arrayBuffer())
    return { type: response.headers.get('Content-Type'), status: response.status, bytes }
  }

  test.each([`${PAGE}.png`, `${PAGE}/tianyuan.png`, `${PAGE}.png?year=2026`])(
    'is a PNG: %s',
    async (path) => {
      await reckoned()
      const { type, status, bytes } = await draw(path)
      expect([status, type]).toEqual([200, 'image/png'])
      expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      expect(bytes.readUInt32BE(16)).toBe(720)
    },
  )

  test('changes once a figure has changed and it was reckoned', async () => {
    await reckoned()
    const before = await draw(`${PAGE}/tianyuan.png`)
    expect((await draw(`${PAGE}/tianyuan.png`)).bytes.equals(before.bytes)).toBe(true)
    await reckoned(1)
    expect((await draw(`${PAGE}/tianyuan.png`)).bytes.equals(before.bytes)).toBe(false)
  })

  test('is none of a township that is none', async () => {
    await reckoned()
    expect((await draw(`${PAGE}/nowhere.png`)).status).toBe(404)
  })
})
