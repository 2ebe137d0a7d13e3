import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { claimAddress } from '../../../api/counties/service'
import { voidNotice } from '../../../api/notices/changes'
import { checkDigit } from '../../../api/shared/check-digit'
import { senderAddresses } from '../../../db/schema'
import { COUNTY, GROUP, HOTLINE, MONDAY_MORNING, startApi, TOWNSHIP } from '../../support/api'
import { commandContext } from '../../support/command'
import { postList } from '../../support/objections'
import { openPages, wordsOf } from '../../support/pages'
import { createSeeds } from '../../support/seeds'

const api = await startApi()
await api.addCounty()
const FOREIGN = 'wushan'
await createSeeds(api.deps, FOREIGN).addCounty()
const { get, posterOf, pageOf, listOf, contestProcedure } = openPages(api)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.db.delete(senderAddresses)
})
afterAll(() => api.close())

/** A list of the other county. */
async function listAbroad(areaName = '宝坪村') {
  const seeds = createSeeds(api.deps, FOREIGN)
  const { id: postedBy } = await seeds.addStaff({ roles: [['evaluator', FOREIGN]], phone: null })
  return postList(api, { county: FOREIGN, areaName, postedBy })
}

describe('whoever opens the page of a list by its number', () => {
  test('reads where it is, how many, since when and until when', async () => {
    const { code } = await listOf(['牟大山', '冉启旺'])
    const { status, html } = await get(pageOf(code))
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('宝坪村拟纳入帮扶名单公示')
    expect(words).toContain(`单号 Number ${code}`)
    expect(words).toContain('现在 Now 正在公示')
    expect(words).toContain('截止 Until 2026年3月15日24点 15 Mar 2026, 24:00')
    expect(words).toContain('张贴 Posted on 2026年3月9日 9 Mar 2026')
    expect(words).toContain('级别 Level 村公示，三级中第二级')
    expect(words).toContain('户数 Households 2户')
  })

  test('reads no name', async () => {
    const { code } = await listOf(['牟大山'])
    const { html } = await get(pageOf(code))
    expect(html).not.toContain('牟大山')
    expect(wordsOf(html)).toContain('户名只在公示期内能看')
  })

  test.each([
    ['group', GROUP, '宝坪村3社', '社公示，三级中第一级'],
    ['township', TOWNSHIP, '天元乡', '乡镇公示，三级中第三级'],
  ] as const)('reads of which of the three it is: %s', async (level, areaPath, areaName, said) => {
    const { code } = await listOf([], { level, areaPath, areaName })
    const words = wordsOf((await get(pageOf(code))).html)
    expect(words).toContain(`${areaName}拟纳入帮扶名单公示`)
    expect(words).toContain(said)
  })

  test('reads what to text, to which number, and whom to call', async () => {
    await claimAddress(api.db, commandContext(api), 'sms', '+8619900009999')
    const { code } = await listOf([])
    const { html } = await get(pageOf(code))
    expect(wordsOf(html)).toContain('发短信到 199 0000 9999 ，写：')
    expect(wordsOf(html)).toContain(`异议 ${code} 户主姓名 什么情况`)
    expect(html).toContain(`href="sms:+8619900009999?body=%E5%BC%82%E8%AE%AE%20${code}%20"`)
    expect(html).toContain(`<a href="tel:02351522345">${HOTLINE}</a>`)
  })

  test('reads no number of another county, and none where none is set', async () => {
    const foreign = { ...commandContext(api), county: FOREIGN }
    await claimAddress(api.db, foreign, 'sms', '+8619900008888')
    await claimAddress(api.db, commandContext(api), 'telegram', 'cunxin_bot')
    const { code } = await listOf([])
    const { html } = await get(pageOf(code))
    expect(html).not.toContain('sms:')
    expect(wordsOf(html)).toContain('发短信到村信的号码，写：')
  })

  test('reads of one that does not hang yet for how long it will', async () => {
    const { code, roundId } = await listOf(['牟大山'], { status: 'drawn_up' })
    const figures = JSON.stringify({ notice_days: { value: 6 } })
    await api.sql`update rounds set figures = ${figures}::text::jsonb where id = ${roundId}`
    const words = wordsOf((await get(pageOf(code))).html)
    expect(words).toContain('还没有贴出来')
    expect(words).toContain('期限 Until 贴出第二天起6天')
    expect(words).toContain('名单还没有贴出来，贴出后就可以提')
    expect(words).not.toContain('截止')
    expect(words).not.toContain('张贴 Posted on')
  })

  test('reads what the sheet is to be compared by, and whether it is a supplement', async () => {
    const first = await listOf(['牟大山'])
    const second = await listOf(['冉启旺'], { roundId: first.roundId, follows: first.id })
    const words = wordsOf((await get(pageOf(second.code))).html)
    expect(words).toMatch(/校验码 Fingerprint [\da-f]{4} [\da-f]{4} [\da-f]{4} /)
    expect(words).toContain('补充公示：只列后来增加的')
    expect(wordsOf((await get(pageOf(first.code))).html)).not.toContain('补充公示')
  })

  test('reads that its procedure is being checked, and may still object', async () => {
    const { id, code } = await listOf(['牟大山'])
    await contestProcedure(id)
    const words = wordsOf((await get(pageOf(code))).html)
    expect(words).toContain('有人对公示程序提了异议，正在查，名单先不动')
    expect(words).toContain(`异议 ${code} 户主姓名`)
  })

  test('reads after the last day that it goes on, and whom to call instead', async () => {
    const { code, closesAt } = await listOf(['牟大山'])
    api.clock.now = closesAt
    const words = wordsOf((await get(pageOf(code))).html)
    expect(words).toContain('公示期满，等着往上报')
    expect(words).toContain(`不能再提异议。有情况要反映，请打 ${HOTLINE}`)
    expect(words).not.toContain('户主姓名')
  })

  test('reads of a list that is done that it is done', async () => {
    const { code } = await listOf(['牟大山'], { status: 'closed', entryStatus: 'advanced' })
    const words = wordsOf((await get(pageOf(code))).html)
    expect(words).toContain('公示期满，已经办完')
    expect(words).toContain('户数 Households 1户')
  })

  test('reads of a void list that it will be posted anew', async () => {
    const { id, code } = await listOf(['牟大山'])
    await voidNotice(api.db, commandContext(api), id)
    const words = wordsOf((await get(pageOf(code))).html)
    expect(words).toContain('已经作废，等重新张贴')
    expect(words).toContain('新名单贴出来再提')
  })
})

describe('a list that was posted anew', () => {
  test('is found under the old number, without the old token', async () => {
    const old = await listOf(['牟大山'], { status: 'void' })
    const fresh = await listOf(['牟大山'])
    await api.sql`update codes set superseded_by = ${fresh.code} where code = ${old.code}`
    const { status, headers, html } = await get(posterOf(old))
    expect(status).toBe(302)
    expect(headers.get('Location')).toBe(pageOf(fresh.code))
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(html).toBe('')
  })
})

describe('nothing is found', () => {
  test('for every reason in the same words', async () => {
    const { code } = await listOf(['牟大山'])
    const foreign = await listAbroad()
    const { contact, receipt } = await applied()
    const body = code.slice(0, -1)
    const wrongCheck = body + String((Number(checkDigit(body)) + 1) % 10)
    const paths = [
      pageOf(await unusedCode()),
      pageOf(foreign.code),
      `/${FOREIGN}/notices/${code}`,
      pageOf(wrongCheck),
      pageOf(receipt),
      pageOf(contact.id),
      pageOf('abcd%000'),
      pageOf('%E0%A4%A'),
      pageOf('１２３４５６'),
      `/nowhere/notices/${code}`,
      `/WUXI/notices/${code}`,
      `/%00/notices/${code}`,
      `${pageOf(await unusedCode())}?t=AAAAAAAAAAAAAAAAAAAAAA`,
    ]
    const answers = []
    for (const path of paths) answers.push(await get(path))
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404))
    expect(new Set(answers.map(({ html }) => html)).size).toBe(1)
    expect(new Set(answers.map(({ headers }) => JSON.stringify([...headers]))).size).toBe(1)
    expect(wordsOf(answers[0]?.html ?? '')).toContain('没有这张名单 No such list')
  })

  test('of another county, whose list has the same number', async () => {
    const list = await listOf(['牟大山'])
    const foreign = await listAbroad('巫山村')
    await api.ownerSql`update codes set code = ${list.code} where code = ${foreign.code}`
    await api.ownerSql`update notices set code = ${list.code} where id = ${foreign.id}`
    expect(wordsOf((await get(pageOf(list.code))).html)).toContain('宝坪村拟纳入帮扶名单公示')
    const abroad = await get(`/${FOREIGN}/notices/${list.code}`)
    expect(wordsOf(abroad.html)).toContain('巫山村拟纳入帮扶名单公示')
    const token = new URL(posterOf(list), 'http://x').search
    expect((await get(`/${FOREIGN}/notices/${list.code}${token}`)).html).toBe(abroad.html)
  })
})

describe('what goes with every page', () => {
  test('nothing is loaded or run, nobody is told its address, no search engine keeps it', async () => {
    const list = await listOf(['牟大山'])
    for (const path of [pageOf(list.code), posterOf(list), pageOf('1')]) {
      const { headers, html } = await get(path)
      expect(headers.get('Content-Security-Policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      )
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('X-Robots-Tag')).toContain('noindex')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
      expect(html).toContain('<html lang="zh-CN">')
      expect(html).not.toMatch(/<script|https?:|\son\w+=|style="/)
    }
  })

  test('with a token nothing is kept; without one for a minute', async () => {
    const list = await listOf(['牟大山'])
    const freshness = async (path: string) => (await get(path)).headers.get('Cache-Control')
    expect(await freshness(posterOf(list))).toBe('no-store')
    expect(await freshness(`${pageOf(list.code)}?t=`)).toBe('no-store')
    expect(await freshness(pageOf(list.code))).toBe('public, max-age=60')
    expect(await freshness(pageOf('1'))).toBe('no-store')
  })

  test('HEAD gets the same without the page', async () => {
    const list = await listOf(['牟大山'])
    const page = await get(posterOf(list))
    const head = await get(posterOf(list), 'HEAD')
    expect(head).toMatchObject({ status: 200, html: '' })
    expect([...head.headers]).toEqual([...page.headers])
    expect((await get(pageOf('1'), 'HEAD')).status).toBe(404)
  })

  test('search engines are asked to stay away', async () => {
    expect((await get('/robots.txt')).html).toBe('User-agent: *\nDisallow: /\n')
  })
})

test('when the database fails the reader is asked to wait, and the token is not logged', async () => {
  const broken = await startApi()
  const logged: string[] = []
  const log = { error: (...said: unknown[]) => void logged.push(JSON.stringify(said)) }
  const pages = openPages({ ...broken, deps: { ...broken.deps, log: log as never } })
  await broken.close()
  const { status, html, headers } = await pages.get(`${pageOf(await unusedCode())}?t=TOKEN`)
  expect(status).toBe(500)
  expect(wordsOf(html)).toContain('现在打不开')
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(logged).toHaveLength(1)
  expect(logged.join()).not.toContain('TOKEN')
})

/** A code that is right by its digits and stands for nothing. */
async function unusedCode() {
  for (let number = 10_000; ; number++) {
    const code = `${number}${checkDigit(String(number))}`
    const rows = await api.sql`select from codes where county = ${COUNTY} and code = ${code}`
    if (rows.length === 0) return code
  }
}

async function applied() {
  const household = await api.addHousehold()
  const contact = await api.addContact({ linkedTo: [household.id] })
  const filed = await api.runCommand(contact.id, {
    type: 'file_application',
    householdId: household.id,
  })
  return { contact, receipt: String(filed.vars['code']) }
}
