import { test } from 'vitest'
import { VILLAGE } from '../../support/api'
import { addProjectComment, addProjectRow } from '../../support/project-rows'
import { receiptIn, startVillage } from '../../support/talk'

const { api, cadre, linkedFamily, talk } = await startVillage()

async function called(text: string) {
  const tan = await linkedFamily()
  await tan.says(`求助 ${text}`)
  return Object.assign(tan, { receipt: receiptIn(await tan.says('1')) })
}

test('with nothing waiting the cadre is told so', async () => {
  await cadre.says('答 明天来看', '没有这件待答的求助')
})

test('the only call that waits is answered without its code; the villager gets the words', async () => {
  const tan = await called('房子漏雨')
  await cadre.says('答 明天上午来看，先拿布遮到', `已答复，回执${tan.receipt}`)
  await tan.gets('熊长富答复：明天上午来看，先拿布遮到')
  await tan.says(tan.receipt, '已答复')
})

test('of several the code says which', async () => {
  const first = await called('房子漏雨')
  const second = await called('没得柴烧')
  await cadre.says('答 明天来', '有2件待答', '答 回执号 内容')
  await cadre.says(`答 ${second.receipt} 下午送柴来`, '已答复')
  await second.gets('下午送柴来')
  await cadre.says(`答${first.receipt}明天来`, '已答复')
})

test('an answer too long for the villager is not sent in half', async () => {
  const tan = await called('房子漏雨')
  await cadre.says(`答 ${tan.receipt} ${'好'.repeat(101)}`, '没有发出', '100字以内')
  await cadre.says(`答 ${tan.receipt} ${'好'.repeat(100)}`, '已答复')
  await tan.gets('好'.repeat(100))
})

test('urgent words in an answer call nobody', async () => {
  const tan = await called('房顶漏水')
  await cadre.says(`答 ${tan.receipt} 房子塌了的先搬出来`, '已答复')
})

test('a code nobody knows', async () => {
  await cadre.says('答 1234567897 明天来', '没有这件待答的求助')
})

test('a villager cannot answer for a cadre', async () => {
  const tan = await called('房子漏雨')
  await talk().says(`答 ${tan.receipt} 我来了`, '只有负责的干部能办')
})

test('a second cadre who answers a question about a project hears that it was answered already', async () => {
  const { id: projectId } = await addProjectRow(api)
  const { code } = await addProjectComment(api, { projectId })
  await cadre.says(`答 ${code} 下周铺`, '已答复')
  const other = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
  await talk(other.phone ?? '').says(`答 ${code} 我来答`, '这件已经答复过')
})
