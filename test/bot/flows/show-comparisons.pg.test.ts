import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../api/shared/ids'
import { imports } from '../../../db/schema'
import { COUNTY } from '../../support/api'
import { addComparisonTask } from '../../support/comparison-tasks'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const boss = await api.addStaff({
  name: '易明清',
  unit: '县扶贫办',
  roles: [['county_office', 'wuxi']],
})
const clerk = await api.addStaff({
  name: '柳如民',
  unit: '巫溪县民政局',
  roles: [['department', 'wuxi']],
})
const office = talk(boss.phone ?? '')
const civil = talk(clerk.phone ?? '')
beforeEach(async () => {
  await api.ownerSql`truncate comparison_tasks, imports, outbox cascade`
})

const askCivil = (more: Parameters<typeof addComparisonTask>[1] = {}) =>
  addComparisonTask(api, {
    records: 'subsistence_allowance',
    department: '巫溪县民政局',
    holderId: clerk.id,
    dueOn: '2030-12-10',
    ...more,
  })

test('the office sees what is owed, and what came of what was handed in', async () => {
  await office.says('比对', '还没向部门要过记录')
  await askCivil()
  const importId = newId()
  await api.db.insert(imports).values({
    county: COUNTY,
    id: importId,
    kind: 'comparison:deaths',
    fileDigest: Buffer.alloc(32),
    counts: { rows: 34, matched: 6, leads: 6 },
    actor: 'job:command',
    at: api.clock.now,
  })
  await addComparisonTask(api, { records: 'deaths', status: 'returned', importId, code: '2' })
  await office.says(
    '比对',
    '“低保”（巫溪县民政局）：12月10日前交，还没交。',
    '“死亡”已交：34行，对上6行，疑点6条，已核定0条，属实0条。',
  )
})

test('a department sees its own alone, in 待办 as well', async () => {
  await civil.says('比对', '眼下没有要贵单位交的记录')
  await addComparisonTask(api, { department: '县公安局' })
  await askCivil()
  expect(await civil.says('比对', '“低保”')).not.toContain('车辆')
  await civil.says('待办', '要交的比对记录没交，12月10日前。请发：比对')
})

test.each(['比对', '比对 1234567897', '比对 怎么交', '怎么交'])(
  'a department that sends “%s” hears to whom it hands in',
  async (words) => {
    await askCivil({ askedBy: `staff:${boss.id}` })
    await civil.says(words, '12月10日前交', '文件送县扶贫办易明清，电话', 'POST /comparisons')
    expect(await office.says('比对', '12月10日前交')).not.toContain('文件送')
  },
)

test('怎么交 of a villager is a question', async () => {
  expect(await talk().says('怎么交')).not.toContain('只有负责的干部能办')
})

test('what is late says so', async () => {
  await askCivil({ dueOn: '2020-01-06' })
  await office.says('比对', '过期没交，本该1月6日前')
  await civil.says('待办', '已过期：要交的比对记录没交')
})

test('is nobody else’s', async () => {
  await askCivil()
  await cadre.says('比对', '只有负责的干部能办')
  await talk().says('比对', '只有负责的干部能办')
})
