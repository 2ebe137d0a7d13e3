import { describe, expect, test } from 'vitest'
import { startVillage } from '../../support/talk'

const { linkedFamily, talk, cadre } = await startVillage()

describe('a message that may be one thing or another', () => {
  test('is asked about, and what was written goes along with the answer', async () => {
    const tan = await linkedFamily()
    await tan.says('低保的事', '没太看懂，您是想：', '1举报干部 2问政策 3都不是')
    await tan.says('2', '您问的是哪样')
  })

  test('begins nothing where it is neither, and shows what there is', async () => {
    const stranger = talk()
    await stranger.says('低保的事', '没太看懂')
    await stranger.says('3', '想办什么')
  })

  test('can be said otherwise instead', async () => {
    const tan = await linkedFamily()
    await tan.says('低保的事', '没太看懂')
    await tan.says('查', '谭大山家')
  })
})

describe('whoever is in need and says no word for it', () => {
  test.each(['娃儿发烧四十度', '墙裂了好大一条缝', '妈倒在堂屋喊不应'])(
    '“%s” is told whom to call at once, and a cadre hears of it',
    async (words) => {
      const tan = await linkedFamily()
      expect(await tan.says(words)).toMatch(/110|119|120/)
      await cadre.gets(words)
    },
  )

  test('is heard in the middle of a question as well, and the question waits', async () => {
    const tan = await linkedFamily()
    await tan.says('申请', '替谭大山家申请')
    expect(await tan.says('娃儿发烧四十度')).toMatch(/110|119|120/)
  })
})

test('a single word about messages stops none', async () => {
  const tan = await linkedFamily()
  expect(await tan.says('短信')).not.toContain('不再发')
})
