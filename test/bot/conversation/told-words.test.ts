import { describe, expect, test } from 'vitest'
import { toldIn } from '../../../bot/conversation/told-words'
import { understand } from '../../../bot/conversation/understand'
import { isUrgent } from '../../../bot/conversation/urgent'
import { isCry, readAgain } from '../../../bot/understanding/reading'

const read = (text: string, isStaff = false) => readAgain(understand(text, isStaff), text, isStaff)

describe('births, deaths, marriages and moves are put to the file, and alarm nobody', () => {
  test.each([
    '家里添了个人',
    '家里多了个人',
    '家头又添了个娃',
    '婆娘生了',
    '媳妇昨天生了',
    '媳妇生了个女娃',
    '媳妇离婚走了',
    '我屋头婆娘跑了',
    '老娘走了',
    '老汉不在了',
    '我妈过世了',
    '老汉死了三年了',
    '老汉上个月病死了',
    '老娘走了两年了',
    '我结婚了',
    '婆娘跟人跑了',
    '娃儿走了',
    '我女出嫁了',
    '女儿嫁到外省去了',
    '娃儿嫁出去了，名字还挂起',
    '我妈死了还在上面没',
  ])('“%s”', (text) => {
    expect(read(text)).toMatchObject({ intent: 'ask_correction', text, isGuess: true })
    expect(isCry(text)).toBe(false)
    expect(read(text, true).intent).not.toBe('urgent')
  })
})

describe('what a household does not own is its word to what was found', () => {
  test.each([
    '我屋里没得车',
    '我家没得车',
    '屋头没得车',
    '没有车',
    '屋里没得房子',
    '我家没得门面',
    '我没得工资',
    '车是我弟弟的',
    '车是我娘屋兄弟的',
    '车不是我的',
    '我没得车 那是别个的',
    '收到说有车，哪来的车',
    '我没死',
    '我还活起的',
    '车早就卖了',
    '我们一家都没得车',
    '房子是租的',
  ])('“%s”', (text) => {
    expect(read(text)).toMatchObject({ intent: 'explain_lead', code: '', text, isGuess: true })
    expect(isCry(text)).toBe(false)
    expect(read(text, true).intent).not.toBe('urgent')
  })
})

test('that nobody is at home is no cry', () => {
  expect(read('我屋里没得人')).not.toMatchObject({ intent: 'urgent' })
  expect(read('我屋里没得人')).not.toMatchObject({ first: 'urgent' })
})

describe('cries that sound like it stay cries', () => {
  test.each([
    '屋里没得米了',
    '屋头没得吃的',
    '没得房子住',
    '娃儿掉水里了',
    '老娘倒在地上喊不应',
    '媳妇要跳楼',
    '娃儿走丢了',
    '老汉不见了',
    '婆娘要生了',
    '婆娘生了 流血不止',
    '婆娘生不下来',
    '老娘走了 我也不想活了',
    '我没得车 娃儿烧到40度',
  ])('“%s”', (text) => {
    expect(toldIn(text)).toBeUndefined()
    expect(isUrgent(text)).toBe(true)
    expect(read(text)).toMatchObject({ intent: 'urgent' })
  })

  test.each([
    '娃儿跑了',
    '娃儿不在了',
    '娃儿走了两天了',
    '老汉走了三天了',
    '老汉走出去了',
    '婆娘走了两天了',
    '男人死在工地了',
  ])('“%s”, of whom nobody knows where, by what is alike', (text) => {
    expect(read(text).intent).toBe('urgent')
  })
})

test.each(['屋头漏雨 没得车', '我没得车 能申请低保不', '老娘走了 丧葬费咋领'])(
  '“%s” says more, and is read by that',
  (text) => expect(toldIn(text)).toBeUndefined(),
)
