import { expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addLoan } from '../../support/loans'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('nothing that is owed is said to be so', async () => {
  await cadre.says('贷款', '宝坪村没有未还清的小额信贷')
})

test('what is late comes first, then what is due next; what is paid back is not shown', async () => {
  const due = { head: '谭一山', areaPath: VILLAGE, dueOn: '2026-03-09' }
  const late = await addLoan(api, { head: '谭二山', areaPath: VILLAGE, dueOn: '2026-03-08' })
  await addLoan(api, due)
  await addLoan(api, { head: '谭三山', areaPath: VILLAGE, status: 'repaid' })
  await addLoan(api, { head: '谭四山', areaPath: OTHER_VILLAGE, repaidFen: 1_000_000 })
  const said = await cadre.says('贷款', '没还清的贷款2笔，过期1笔，共欠10万元')
  expect(said).toMatch(/谭二山（宝坪村）农商行欠5万元，2026年3月8日已过期/)
  await cadre.says('下', '谭一山', '2026年3月9日到期')
  await clerk.says('贷款 新华村', '没还清的贷款1笔，共欠4万元', '谭四山')
  await clerk.says('贷款 天元乡', '没还清的贷款3笔')
  await cadre.says('贷款 新华村', '没找到这个地方，或不归您这一片')
  await cadre.says(late.code, '谭二山（宝坪村）农商行欠5万元')
  const { body } = await api.call('/todo', { actor: `staff:${cadreId}` })
  const duties = (body as { items: { kind: string; code: string; isLate: boolean }[] }).items
  expect(duties.filter(({ kind }) => kind === 'loan_due')).toMatchObject([
    { code: late.code, isLate: true },
    { isLate: false },
  ])
})
