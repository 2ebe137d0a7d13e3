import { test } from 'vitest'
import { receiptIn, startVillage } from '../../support/talk'

const { cadre, linkedFamily, talk } = await startVillage()

test('a cadre sees how many calls wait, and the codes to answer them by', async () => {
  await cadre.says('待办', '没有待答的求助')
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  const receipt = receiptIn(await tan.says('1'))
  await cadre.says('待办', '有1件求助待答', receipt, '答 回执号 内容')
  await cadre.says(`答 ${receipt} 明天来`)
  await cadre.says('待办', '没有待答的求助')
})

test('of many only three codes are told', async () => {
  for (let calls = 0; calls < 4; calls++) {
    const family = await linkedFamily()
    await family.says('求助 房子漏雨')
    await family.says('1', '收到')
  }
  await cadre.says('待办', '有4件求助待答', /：(\d{10} ){2}\d{10}。/)
})

test('a villager has nothing to do', async () => {
  await talk().says('待办', '只有负责的干部能办')
})
