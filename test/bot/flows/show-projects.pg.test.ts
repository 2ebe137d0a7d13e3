import { beforeEach, describe, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { addProjectNotice } from '../../support/project-rows'
import { addProject } from '../../support/projects'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const tang = await api.addStaff({ roles: [['county_office', COUNTY]] })
const office = talk(tang.phone ?? '')
const elsewhereRow = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
const elsewhere = talk(elsewhereRow.phone ?? '')
const nobodyRow = await api.addStaff({ roles: [['evaluator', COUNTY]] })
const nobody = talk(nobodyRow.phone ?? '')
// Of an earlier test none is left.
beforeEach(() => api.ownerSql`update projects set area_path = 'wuxi.gone', status = 'cancelled'`)

const going = (given: Parameters<typeof addProject>[1] = {}) =>
  addProject(api, { status: 'under_way', dueOn: '2026-06-30', ...given })

describe('项目', () => {
  test('of nothing says how one begins', async () => {
    await cadre.says('项目', '没有在办的项目', '项目讨论 名称 几人参加 几人同意')
  })

  test('shows what is under way, what is due first first, and how many are late; more with 下', async () => {
    await going({ name: '后来的路', sector: 'transport' })
    const late = await going({ name: '迟了的桥', dueOn: '2026-03-01' })
    await going({ name: '没日子的塘', dueOn: null })
    await addProject(api, { name: '做完的渠', status: 'settled' })
    await cadre.says(
      '查项目',
      '您这一片在办项目3个，过期1个',
      `迟了的桥，实施中，3月1日前，编号${late.code}。还有2个，发“下”`,
    )
    await cadre.says('下', '后来的路，实施中，6月30日前', '还有1个')
    const last = await cadre.says('下', '没日子的塘，实施中，编号')
    expect(last).not.toContain('还有')
    expect(last).not.toContain('做完的渠')
  })

  test('of a village is its own, of the county all', async () => {
    await going()
    await elsewhere.says('项目', '没有在办的项目')
    await office.says('项目', '在办项目1个', '修3社水池')
    await nobody.says('项目', '只有负责的干部能办')
    const family = await linkedFamily()
    for (const words of ['项目', '项目清单', '查项目'])
      expect(await family.says(words)).not.toMatch(/在办项目|项目共/)
  })
})

describe('项目 and its number', () => {
  test.each([
    ['discussed', '群众讨论', '下一步村里申请，发：项目申请'],
    ['applied', '村社申请', '下一步公示，贴好拍照，连同发：公示项目'],
    ['submitted', '乡镇申报', '下一步县里审批，发：项目审批'],
    ['approved', '县级审批', '下一步开工，发：开工'],
    ['under_way', '实施中', '做完发：完工'],
    ['finished', '已完工', '下一步乡镇验收，带照片发：验收'],
    ['accepted', '乡镇验收', '下一步县里抽查，抽中后看了发：抽查'],
    ['checked', '县级抽查', '下一步乡镇报账，带票据照片发：报账'],
  ] as const)('%s: where it stands and what to send next', async (status, words, next) => {
    const { code } = await addProject(api, { status, dueOn: '2026-06-30' })
    await cadre.says(`项目 ${code}`, `修3社水池：${words}，20万元，下一步6月30日前。`, next, code)
  })

  test('what it is and what was said last come with 下', async () => {
    const { id, code } = await going({ leaderId: cadreId, approvedFen: 18_000_000 })
    await api.sql`update project_acts set text = '基础挖好了', staff_id = ${cadreId}
                   where project_id = ${id} and act = 'started'`
    await cadre.says(`项目 ${code}`, '实施中，18万元，下一步6月30日前。细处发“下”。')
    await cadre.says('下', '修水池一口100方，宝坪村委会实施，熊长富负责')
    await cadre.says('下', '3月9日熊长富：基础挖好了')
  })

  test('while it hangs there is nothing to send, afterwards it is the township’s turn', async () => {
    const { id, code } = await addProject(api, { status: 'applied' })
    await addProjectNotice(api, id)
    const hangs = await cadre.says(`项目 ${code}`, '正在公示，到3月18日24点')
    expect(hangs).not.toContain('项目申报')
    api.clock.now = new Date('2026-03-19T02:00:00Z')
    await cadre.says(`项目 ${code}`, `下一步乡镇申报，发：项目申报 ${code}`)
  })

  test.each([
    ['settled', '已报账'],
    ['rejected', '未批准'],
    ['cancelled', '已取消'],
  ] as const)('%s: nothing is next', async (status, words) => {
    const { code } = await addProject(api, { status })
    expect(await cadre.says(`项目 ${code}`, words)).not.toContain('下一步')
  })

  test('of another village, or of none, is not known', async () => {
    const { code } = await going()
    await elsewhere.says(`项目 ${code}`, '没有这个编号的项目')
    await cadre.says('项目 123456789', '没有这个编号的项目')
  })
})

test('项目清单 counts them by where they stand, with the money', async () => {
  await going({ plannedFen: 20_000_000, approvedFen: 18_000_000 })
  await going({ plannedFen: 10_000_000, dueOn: '2026-03-01' })
  await addProject(api, { status: 'applied', plannedFen: 5_000_000 })
  await cadre.says(
    '项目清单',
    '项目共3个，过期1个；计划35万元，批准28万元。',
    '村社申请：1个。还有1类，发“下”',
  )
  await cadre.says('下', '实施中：2个')
  await nobody.says('项目统计', '只有负责的干部能办')
})

test('in English', async () => {
  const { code } = await going()
  const row = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  const foreign = talk(row.phone ?? '')
  await foreign.says('English')
  await foreign.says('PROJECTS', '1 projects under way', '修3社水池', '30 Jun', code)
  await foreign.says(`PROJECT ${code}`, '¥200,000', 'More: NEXT', `when done: 完工 ${code}`)
})
