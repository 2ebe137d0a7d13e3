import { describe, expect, test } from 'vitest'
import type { SurveyTopic } from '../../../api/entry-visits/facts'
import { findingText } from '../../../api/surveys/facts-text'
import { readMessage } from '../../../api/surveys/read'
import { PERCENTS } from '../../support/survey-arbitraries'

const NAMES = ['谭大山', '张三', '李四', '张小']

function read(topic: SurveyTopic | null, text: string) {
  const context = { topic, size: 4, names: NAMES, months: new Map(), percents: PERCENTS }
  const { findings, unclear, notes, rest } = readMessage(text, context)
  return [
    ...findings.map(findingText),
    ...unclear.map(({ topic: of, why, text: said }) => `?${of} ${why} ${said}`),
    ...notes.map((words) => `备 ${words}`),
    ...rest.map((words) => `~${words}`),
  ]
}

describe('blocks with their word before them', () => {
  test.each([
    ['房 80平 土木 C级', ['房 80平 土木 C级']],
    ['住房：８０平方，土墙，危房Ｃ级', ['房 80平 土木 C级']],
    ['房子 120个平方 砖混 安全', ['房 120平 砖混 安全']],
    ['粮 7个月', ['粮 7个月']],
    ['粮 够吃半年', ['粮 6个月']],
    ['粮 没有', ['粮 0个月']],
    ['劳 张三 普通 打工10月、李四 弱', ['劳 张三 普通 打工10月', '劳 李四 弱']],
    ['劳力 李四弱劳力，张三有技术', ['劳 李四 弱', '劳 张三 技能 有']],
    ['学 张小 大学 每年12000', ['学 张小 大学 每年12000元']],
    ['学 张小 高一 每学期3000', ['学 张小 高一 每年6000元']],
    ['学 张小 小学 免费', ['学 张小 小学 每年0元']],
    ['学 无', ['学 无']],
    ['访 邻居王五说常年在外', ['访 邻居王五：常年在外']],
    ['争 有人说他家有小车', ['争 有人说他家有小车']],
    ['争 第1条 查清：车是亲戚的', ['争 第1条查清：车是亲戚的']],
    ['工 张三 浙江打工 10月 每月3500', ['张三 浙江打工 10月 每月3500元']],
    [
      '产 猪 2头 每头2000，成本1500，鸡 20只 每只80',
      ['猪 2头 每头2000元 成本1500元', '鸡 20只 每只80元'],
    ],
    ['支 每月600', ['生活费 12月 每月600元']],
    ['补 低保 每月300、养老金 2人 每月110', ['低保 12月 每月300元', '养老金 2人 每月110元 12月']],
    ['型 低保', ['型 低保']],
    ['因 缺劳力 病', ['因 缺劳力 因病']],
    ['因 8 1', ['因 缺劳力 因病']],
    ['备 老人下月做手术', ['备 老人下月做手术']],
    ['人口 5', ['5口人']],
  ])('%s', (text, expected) => expect(read(null, text)).toEqual(expected))

  test('several in one message, apart by 分号 or on lines', () => {
    const blocks = ['4口；房 80平 土木 C级', '粮 7个月；学 无']
    const expected = ['4口人', '房 80平 土木 C级', '粮 7个月', '学 无']
    expect(read(null, blocks.join('；'))).toEqual(expected)
    expect(read('subsidy', blocks.join('\n'))).toEqual(expected)
  })

  test('without it where the words say it themselves', () => {
    expect(read(null, '80平 土木 C级')).toEqual(['房 80平 土木 C级'])
    expect(read(null, '张三 浙江打工10月 每月3500')).toEqual(['张三 浙江打工 10月 每月3500元'])
    expect(read(null, '猪 2头 每头2000')).toEqual(['猪 2头 每头2000元'])
    expect(read(null, '低保 每月300')).toEqual(['低保 12月 每月300元'])
    expect(read(null, '张小 大学 每年8000')).toEqual(['学 张小 大学 每年8000元'])
    expect(read(null, '邻居王五说常年在外')).toEqual(['访 邻居王五：常年在外'])
    expect(read(null, '低保户')).toEqual(['型 低保'])
    expect(read(null, '缺劳力，因病')).toEqual(['因 缺劳力 因病'])
    expect(read(null, '没有学生')).toEqual(['学 无'])
  })
})

describe('an answer is taken for what was asked', () => {
  test.each<[SurveyTopic, string, string[]]>([
    ['size', '4', ['4口人']],
    ['size', '四口人', ['4口人']],
    ['size', '25', ['?size absurd 25']],
    ['housing', '80个平方，土墙房，漏雨', ['房 80平 土木', '~房：漏雨']],
    ['housing', '80平 危房', ['?housing grade 80平 危房']],
    ['housing', '3平', ['?housing absurd 3平']],
    ['grain', '7', ['粮 7个月']],
    ['grain', '7个半月', ['粮 7.5个月']],
    ['grain', '13个月', ['?grain months 13个月']],
    ['grain', '不够吃', ['?grain months 不够吃']],
    ['grain', '0', ['粮 0个月']],
    ['labour', '张三 浙江打工10月', ['劳 张三 普通 浙江打工10月']],
    [
      'labour',
      '张三 浙江打工10月 每月3500',
      ['劳 张三 普通 浙江打工10月', '张三 浙江打工 10月 每月3500元'],
    ],
    ['labour', '李四 在家种地', ['?labour ability 李四 在家种地']],
    ['labour', '李四 丧失 打工8月', ['?labour contradiction 李四 丧失 打工8月']],
    ['labour', '没有', ['劳 无']],
    ['students', '张小 每年8000', ['?students level 张小 每年8000']],
    ['students', '张小 大学 每月1000', ['?students period 张小 大学 每月1000']],
    ['asked', '邻居王五说有猪3头；现场看房子漏雨', ['访 邻居王五：有猪3头', '访 现场：房子漏雨']],
    ['asked', '村干部、邻居都说困难', ['访 邻居：都说困难', '~访：村干部']],
    ['asked', '说情况属实', ['~访：说情况属实']],
    ['disputes', '有人说收入不止，还养牛3头', ['争 有人说收入不止，还养牛3头']],
    ['disputes', '没有争议', ['争 无']],
    ['disputes', '张三 浙江打工10月 每月3500', ['张三 浙江打工 10月 每月3500元']],
    ['disputes', '有人说他家养猪3头卖了6000', ['争 有人说他家养猪3头卖了6000']],
    ['asked', '猪 2头 每头2000', ['猪 2头 每头2000元']],
    ['living', '600', ['生活费 12月 每月600元']],
    ['living', '一年8000', ['生活费 共8000元']],
    ['type', '低保', ['型 低保']],
    ['type', '低保 缺劳力 病', ['型 低保', '因 缺劳力 因病']],
    ['causes', '8 1', ['因 缺劳力 因病']],
    ['causes', '主要是缺劳力，还有病', ['因 缺劳力 因病']],
    ['causes', '病，主要缺劳力', ['因 缺劳力 因病']],
    ['causes', '15', ['~15']],
    ['causes', '雨水多', ['~雨水多']],
  ])('%s: %s', (topic, text, expected) => expect(read(topic, text)).toEqual(expected))

  test.each<[SurveyTopic, string, string[]]>([
    ['students', '李四 弱', ['劳 李四 弱']],
    ['disputes', '亲戚李六说在外打工', ['访 亲友李六：在外打工']],
    ['production', '王二 打工 8月 每月3000', ['王二 打工 8月 每月3000元']],
    ['living', '鸡 20只 每只80', ['鸡 20只 每只80元']],
    ['subsidy', '电费 每月50', ['电费 12月 每月50元']],
    ['type', '养老金 2人 每月110', ['养老金 2人 每月110元 12月']],
  ])('but more of what was asked before is put there: %s: %s', (topic, text, expected) =>
    expect(read(topic, text)).toEqual(expected),
  )

  test('and what is nothing of it stays words', () => {
    expect(read('production', '今天天气好')).toEqual(['~今天天气好'])
    expect(read(null, '今天天气好')).toEqual(['~今天天气好'])
  })
})

test('a comma within a number parts nothing, one before 成本 neither', () => {
  expect(read('production', '猪 2头 每头2,000，成本1,500')).toEqual([
    '猪 2头 每头2000元 成本1500元',
  ])
})
