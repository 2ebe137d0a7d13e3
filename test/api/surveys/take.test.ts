import { describe, expect, test } from 'vitest'
import { NO_FACTS, SURVEY_TOPICS, type SurveyFacts } from '../../../api/entry-visits/facts'
import { blockText } from '../../../api/surveys/facts-text'
import { nextTopic, type SurveyContext, takeMessage } from '../../../api/surveys/take'
import { PERCENTS } from '../../support/survey-arbitraries'

const SURVEY: SurveyContext = {
  rollSize: 4,
  rollNames: ['谭大山', '张三', '张小'],
  percents: PERCENTS,
}

/** What is known after these messages. */
function told(...texts: string[]): SurveyFacts {
  return texts.reduce((facts, text) => takeMessage(facts, text, SURVEY).facts, NO_FACTS)
}
const shown = (facts: SurveyFacts) =>
  SURVEY_TOPICS.map((topic) => blockText(facts, topic)).filter((text) => text !== '')
const asked = (facts: SurveyFacts) => facts.unclear[0]?.why ?? nextTopic(facts)

const UP_TO_WAGES = ['4', '80平 土木 C级', '7个月', '张三 普通 打工10月', '0', '1', '0', '0']

describe('a survey asks', () => {
  test('for one thing after the other, until it has been through everything', () => {
    let facts = NO_FACTS
    const questions: unknown[] = []
    while (nextTopic(facts)) {
      questions.push(nextTopic(facts))
      const answer = { size: '4', assurances: '跳过' }[nextTopic(facts) as string] ?? '0'
      facts = takeMessage(facts, answer, SURVEY).facts
    }
    expect(questions).toEqual([...SURVEY_TOPICS])
  })

  test.each(['跳过', '不知道', '不晓得', 'skip'])(
    'for the next thing after %s, which is no answer',
    (words) => {
      let facts = told('4')
      while (nextTopic(facts)) facts = takeMessage(facts, words, SURVEY).facts
      expect(facts).toMatchObject({ covered: ['size'], note: '', workers: null })
      expect(facts.unasked).toEqual(SURVEY_TOPICS.filter((topic) => topic !== 'size'))
    },
  )

  test('for nothing that was passed over, which can still be said', () => {
    const facts = told('4', '跳过', '跳过', '跳过')
    expect(facts.unasked).toEqual(['housing', 'grain', 'labour'])
    expect(told('4', '跳过', '跳过', '跳过', '劳 无').unasked).toEqual(['housing', 'grain'])
    expect(told('4', '学 无', '学 不知道')).toMatchObject({
      covered: ['size'],
      unasked: ['students'],
    })
    const said = told('4', '劳 张三 普通', '劳 不知道')
    expect(said).toMatchObject({ covered: ['size', 'labour'], unasked: [] })
  })

  test('nothing more about what is assured after 都有, whenever it is said', () => {
    const isAllMet = (facts: SurveyFacts) =>
      Object.values(facts.assurances).every((finding) => finding?.isMet)
    expect(isAllMet(told('4口；房 80平；都有；粮 7个月'))).toBe(true)
    const through = SURVEY_TOPICS.map((topic) => ({ size: '4' })[topic as string] ?? '跳过')
    const late = told(...through, '都有')
    expect(isAllMet(late)).toBe(true)
    expect(late.unasked).not.toContain('assurances')
    expect(late.note).toBe('')
  })

  test('for no block that was said of itself', () => {
    const facts = told('4口；粮 7个月；劳 张三 普通；型 低保')
    expect(asked(facts)).toBe('housing')
    expect(asked(takeMessage(facts, '80平', SURVEY).facts)).toBe('students')
  })

  test('how many they are until somebody says, and takes the roll’s number for 对', () => {
    expect(asked(told('房 80平'))).toBe('size')
    expect(told('对').size).toBe(4)
    expect(told('不知道').size).toBe(4)
  })

  test('again about what is not clear, before anything else', () => {
    const facts = told(...UP_TO_WAGES, '公益岗 每月500')
    expect(asked(facts)).toBe('months')
    expect(facts.lines).toEqual([])
  })

  test('the same where nothing was understood, and keeps the words', () => {
    const facts = told('4', '今天下雨')
    expect(asked(facts)).toBe('housing')
    expect(facts.note).toBe('今天下雨')
  })
})

describe('what was not clear is cleared up', () => {
  const open = (text: string) => told(...UP_TO_WAGES, text)
  test.each([
    ['公益岗 每月500', '10个月', '工 公益岗 10月 每月500元'],
    ['公益岗 每月500', '10', '工 公益岗 10月 每月500元'],
    ['零工 每天120', '60', '工 零工 60天 每天120元'],
    ['猪 2头 每头七八百', '750', '产 猪 2头 每头750元'],
    ['猪 2头 每头七八百', '每头750', '产 猪 2头 每头750元'],
    ['猪 七八头 每头2000', '8', '产 猪 8头 每头2000元'],
    ['猪 七八头 每头2000', '8头', '产 猪 8头 每头2000元'],
    ['猪 每头2000', '2', '产 猪 2头 每头2000元'],
    ['猪 每头2000', '猪 3头 每头2100', '产 猪 3头 每头2100元'],
    ['苞谷 3亩', '每亩800斤 1.2元一斤', '产 苞谷 3亩 每亩800斤 每斤1.2元'],
    ['苞谷 3亩', '3000', '产 苞谷 3亩 共3000元'],
    ['小卖部 一年2万', '1万2', '产 小卖部 共20000元 成本12000元'],
    ['小卖部 一年2万', '0', '产 小卖部 共20000元 成本0元'],
    ['核桃 一年500万', '5000', '产 核桃 共5000元'],
    ['核桃 一年500万', '核桃 200斤 每斤8块', '产 核桃 200斤 每斤8元'],
    ['核桃 一年500万', '对', '产 核桃 共5000000元'],
  ])('%s, then %s', (text, answer, expected) => {
    const facts = takeMessage(open(text), answer, SURVEY).facts
    expect(shown(facts)).toContain(expected)
  })

  test.each([
    ['劳 李四 在家种地', '弱', '劳 张三 普通 打工10月、李四 弱 在家种地'],
    ['劳 李四 在家种地', '3', '劳 张三 普通 打工10月、李四 弱 在家种地'],
    ['学 张小 每年8000', '大学', '学 张小 大学 每年8000元'],
    ['学 张小 大学 每月1000', '一年1万', '学 张小 大学 每年10000元'],
    ['房 120平 危房', 'd', '房 120平 土木 D级'],
    ['劳 李四 丧失 打工8月', '李四 弱 打工8月', '劳 张三 普通 打工10月、李四 弱 打工8月'],
  ])('%s, then %s', (text, answer, expected) => {
    const facts = takeMessage(open(text), answer, SURVEY).facts
    expect(facts.unclear).toEqual([])
    expect(shown(facts)).toContain(expected)
  })

  test('跳过 leaves it as words', () => {
    const facts = takeMessage(open('苞谷 3亩'), '跳过', SURVEY).facts
    expect(facts).toMatchObject({ unclear: [], lines: [], note: '苞谷 3亩' })
  })

  test('an answer that does not fit leaves it open, and its words in the note', () => {
    const facts = takeMessage(open('公益岗 每月500'), '说不清楚', SURVEY).facts
    expect(asked(facts)).toBe('months')
    expect(facts.note).toBe('说不清楚')
  })

  test('a word for another block names no crop, and a line called so can be taken out', () => {
    const facts = takeMessage(open('苞谷 3亩'), '劳力2', SURVEY).facts
    expect(facts.lines).toEqual([])
    const called = told('4', '产 苞谷 3亩 每亩1000')
    const lines = called.lines.map((line) => ({ ...line, what: '劳力' }))
    expect(takeMessage({ ...called, lines }, '删 劳力', SURVEY).facts.lines).toEqual([])
  })

  test('something else said meanwhile is taken', () => {
    const facts = takeMessage(open('公益岗 每月500'), '补 低保 每月300', SURVEY).facts
    expect(asked(facts)).toBe('months')
    expect(shown(facts)).toContain('补 低保 12月 每月300元')
  })
})

describe('what was said is corrected', () => {
  const known = told(
    '4口；房 80平 土木 C级；粮 7个月；劳 张三 普通 打工10月、李四 弱；学 张小 大学 每年12000',
    '工 张三 浙江打工 10月 每月3500；产 苞谷 3亩 每亩800斤 1.2元一斤，猪 2头 每头2000 成本1500',
    '补 低保 每月300',
  )
  test.each([
    ['改 房 90平', '房 90平 土木 C级'],
    ['改 粮 5个月', '粮 5个月'],
    ['改 人口 5', '人口 5'],
    ['改 猪 3头', '产 苞谷 3亩 每亩800斤 每斤1.2元、猪 3头 每头2000元 成本1500元'],
    ['改 猪 每头2200', '产 苞谷 3亩 每亩800斤 每斤1.2元、猪 2头 每头2200元 成本1500元'],
    ['改 第2条 4亩', '产 苞谷 4亩 每亩800斤 每斤1.2元、猪 2头 每头2000元 成本1500元'],
    ['改 第一条 3800', '工 张三 浙江打工 10月 每月3800元'],
    ['改 第3条 牛 1头 每头9000', '产 苞谷 3亩 每亩800斤 每斤1.2元、牛 1头 每头9000元 成本1500元'],
    ['改成 第4条 共3000', '补 低保 12月 共3000元'],
    ['改 张三 每月4000', '工 张三 浙江打工 10月 每月4000元'],
    ['改 张三 8月', '劳 张三 普通 打工8月、李四 弱'],
    ['改 张三 8月', '工 张三 浙江打工 8月 每月3500元'],
    ['改 张三 技能', '劳 张三 技能 打工10月、李四 弱'],
    ['改 李四 丧失', '劳 张三 普通 打工10月、李四 丧失'],
    ['改 张小 每年8000', '学 张小 大学 每年8000元'],
    ['改 张小 高三', '学 张小 高三 每年12000元'],
    ['产 猪 3头 每头2000', '产 苞谷 3亩 每亩800斤 每斤1.2元、猪 3头 每头2000元'],
    ['删 猪', '产 苞谷 3亩 每亩800斤 每斤1.2元'],
    ['删 第3条', '产 苞谷 3亩 每亩800斤 每斤1.2元'],
    ['删 劳 张三', '劳 李四 弱'],
    ['删除 苞谷', '产 猪 2头 每头2000元 成本1500元'],
  ])('%s', (text, expected) =>
    expect(shown(takeMessage(known, text, SURVEY).facts)).toContain(expected),
  )

  test('and the income follows', () => {
    const { netIncomePerHeadFen: before } = known
    const facts = takeMessage(known, '删 猪', SURVEY).facts
    expect((before ?? 0) - (facts.netIncomePerHeadFen ?? 0)).toBe((400_000 - 150_000) / 4)
  })

  test('nothing is taken out where several are meant, or none', () => {
    const several = takeMessage(known, '删 张', SURVEY)
    expect(several.facts).toEqual(known)
    expect(several.notFound).toHaveLength(3)
    const none = takeMessage(known, '删 羊', SURVEY)
    expect(none).toMatchObject({ facts: known, notFound: [] })
  })
})

test('the same said twice counts once', () => {
  const facts = told('4口', '产 猪 2头 每头2000', '产 猪 2头 每头2000')
  expect(facts.lines).toHaveLength(1)
})

test('how many can work leaves out who cannot', () => {
  expect(told('4口；劳 张三 普通、李四 弱、王婆 丧失').workers).toBe(2)
  expect(told('4口').workers).toBeNull()
})

test('a dispute that was settled is no longer open', () => {
  const facts = told('4口；争 有人说他家有小车', '争 第1条 查清：车是亲戚的')
  expect(facts.disputes).toMatchObject([{ text: '有人说他家有小车', settled: '车是亲戚的' }])
})
