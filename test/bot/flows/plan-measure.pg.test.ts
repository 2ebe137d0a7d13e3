import { beforeEach, expect, test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addCase, addRound, clearCounty } from '../../support/reports'
import { startVillage } from '../../support/talk'

const { api, cadre, talk } = await startVillage()
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const owner = talk(yao.phone ?? '')
beforeEach(() => clearCounty(api))

async function applicant(head: string) {
  return addCase(api, await addRound(api), {
    head,
    otherCauses: ['illness'],
    measured: [],
    level: 'village',
  })
}
const measureOf = async (householdId: string) =>
  (await api.sql`select * from measures where household_id = ${householdId}`)[0]

test('in one line it is understood, confirmed once, and its owner hears it', async () => {
  const mou = await applicant('牟一行')
  await cadre.says(
    '措施 牟一行 因学：教育资助 每年3000元 由 姚云川 9月30日前',
    '牟一行家因学：教育资助 每年3000元，姚云川负责，2026年9月30日前。对吗？',
  )
  const done = await cadre.says('1', '记下了。姚云川负责，9月30日前办好后发：落实')
  const measure = await measureOf(mou.householdId)
  expect(measure).toMatchObject({ cause: 'schooling', amount_fen: 300_000, owner_id: yao.id })
  expect(done).toContain(String(measure?.['code']))
  await owner.gets('请在2026年9月30日前落实牟一行家（宝坪村3社）：教育资助 每年3000元')
})

test('what is missing is asked for one by one', async () => {
  const mou = await applicant('牟一步')
  await cadre.says('措施', '给哪一户定措施？')
  await cadre.says('没有这人', '您片区没找到这户')
  await cadre.says('3社牟一步', '牟一步家的措施针对哪个原因？', '1因学 2因病')
  await cadre.says('2', '牟一步家因病，帮什么？')
  await cadre.says('大病医疗救助', '谁负责？')
  await cadre.says('李不知', '没找到这个人')
  await cadre.says('我', '哪天以前办好？')
  await cadre.says('3月1日', '2027年3月1日前。对吗？')
  await cadre.says('1', '熊长富负责')
  expect(await measureOf(mou.householdId)).toMatchObject({
    cause: 'illness',
    category: 'health',
    content: '大病医疗救助',
  })
})

test('a no at any step, or at the end, plans nothing', async () => {
  const mou = await applicant('牟不要')
  await cadre.says('措施 牟不要 因学：学费 由我负责 年底前', '对吗？')
  await cadre.says('2', '好，没有定')
  await cadre.says('措施 牟不要 因学：学费', '谁负责？')
  await cadre.says('算了', '好，没有定')
  expect(await measureOf(mou.householdId)).toBeUndefined()
})

test('a question in between leads back to where it was', async () => {
  await applicant('牟中断')
  await cadre.says('措施 牟中断 因学：学费 由我负责', '哪天以前办好？')
  await cadre.says('待办', '哪天以前办好？')
  await cadre.says('年底', '2026年12月31日前。对吗？')
})

test('of a name there are several of is asked which, and of which unit', async () => {
  await applicant('牟同名')
  await addCase(api, await addRound(api, { kind: 'exit' }), {
    head: '牟同名',
    areaPath: `${VILLAGE}.5`,
  })
  const second = await api.addStaff({
    name: '蒲明秀',
    unit: '天元乡扶贫办',
    roles: [['township_clerk', 'wuxi.tianyuan']],
  })
  await api.addStaff({ name: '蒲明秀', unit: '宝坪村委会', roles: [['village_cadre', VILLAGE]] })
  await cadre.says('措施 牟同名', '有几户户主叫“牟同名”', '1宝坪村3社 2宝坪村5社')
  await cadre.says('2', '牟同名家因学，帮什么？')
  await cadre.says('学费补助', '谁负责')
  const asked = await cadre.says('蒲明秀', '有几位叫蒲明秀的，是哪个单位的？')
  const digit = /(\d)天元乡扶贫办/.exec(asked)?.[1] ?? ''
  await cadre.says(digit, '哪天以前办好')
  await cadre.says('年底', '蒲明秀负责')
  await cadre.says('1', '记下了')
  expect(await api.sql`select from measures where owner_id = ${second.id}`).toHaveLength(1)
})

test('kin neither plan it nor see to it', async () => {
  const mou = await applicant('牟亲戚')
  await api.addStaff({
    name: '田亲戚',
    roles: [['village_cadre', VILLAGE]],
    ties: [mou.householdId],
  })
  await cadre.says('措施 牟亲戚 因学：学费 由田亲戚负责 年底前', '对吗')
  await cadre.says('1', '有亲属或同事关系，没有记。请换一个人')
  const kin = await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [mou.householdId] })
  const tied = talk(kin.phone ?? '')
  await tied.says('措施 牟亲戚 因学：学费 由姚云川 年底前', '对吗')
  await tied.says('1', '这户和您有亲属或同事关系')
})

test('of a household whose causes nobody knows nothing is planned', async () => {
  await api.addHousehold({ head: '牟无因' })
  await cadre.says('措施 牟无因 学费', '牟无因家还没查清是什么原因困难')
})

test('is not a villager’s', async () => {
  await talk().says('措施 牟大山 因学：学费', '只有负责的干部能办')
})

test.each([
  ['牟甲行', '措施 牟甲行 因学：教育资助 每年3000元 由 姚云川 9月30日前', '牟甲行家因学'],
  ['牟乙行', '关评 鱼鳞乡', '只有负责的干部能办'],
  ['牟丙行', '走访 牟丙行 猪3头', '走访牟丙行家'],
  ['牟丁行', '纸签 牟丁行', /签/],
])(
  'for %s “%s” said while 帮什么 is asked begins that, and is no measure',
  async (head, words, begun) => {
    await applicant(head)
    await cadre.says(`措施 ${head} 因病`, '帮什么？')
    expect(await cadre.says(words, begun)).not.toContain('谁负责')
    await cadre.says('取消')
  },
)

test('what merely holds the words of a command is what the household gets', async () => {
  await applicant('牟三行')
  await cadre.says('措施 牟三行 因病', '帮什么？')
  await cadre.says('走访后送药上门，复核报销', '谁负责')
})
