import { beforeEach, describe, expect, test } from 'vitest'
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
  await api.ownerSql`truncate comparison_tasks, outbox cascade`
})
const tasks = () => api.sql`select * from comparison_tasks`

describe('what is needed no more', () => {
  const asked = async () => {
    await office.says('比对 民政局 低保 12月10日前', '对吗？')
    await office.says('1', '已请')
    await civil.gets('请贵单位12月10日前交“低保”记录')
    const [task] = await tasks()
    return String(task?.['code'])
  }

  test('is cancelled after one confirmation, and the department hears why', async () => {
    const code = await asked()
    await office.says('比对', `还没交。编号${code}`)
    await office.says(
      `取消比对 ${code} 省里统一发了`,
      '取消：巫溪县民政局的“低保”不用交了，理由：省里统一发了。对吗？',
    )
    expect(await tasks()).toMatchObject([{ status: 'open' }])
    await office.says('1', '取消了：巫溪县民政局的“低保”不用交了')
    expect(await tasks()).toMatchObject([{ status: 'cancelled' }])
    await civil.gets('“低保”记录不用交了：省里统一发了')
    const [event] = await api.sql<{ details: object }[]>`
      select details from events where type = 'task.cancelled' order by at desc limit 1`
    expect(JSON.stringify(event?.details)).not.toContain('省里')
    await office.says(`取消比对 ${code} 再来`, '没有这个没交的比对任务')
  })

  test('without its number is picked, and without a reason asked for one', async () => {
    await asked()
    await office.says('取消比对', '哪一个不要了？', '1巫溪县民政局低保，12月10日前')
    await office.says('1', '为什么不要了')
    await office.says('要重了', '理由：要重了。对吗？')
    await office.says('2', '没有取消，还是要交')
    expect(await tasks()).toMatchObject([{ status: 'open' }])
  })

  test('is not cancelled once it has come, nor by others', async () => {
    const code = await asked()
    await civil.says(`取消比对 ${code} 没有`, '只有负责的干部能办')
    await cadre.says(`取消比对 ${code} 没有`, '只有负责的干部能办')
    await talk().says(`取消比对 ${code} 没有`, '只有负责的干部能办')
    await api.sql`update comparison_tasks set status = 'returned'`
    await office.says(`取消比对 ${code} 不用了`, '已经交来了，不能取消')
    await office.says('取消比对', '没有这个没交的比对任务')
    await office.says('取消比对 1234567897 不用了', '没有这个没交的比对任务')
  })
})
