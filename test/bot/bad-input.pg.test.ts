import { expect, test, beforeAll, afterAll } from 'vitest'
import { startBot, type TestBot } from '../support/bot'
let bot: TestBot
beforeAll(async () => { bot = await startBot() })
afterAll(() => bot.close())
const P = '+8619911110001'
test('explore', async () => {
  const h = await bot.api.addHousehold({ phone: P, head: '覃兴旺' })
  const out: unknown[] = []
  const go = async (b: string, from = P) => { const r = await bot.post(from, b); out.push([b.slice(0,30), r.status, (await r.text()).replace(/.*<Response>?/,'')]) }
  await go('查')
  await go('求助 房子\u0000漏雨')
  bot.later(20000)
  await go('1')
  await go('\u0000')
  await go('求助 ' + '房'.repeat(590) + '了')
  await go('a' + '😀'.repeat(204) + '漏雨')
  await go('0')
  await go('\ud83d')
  await go('求助 \ud83d')
  await go('3 低保多少钱')
  await go('2')
  await go('3 低保多少钱')
  bot.later(4 * 86400_000)
  await go('1')
  await go('1')
  bot.later(60_000)
  await bot.sweep(); out.push(await bot.delivered())
  console.log(out, bot.logged.map(l => l.slice(0, 400)))
})
