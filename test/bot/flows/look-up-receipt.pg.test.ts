import { describe, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE } from '../../support/api'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, family, linked, linkedFamily, talk } = await startVillage()

async function applied() {
  const tan = await linkedFamily()
  await tan.says('申请')
  return Object.assign(tan, { receipt: receiptIn(await tan.says('1')) })
}

test('whoever filed it sees its state at once, however the code is typed', async () => {
  const tan = await applied()
  const code = tan.receipt
  const grouped = `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`
  for (const typed of [code, grouped, `R${code}`, `查 ${code}`, `回执 ${code}`]) {
    await tan.says(typed, '谭大山家3月9日的申请在办，3月29日前答复')
  }
})

test('anybody else needs the last four of the phone it was filed from, and sees no name', async () => {
  const tan = await applied()
  const other = talk()
  const asked = await other.says(tan.receipt, '手机号的后四位')
  expect(asked).not.toContain('谭')
  const told = await other.says(tan.phone.slice(-4), '的申请在办')
  expect(told).not.toContain('谭大山')
})

test('every phone of the household sees the application somebody else filed for it', async () => {
  const { household } = await family({ head: '牟代理' })
  const own = await linked(household.id)
  const niece = talk()
  await niece.says('代 牟代理 2359 申请')
  const answer = await niece.says('1', '收到牟代理家的申请')
  const receipt = receiptIn(answer.slice(answer.indexOf('回执')))
  await own.says(receipt, '牟代理家3月9日的申请在办')
  const other = talk()
  await other.says(receipt, '手机号的后四位')
})

test('a wrong four tells nothing', async () => {
  const tan = await applied()
  const other = talk()
  await other.says(tan.receipt)
  const wrong = String((Number(tan.phone.slice(-4)) + 1) % 10_000).padStart(4, '0')
  const told = await other.says(wrong, '没有查到', '023-51522345')
  expect(told).not.toContain('谭')
})

test('a call for help has a state too', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  const receipt = receiptIn(await tan.says('1'))
  await tan.says(receipt, '3月9日的求助在办', '3月10日10点前答复')
})

describe('whoever may answer a call for help', () => {
  async function asked(...texts: string[]) {
    const tan = await linkedFamily()
    let receipt = ''
    for (const text of texts) {
      await tan.says(`求助 ${text}`)
      receipt = receiptIn(await tan.says('1', '收到'))
    }
    return Object.assign(tan, { receipt })
  }
  const looksOf = async (receipt: string, staffId: string) =>
    (
      await api.sql`
        select 1 from audit a join help_requests h on a.subject = 'help:' || h.id
         where h.code = ${receipt} and a.action = 'help.read' and a.actor = ${`staff:${staffId}`}`
    ).length

  test('is told by its receipt what was asked last, from where, and how to answer, on record', async () => {
    const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
    const { receipt } = await asked('房子漏雨', '墙也裂了')
    const told = await talk(office.phone ?? '').says(
      receipt,
      '求助 宝坪村3社：“墙也裂了”',
      `答复请发：答 ${receipt} 内容`,
    )
    expect(told).not.toMatch(/房子漏雨|1\d{10}|谭大山/)
    expect(await looksOf(receipt, office.id)).toBe(1)
  })

  test('is told of a very long one in two messages', async () => {
    const { receipt } = await asked('屋头漏雨'.repeat(200))
    await cadre.says(receipt, '屋头漏雨', `答 ${receipt} 内容`)
  })

  test('is told that it was answered, and when it is over asked for no more', async () => {
    const { receipt } = await asked('房子漏雨')
    await cadre.says(`答 ${receipt} 明天来`, '已答复')
    await cadre.says(receipt, '已答复过。', `答 ${receipt} 内容`)
    await api.sql`update help_requests set status = 'closed' where code = ${receipt}`
    expect(await cadre.says(receipt, '已办结')).not.toContain('答复请发')
  })

  test('elsewhere is asked for the last four as anybody', async () => {
    const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    const { receipt } = await asked('房子漏雨')
    const told = await talk(other.phone ?? '').says(receipt, '手机号的后四位')
    expect(told).not.toContain('漏雨')
    expect(await looksOf(receipt, other.id)).toBe(0)
  })

  test('and called for it themselves is told its state', async () => {
    await cadre.says('求助 我家房子漏雨')
    const receipt = receiptIn(await cadre.says('1', '收到'))
    await cadre.says(receipt, '的求助在办')
  })
})
