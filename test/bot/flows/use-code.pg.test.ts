import { expect, test } from 'vitest'
import { randomCode } from '../../../api/shared/codes'
import { HOUR, startVillage } from '../../support/talk'

const { bot, cadre, family, talk } = await startVillage()

/** A code the cadre gives out for the family of this head. */
async function issue(head: string) {
  await family({ head, status: 'registered' })
  const answer = await cadre.says(`绑定码 ${head}`, `${head}家的绑定码`)
  return /\b\d{7}\b/.exec(answer)?.[0] ?? ''
}

test("a phone that is not in the register links by the cadre's code", async () => {
  const code = await issue('谭大山')
  const daughter = talk()
  await daughter.says('查')
  await daughter.says(code, '连上了谭大山家（宝坪村3社）')
  await daughter.says('1', '在册')
})

test('a code works once, with or without the word for it', async () => {
  const code = await issue('冉启旺')
  await talk().says(`绑定码 ${code}`, '连上了冉启旺家')
  const answer = await talk().says(code, '绑定码不对或过期了')
  expect(answer).not.toContain('冉启旺')
})

test('to the hour a code is good for two days and no longer', async () => {
  const [good, late] = [await issue('向长富'), await issue('牟正松')]
  bot.later(48 * HOUR - 1000)
  await talk().says(good, '连上了向长富家')
  bot.later(1000)
  await talk().says(late, '绑定码不对或过期了')
})

test('whoever guesses runs out of tries', async () => {
  const phone = talk()
  for (let tries = 0; tries < 5; tries++) await phone.says(randomCode('link'), '绑定码不对')
  await phone.says(randomCode('link'), '今天试的次数够了')
})

test('a mistyped code costs no try', async () => {
  const phone = talk()
  const code = randomCode('link')
  const mistyped = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)
  for (let tries = 0; tries < 6; tries++) await phone.says(mistyped, '有一位不对')
})
