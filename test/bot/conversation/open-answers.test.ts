import { describe, expect, test } from 'vitest'
import { isOpenAnswer } from '../../../bot/conversation/open-answers'
import { understand } from '../../../bot/conversation/understand'
import { readAgain } from '../../../bot/understanding/reading'

/** What becomes of an answer: `answer` where it is kept as one, else what it is taken for. */
function become(text: string): string {
  const read = readAgain(understand(text), text, false)
  return ['unknown', 'greeting', 'thanks', 'yes'].includes(read.intent) || isOpenAnswer(read, text)
    ? 'answer'
    : read.intent
}

describe('asked what else they have to say, people', () => {
  test.each([
    '干部多来坐坐',
    '路灯亮起来就好了',
    '公示字写大点',
    '路早点硬化就好',
    '还想修条路',
    '希望多来看看老人',
    '莫光开会，多跑两趟嘛',
    '公示的时候喊一声，我们不认得字',
    '低保评的时候公平点就要得',
    '修个水池子吃水方便点',
    '希望把通组公路修拢来',
    '多给点鸡苗猪苗嘛',
    '希望给我们老年人多讲下政策',
    '垃圾桶离得远，添两个',
    '水有时候停，最好莫停',
    '建议公开些，钱用到哪里写清楚',
    '希望有个卫生室，看病要走十几里',
    '公示贴在村委会我们看不到，贴到院子里来嘛',
    '希望评得公道，有车的莫评进去',
    '把帮扶的人换成近点的',
    '要是路修通就巴适了',
    '多開院壩會，講講醫保',
    '幹部多來坐坐',
    '希望干部态度好点',
    '评得公平点嘛',
  ])('wish: “%s” is kept', (text) => expect(become(text)).toBe('answer'))

  test.each([
    '没得意见，都还可以',
    '没得啥子要求',
    '政策好，就是说得太快听不懂',
    '哪个有关系哪个就评得上',
    '医保交得太多了',
    '莫搞形式主义，表填得太多',
    '感谢党感谢政府',
    '干部辛苦了',
  ])('have an opinion: “%s” is kept', (text) => expect(become(text)).toBe('answer'))

  test.each([
    '老伴摔了没人管',
    '家里断粮了',
    '我屋两天没得米下锅了',
    '要是有米就好了，屋里没米下锅',
    '最好来个人，我跌倒了起不来',
    '希望早点把危房改了，晚上怕垮',
    '不想活了',
    '水管爆了屋头淹了',
    '电线掉地上了冒火',
  ])('need help now: “%s” is urgent', (text) => expect(become(text)).toBe('urgent'))

  test.each([
    ['干部收了我500块', 'complaint'],
    ['希望干部莫再收钱了', 'complaint'],
    ['干部少来收钱，多来办事', 'complaint'],
    ['干部多来坐坐，上回来还骂人', 'complaint'],
    ['村长把我的补助吃了', 'complaint'],
    ['支书喊我给他拿两条烟才给办', 'complaint'],
    ['干部莫光照顾熟人嘛', 'complaint'],
    ['我想反映村主任克扣补助款', 'complaint'],
    ['第一书记从来没来过', 'complaint'],
    ['王老三家有车还吃低保', 'objection'],
    ['希望把王老三取下来，他家有车', 'objection'],
    ['希望低保名单重新评，没评我不服', 'objection'],
    ['娃儿上学没得钱，希望帮一把', 'help'],
    ['屋头漏雨漏得凶，最好来修下', 'help'],
    ['我妈病得厉害没钱医', 'help'],
    ['低保怎么申请', 'question'],
    ['低保能不能涨点', 'question'],
    ['我家的申请批了没', 'status'],
    ['求助 房子多修点', 'help'],
    ['异议 公示字写大点', 'objection'],
    ['举报 干部多来坐坐', 'complaint'],
    ['我要举报', 'complaint'],
  ])('tell of what is to be done: “%s” is not lost (%s)', (text, intent) =>
    expect(become(text)).toBe(intent),
  )
})
