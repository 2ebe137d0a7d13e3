import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser'
import {
  bubble,
  CADRE,
  openPage,
  OTHER,
  person,
  says,
  TINY,
  VILLAGER,
  write,
} from './simulator-page'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe('whoever tries a villager’s phone', () => {
  test('writes, is answered, and sees what the answer costs', async () => {
    const { page, heard } = await openPage(browser)
    await write(page, '查')
    await bubble(page, '【村信】收到查').waitFor()
    expect(await page.locator('.cunxin .meta').textContent()).toBe('09:30 · 1 条 · ¥0.045')
    expect(await page.inputValue('#text')).toBe('')
    expect(heard.map(({ from, text }) => [from, text])).toEqual([[VILLAGER.phone, '查']])
  })

  test('sends a suggestion by one tap, the proof of the household among them', async () => {
    const { page, heard } = await openPage(browser)
    await page.getByRole('button', { name: '牟大岭 0370' }).click()
    await bubble(page, '收到牟大岭 0370').waitFor()
    expect(heard[0]?.text).toBe('牟大岭 0370')
  })

  test('finishes by hand what a suggestion only begins', async () => {
    const { page, heard } = await openPage(browser, { hash: CADRE.key })
    await page.getByRole('button', { name: '绑定码 …' }).click()
    await page.keyboard.type('段腊秀')
    await page.keyboard.press('Enter')
    await bubble(page, '收到绑定码 段腊秀').waitFor()
    expect(heard.map(({ from, text }) => [from, text])).toEqual([[CADRE.phone, '绑定码 段腊秀']])
  })

  test('needs no mouse', async () => {
    const { page, heard } = await openPage(browser)
    await person(page, OTHER).focus()
    await page.keyboard.press('Enter')
    await page.locator('#holder', { hasText: '周长林的手机' }).waitFor()
    await page.focus('#text')
    await page.keyboard.type('我家')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('有困难')
    await page.keyboard.press('Enter')
    await bubble(page, '收到我家').waitFor()
    expect(heard[0]).toMatchObject({ from: OTHER.phone, text: '我家\n有困难' })
  })

  test('picks a word with Enter while typing Chinese, and sends nothing', async () => {
    const { page, heard } = await openPage(browser)
    await page.fill('#text', '求')
    await page.locator('#text').dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await write(page, '求助')
    await bubble(page, '收到求助').waitFor()
    expect(heard.map(({ text }) => text)).toEqual(['求助'])
  })

  test('sends no empty message', async () => {
    const { page, heard } = await openPage(browser)
    await write(page, '  ')
    await write(page, '查')
    await bubble(page, '收到查').waitFor()
    expect(heard).toHaveLength(1)
  })

  test('goes from phone to phone and finds each as it was left', async () => {
    const { page } = await openPage(browser)
    await write(page, '查')
    await bubble(page, '收到查').waitFor()
    await page.fill('#text', '半句话')
    await person(page, OTHER).click()
    await page.locator('.empty').waitFor()
    expect(await page.inputValue('#text')).toBe('')
    await person(page, VILLAGER).click()
    await bubble(page, '收到查').waitFor()
    expect(await page.inputValue('#text')).toBe('半句话')
    await page.reload()
    await bubble(page, '收到查').waitFor()
  })
})

describe('a message that comes by itself', () => {
  test('is counted as unread on the person and the group, until it is looked at', async () => {
    const { page, send } = await openPage(browser)
    const ofCadre = person(page, CADRE).locator('.unread')
    const ofGroup = page.locator('.sides button[data-side=staff] .unread')
    await page.locator('.empty').waitFor()
    await send(CADRE.phone, says('【村信】有人求助'), 'reference-1')
    await send(CADRE.phone, says('【村信】再提醒'), 'reference-2')
    await page.waitForFunction(() => document.title.startsWith('（2）'))
    expect(await ofGroup.textContent()).toBe('2 条未读')
    expect(await ofCadre.textContent()).toBe('2 条未读')
    await page.getByRole('button', { name: '干部' }).click()
    await person(page, CADRE).click()
    await bubble(page, '再提醒').waitFor()
    expect(await ofGroup.isHidden()).toBe(true)
    expect(await page.title()).toBe('村信 Cunxin')
  })

  test('appears at once on the phone that is open', async () => {
    const { page, send } = await openPage(browser)
    await page.locator('.empty').waitFor()
    await send(VILLAGER.phone, says('【村信】公示已张贴'), 'reference-1')
    await bubble(page, '公示已张贴').waitFor()
    expect(await page.locator('.empty').count()).toBe(0)
  })
})

describe('a message that is markup', () => {
  const HOSTILE = `<img src=x onerror="window.broken=1"><script>window.broken=1</script><b>粗</b>`

  test('is shown as it was written and never run, from whichever side and on a button', async () => {
    const { page, answers, send } = await openPage(browser)
    answers.set(HOSTILE, [{ text: HOSTILE, buttons: [{ id: HOSTILE, label: HOSTILE }] }])
    await page.check('input[value=chat]')
    await write(page, HOSTILE)
    await page.locator('.choice').waitFor()
    await send(VILLAGER.phone, says(HOSTILE), 'reference-1')
    await page.locator('.message').nth(2).waitFor()
    await page.locator('.choice').click()
    await page.locator('.message').nth(4).waitFor()
    await page.click('#copy')
    await page.locator('#transcript-text').waitFor()
    expect(await page.locator('.bubble').first().textContent()).toBe(`发出：${HOSTILE}`)
    expect(await page.locator('.choice').textContent()).toBe(HOSTILE)
    expect(await page.locator('#thread img, #thread script, #thread b').count()).toBe(0)
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  })

  test('would not run even if it got into the page', async () => {
    const { page } = await openPage(browser)
    const isRefused = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) =>
            resolve(event.effectiveDirective),
          )
          const script = document.createElement('script')
          script.textContent = 'window.broken = 1'
          document.body.append(script)
        }),
    )
    expect(await isRefused).toBe('script-src-elem')
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  })
})

describe('when something fails', () => {
  test('the message says so and is sent again under the same id', async () => {
    const { page, heard, breakDown } = await openPage(browser)
    breakDown(true)
    await write(page, '求助')
    await page.getByText('没有发出 Not sent').waitFor()
    breakDown(false)
    await page.getByRole('button', { name: '重发' }).click()
    await bubble(page, '收到求助').waitFor()
    expect(await page.locator('.message.person').count()).toBe(1)
    expect(await page.locator('.message.failed').count()).toBe(0)
    expect(heard[0]?.providerMessageId).toBe(heard[1]?.providerMessageId)
  })

  test('a lost connection is shown; what was written meanwhile can be sent once it is back', async () => {
    const { page, stop, restart, send } = await openPage(browser)
    await write(page, '查')
    await bubble(page, '收到查').waitFor()
    await stop()
    await page.getByText('连接断了').waitFor()
    await write(page, '求助')
    await page.getByText('没有发出 Not sent').waitFor()
    await send(VILLAGER.phone, says('【村信】错过的通知'), 'reference-1')
    await restart()
    await bubble(page, '错过的通知').waitFor()
    await page.waitForFunction(() => document.querySelector('#connection')?.textContent === '')
    await page.getByRole('button', { name: '重发' }).click()
    await bubble(page, '收到求助').waitFor()
    expect(await page.locator('.message').count()).toBe(5)
  })
})

test('a chat has buttons; a pressed one says its words and sends what it stands for', async () => {
  const { page, heard, answers } = await openPage(browser)
  answers.set('6', [{ text: '要申请吗？', buttons: [{ id: 'yes', label: '是，申请' }] }])
  await page.check('input[value=chat]')
  await write(page, '6')
  await page.getByRole('button', { name: '是，申请' }).click()
  await bubble(page, '收到#yes').waitFor()
  expect(await page.locator('.person .bubble').last().textContent()).toBe('发出：是，申请')
  expect(await page.locator('.meta').last().textContent()).toBe('09:30')
  expect(heard.map(({ text }) => text)).toEqual(['6', '#yes'])
})

test('a chat shows a picture, and leads to the page that says the same', async () => {
  const { page, answers } = await openPage(browser)
  const url =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  answers.set('排名', [{ ...says('最困难的在前'), picture: { url, page: '/wuxi/villages' } }])
  await page.check('input[value=chat]')
  await write(page, '排名')
  const image = page.locator('.cunxin .picture img')
  await image.waitFor()
  expect(await image.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(1)
  expect(await page.locator('.cunxin .picture').getAttribute('href')).toBe('/wuxi/villages')
})

test('a talk is copied as a test, and the screen can be cleared', async () => {
  const { page } = await openPage(browser)
  await write(page, '查')
  await bubble(page, '收到查').waitFor()
  await page.click('#copy')
  await page.locator('#transcript-text').waitFor()
  expect(await page.inputValue('#transcript-text')).toContain(
    "await phone.says('查', '【村信】收到查')",
  )
  await page.click('#clear')
  await page.locator('.empty').waitFor()
  expect(await page.locator('.message').count()).toBe(0)
})

test('on a small screen one goes from the people to a phone, to the tools, and back', async () => {
  const { page } = await openPage(browser, { size: TINY })
  expect(await page.locator('#text').isVisible()).toBe(false)
  await person(page, VILLAGER).click()
  await page.locator('#text').waitFor()
  expect(await person(page, VILLAGER).isVisible()).toBe(false)
  await page.click('#open-tools')
  expect(await page.locator('#open-tools').getAttribute('aria-expanded')).toBe('true')
  await page.locator('#tools').getByRole('button', { name: '求助' }).click()
  await bubble(page, '收到求助').waitFor()
  await page.click('#back')
  await person(page, VILLAGER).waitFor()
  await page.goBack()
  await bubble(page, '收到求助').waitFor()
})
