import { expect, test } from 'vitest'
import { receiptIn, startVillage } from '../../support/talk'

const { family, linked, linkedFamily, talk } = await startVillage()

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
