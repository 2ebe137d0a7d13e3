import { expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { bot, cadre, linkedFamily } = await startVillage()

test.each(['普查 482163', '公示照片 第三批'])(
  '“%s”: work that staff cannot do by text yet is said to be that, and what there is',
  async (words) => {
    await cadre.says(words, '这项还不能用短信办', '待办')
    expect(await bot.delivered()).toEqual([])
  },
)

test('whatever was asked before is asked again', async () => {
  const tan = await linkedFamily({ head: '谭大河' })
  await tan.says('求助 房子漏雨', '对吗')
  await cadre.gets()
  await cadre.says('普查 482163', '这项还不能用短信办')
  await tan.says('1', '熊长富')
  await cadre.gets('房子漏雨')
})
