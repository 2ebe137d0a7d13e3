import { describe, expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { codeIn, startSignTalk } from '../../support/sign-talk'

const { api, ask, post, first, talk, linkedFamily, signing, villageCadre } = await startSignTalk()

const levelOf = async (applicationId: string) =>
  (await api.sql`select level, status from applications where id = ${applicationId}`)[0]

describe('an official', () => {
  test('takes one household out with a reason and signs the others', async () => {
    const [zhang, li] = await ask([{ head: '张三' }, { head: '李四' }])
    const code = codeIn(await first.gets('有2户'))
    await first.says('拒签 张三 家里有小车', '张三家不签，因为“家里有小车”', '回1确认 2取消')
    await first.says('1', '记下了，张三家没签，退回村里重新调查')
    expect(await levelOf(zhang!.found.applicationId)).toEqual({ level: 'village', status: 'filed' })
    await villageCadre.gets('张三家第一书记没签：“家里有小车”', '重新上门调查')
    await first.says(code, '签好1户，另有1户')
    expect((await signing.rowOf(li!.found.applicationId, 'first_secretary')).status).toBe('signed')
  })

  test('is asked for the reason, and may think better of it', async () => {
    const [zhang] = await ask([{ head: '张三' }])
    await first.says('拒签 张三', '张三家哪里不对？')
    await first.says('问过邻居，有门面', '因为“问过邻居，有门面”')
    await first.says('2', '没有拒签，还等您签')
    expect((await levelOf(zhang!.found.applicationId))?.['level']).toBe('county')
    await first.says('拒签 张三', '哪里不对')
    await first.says('算了', '没有拒签')
  })

  test('is asked which of several is meant', async () => {
    await ask([{ head: '张三' }, { head: '李四' }, { head: '张三', areaPath: `${VILLAGE}.5` }])
    await first.says('拒签', '不签哪一户？', '李四')
    await first.says('李四', '李四家哪里不对？')
    await first.says('算了', '没有拒签')
    await first.says('拒签 张三 有车', '不签哪一户？', '宝坪村3社', '宝坪村5社')
    await first.says('1', '张三家不签，因为“有车”')
    await first.says('2')
    await first.says('拒签 5社张三 有车', '张三家不签，因为“有车”')
  })

  test('to whom nothing was sent refuses nothing', async () => {
    await first.says('拒签 张三 有车', '现在没有等您签字的')
    await talk().says('拒签 张三 有车', '现在没有等您签字的')
  })
})

describe('a household', () => {
  test('says what is wrong in its own words, and is told that somebody comes again', async () => {
    const [tan] = await ask([{ head: '谭大山' }])
    await tan!.gets('不对回：不对')
    await tan!.says('不对 我家是5口人', '谭大山家不签，因为“我家是5口人”')
    await tan!.says('1', '记下了，谭大山家没签，退回村里重新调查')
    expect((await levelOf(tan!.found.applicationId))?.['level']).toBe('village')
    await villageCadre.gets('谭大山家户主没签：“我家是5口人”')
  })

  test.each(['不对', '不同意', '不签'])('that only says “%s” is asked what', async (words) => {
    const [tan] = await ask([{ head: '谭大山' }])
    await tan!.says(words, '谭大山家哪里不对？')
    await tan!.says('房子是危房，写成好的了', '因为“房子是危房，写成好的了”')
    await tan!.says('1', '退回村里')
  })

  test('that does not agree to leave stays on the register', async () => {
    const [tan] = await ask([{ head: '谭不退', kind: 'exit' }])
    await tan!.gets('不同意回：不同意 原因')
    await tan!.says('不同意 老伴又病了', '谭不退家不同意退出，因为“老伴又病了”')
    await tan!.says('1', '谭不退家不退出，帮扶照旧')
    expect((await levelOf(tan!.found.applicationId))?.['status']).toBe('declined')
    expect((await post()).all).toContain('谭不退家不同意退出：“老伴又病了”')
  })

  test('from a phone that cannot sign is told so', async () => {
    const [tan] = await ask([{ head: '谭大山' }])
    await api.sql`update contact_links set way = 'cadre_code' where household_id = ${tan!.found.id}`
    await tan!.says('不对 人口写错了', '这个手机不能签字')
    expect((await levelOf(tan!.found.applicationId))?.['level']).toBe('county')
  })

  test('of whom nothing is wanted is understood as before', async () => {
    const tan = await linkedFamily({ head: '谭平常' })
    await tan.says('菜单')
    await tan.says('不对', '没看懂')
    await tan.says('不同意这个评议结果', '对哪张名单有异议')
    expect(await tan.says('不对，啥时候发钱')).not.toContain('签')
  })
})
