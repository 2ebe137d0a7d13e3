import { expect, test } from 'vitest'
import { addLoan } from '../../support/loans'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()

test('a household sees what it owes, at what rate and until when, and nobody else’s', async () => {
  const mine = await linkedFamily({ status: 'registered' })
  await mine.says('我的贷款', '您家没有登记的小额信贷')
  await addLoan(api, { head: '别家人', bank: '信用社' })
  const householdId = mine.household.id
  await addLoan(api, { householdId, repaidFen: 1_000_000, dueOn: '2026-03-09' })
  await addLoan(api, { householdId, bank: '建行', status: 'repaid' })
  const said = await mine.says(
    '我家贷款还欠多少',
    '农商行贷款5万元，还欠4万元，年利率4.35%，2026年3月9日到期',
    '建行贷款5万元，已还清',
  )
  expect(said).not.toContain('信用社')
  api.clock.now = new Date('2026-03-10T02:00:00Z')
  await mine.says('我的贷款', '2026年3月9日已到期')
})

test('who is not linked is asked who they are, and staff see their area’s', async () => {
  expect(await talk().says('我的贷款')).not.toContain('农商行')
  await cadre.says('我的贷款', '没还清的贷款')
})
