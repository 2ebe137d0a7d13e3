import { describe, expect, test } from 'vitest'
import { understand } from '../../../bot/conversation/understand'
import { zhReadings } from '../../../bot/messages/zh/readings'
import { type Offered, readAgain } from '../../../bot/understanding/reading'
import { startVillage } from '../../support/talk'

const { linkedFamily, talk, cadre } = await startVillage()

/** The first of some odd messages that the model of today cannot tell; each new training makes it another one. */
function unsure() {
  const subjects = ['低保', '补贴', '土地', '医保', '名单', '孤儿', '残疾', '搬迁', '贷款', '高龄']
  const tails = ['的名字', '我有话说', '这个事我想不通', '的事', '那个事', '咋回事', '那件事']
  for (const text of subjects.flatMap((subject) => tails.map((tail) => subject + tail))) {
    const read = readAgain(understand(text), text, false)
    if (read.intent === 'unsure' && read.first !== 'urgent' && read.second)
      return { ...read, second: read.second }
  }
  throw new Error('the model is sure of all of them: write others')
}
const { text, first, second } = unsure()
const labelOf = (label: string) => zhReadings[`reading.${label as Offered}`]()

/** The same of messages in which the model half hears a cry for help. */
function doubtful() {
  const who = ['娃儿', '老汉', '妈', '隔壁的', '他', '婆婆', '我屋']
  const tails = [
    '在河边',
    '还在楼上',
    '一直在叫',
    '在那边躺起',
    '又出去了',
    '黑得很',
    '一个人在屋头',
  ]
  for (const text of who.flatMap((one) => tails.map((tail) => one + tail))) {
    const read = readAgain(understand(text), text, false)
    if (read.intent === 'unsure' && read.first === 'urgent') return read
  }
  throw new Error('the model is sure of all of them: write others')
}

describe('a message that might be a cry for help', () => {
  const { text: cry, second: other } = doubtful()

  test('is asked about with whom to phone first, and alarms nobody by night', async () => {
    const tan = await linkedFamily()
    const last = other ? [`2${labelOf(other)}`, '3都不是'] : ['2都不是']
    await tan.says(cry, '急救120、火警119、报警110。您是：', '1急着要人救', ...last)
    expect(await cadre.gets()).toBe('')
  })

  test('is one as soon as the person says so', async () => {
    const tan = await linkedFamily()
    await tan.says(cry, '1急着要人救')
    await tan.says('1', '先顾人', '已告诉熊长富')
    await cadre.gets(cry)
  })

  test('is none where it is none of these', async () => {
    const tan = await linkedFamily()
    await tan.says(cry, '1急着要人救')
    await tan.says(other ? '3' : '2', '想办什么')
    expect(await cadre.gets()).toBe('')
  })
})

describe('a message that may be one thing or another', () => {
  test('is asked about, and nothing begins before', async () => {
    const tan = await linkedFamily()
    const choices = [`1${labelOf(first)}`, `2${labelOf(second)}`, '3都不是']
    await tan.says(text, '没太看懂，您是想：', ...choices)
    expect(await tan.says('1')).not.toMatch(/没太看懂|没看懂/)
  })

  test('begins nothing where it is neither, and shows what there is', async () => {
    const stranger = talk()
    await stranger.says(text, '没太看懂')
    await stranger.says('3', '想办什么')
  })

  test('can be said otherwise instead', async () => {
    const tan = await linkedFamily()
    await tan.says(text, '没太看懂')
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
