import { describe, expect, test } from 'vitest'
import { randomCode } from '../../../api/shared/codes'
import { codeIn, startSignTalk } from '../../support/sign-talk'
import { HOUR } from '../../support/talk'

const { api, bot, cadre, family, talk, ask, post, signing, first, secretary, committee } =
  await startSignTalk()

/** A code the cadre gives out for the family of this head. */
async function issue(head: string) {
  await family({ head, status: 'registered' })
  const answer = await cadre.says(`绑定码 ${head}`, `${head}家的绑定码`)
  return codeIn(answer)
}

describe('a code of seven digits that signs', () => {
  test('is sent with the facts, and texted back by each of the four', async () => {
    const [tan] = await ask([{ head: '谭大山' }])
    const { to } = await post()
    expect(to(tan!)).toContain(
      '请核对：谭大山家1口人，一般户，因病、因学，人均3200元（线4000元），住C级危房，拟纳入帮扶。都对回',
    )
    expect(to(tan!)).toMatch(/（3月10日22点前）；不对回：不对 哪里不对$/)
    expect(to(secretary)).toContain('请以村支书签字：宝坪村3社谭大山家')
    expect(to(first)).toContain('请以第一书记签字')
    expect(to(committee)).toContain('请以乡镇党委签字')
    await tan!.says(codeIn(to(tan!)), '谭大山家签好了')
    for (const official of [secretary, first, committee])
      await official.says(codeIn(to(official)), '签好了，1户')
    expect(await signing.isDone(tan!.found.applicationId)).toBe(true)
  })

  test('stands for many households of an official', async () => {
    const families = await ask([{ head: '甲一' }, { head: '乙二' }, { head: '丙三' }])
    const sent = await first.gets('有3户等您签字。发“签单”逐户看，都属实就回')
    await first.says(`签 ${codeIn(sent)}`, '签好了，3户')
    for (const { found } of families)
      expect((await signing.rowOf(found.applicationId, 'first_secretary')).status).toBe('signed')
  })

  test('is good for nobody else, and says what to do', async () => {
    const [tan] = await ask([{ head: '谭大山' }])
    const sent = await tan!.gets('谭大山')
    await first.says(codeIn(sent), '码不对，没有签', '今天还能试4次', '签 要码')
    await talk().says(codeIn(sent), '绑定码不对或过期了')
    expect((await signing.rowOf(tan!.found.applicationId, 'household')).status).toBe('asked')
  })

  test('is not signed twice, and lapses', async () => {
    await ask([{ head: '谭大山' }])
    const { to } = await post()
    await first.says(codeIn(to(first)), '签好了')
    await first.says(codeIn(to(first)), '签过了')
    bot.later(36 * HOUR)
    await secretary.says(codeIn(to(secretary)), '过期了', '签 要码')
  })

  test('signs nothing once something has changed: it is sent anew', async () => {
    const [tan] = await ask([{ head: '谭大山' }])
    const old = codeIn(await tan!.gets('谭大山'))
    await api.sql`update households set size = 5 where id = ${tan!.found.id}`
    await tan!.says(old, '情况有变', '没有签')
    const anew = await tan!.gets('情况有变，请重新核对：谭大山家5口人')
    await tan!.says(codeIn(anew), '谭大山家签好了')
  })

  test('of an exit agrees to it', async () => {
    const [tan] = await ask([{ head: '谭脱贫', kind: 'exit' }])
    const sent = await tan!.gets('谭脱贫家', '拟退出帮扶。同意回', '不同意回：不同意 原因')
    await tan!.says(codeIn(sent), '谭脱贫家签好了')
    expect(await signing.isDone(tan!.found.applicationId)).toBe(true)
  })

  test('is said in English to whoever wants English', async () => {
    const [tan] = await ask([{ head: '谭大山' }])
    await tan!.gets('谭大山')
    await tan!.says('English')
    await api.sql`update households set size = 3 where id = ${tan!.found.id}`
    await signing.refresh(tan!.found.applicationId)
    const sent = await tan!.gets('New: 谭大山: 3p, illness, ¥3200, house C; joins. Right? Send')
    await tan!.says(codeIn(sent), '谭大山: signed')
  })
})

describe('a code of seven digits that links', () => {
  test("links a phone that is not in the register by the cadre's code", async () => {
    const code = await issue('谭女儿')
    const daughter = talk()
    await daughter.says('查')
    await daughter.says(code, '连上了谭女儿家（宝坪村3社）')
    await daughter.says('1', '在册')
  })

  test('works once, with or without the word for it', async () => {
    const code = await issue('冉启旺')
    await talk().says(`绑定码 ${code}`, '连上了冉启旺家')
    const answer = await talk().says(code, '绑定码不对或过期了')
    expect(answer).not.toContain('冉启旺')
  })

  test('to the hour is good for two days and no longer', async () => {
    const [good, late] = [await issue('向长富'), await issue('牟正松')]
    bot.later(48 * HOUR - 1000)
    await talk().says(good, '连上了向长富家')
    bot.later(1000)
    await talk().says(late, '绑定码不对或过期了')
  })

  test('links an official’s phone for whom something waits to be signed', async () => {
    await ask([{ head: '谭大山' }])
    const code = await issue('卢家人')
    await first.says(code, '连上了卢家人家')
  })
})

test('whoever guesses runs out of tries', async () => {
  const phone = talk()
  for (let tries = 0; tries < 5; tries++) await phone.says(randomCode('link'), '绑定码不对')
  await phone.says(randomCode('link'), '今天试的次数够了')
})

test('a mistyped code costs no try', async () => {
  const phone = talk()
  for (let tries = 0; tries < 6; tries++) {
    const code = randomCode('link')
    const mistyped = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)
    await phone.says(mistyped, '有一位不对')
  }
})
