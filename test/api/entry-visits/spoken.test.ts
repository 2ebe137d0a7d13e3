import { describe, expect, test } from 'vitest'
import { readRevisitLine } from '../../../api/entry-visits/revisit-line'
import { readScreeningLine } from '../../../api/entry-visits/screening-line'
import { NOT_ASKED } from '../../../api/entry-visits/facts'
import { factsLine, readSpokenFacts } from '../../../api/entry-visits/spoken'
import { readUnlisted } from '../../../api/entry-visits/unlisted-words'

const LACKING = { isMet: false, lacking: '' }
const NONE = {
  assurances: NOT_ASKED,
  size: null,
  workers: null,
  grade: null,
  areaM2: null,
  netIncomePerHeadFen: null,
}

describe('a line speaks of', () => {
  test.each([
    [
      '4口 劳力1 危房C级 约3000元',
      { size: 4, workers: 1, grade: 'c', netIncomePerHeadFen: 300_000 },
    ],
    ['家里四口人，两个劳力', { size: 4, workers: 2 }],
    ['人口5', { size: 5 }],
    ['4口 缺饮水', { size: 4, assurances: { ...NOT_ASKED, drinking_water: LACKING } }],
    ['听说缺饮水', {}],
    ['全家3口人 没有劳力', { size: 3, workers: 0 }],
    ['房子D级 90平', { grade: 'd', areaM2: 90 }],
    ['房子90平', { areaM2: 90 }],
    ['房子是D级 4口人', { size: 4, grade: 'd' }],
    ['人均3500', { netIncomePerHeadFen: 350_000 }],
    ['人均收入2800元左右', { netIncomePerHeadFen: 280_000 }],
    ['大概2千元', { netIncomePerHeadFen: 200_000 }],
    ['收入0.3万', { netIncomePerHeadFen: 300_000 }],
    ['全家收入12000元 4口', { size: 4, netIncomePerHeadFen: 300_000 }],
  ])('%s', (line, expected) => {
    expect(readSpokenFacts(line)).toEqual({ ...NONE, ...expected })
  })

  test.each([
    '不是4口',
    '4口 5口',
    '3000',
    '年收入3万',
    '全家收入12000元',
    '欠债3万元',
    '学费8000元',
    '每月2000元',
    '听说有5口人',
    '25口人',
    '几口人',
    '50元',
  ])('nothing that can be kept: %s', (line) => {
    expect(readSpokenFacts(line)).toEqual(NONE)
  })

  test('an income of the whole household, divided by as many as the roll knows of', () => {
    expect(readSpokenFacts('全家收入12000元', 3).netIncomePerHeadFen).toBe(400_000)
  })

  test('as a template carries it', () => {
    expect(factsLine(readSpokenFacts('4口 危房D级'))).toBe('size=4;housing_grade=d')
    expect(factsLine(NONE as never)).toBe('')
  })
})

describe('what others say', () => {
  test.each([
    ['有人说他家有车', 'other'],
    ['听说分了户', 'members'],
    ['邻居说房子是新修的', 'housing'],
    ['群众反映他能打工', 'labour'],
    ['有人反映收入高', 'income'],
  ])('%s leaves it unclear, disputed', (line, topic) => {
    expect(readScreeningLine(line)).toMatchObject({
      verdict: 'unclear',
      dispute: { topic, text: line },
      ...NONE,
    })
  })

  test('is not what the cadre saw', () => {
    expect(readScreeningLine('符合 4口，有人说他家6口人')).toMatchObject({
      verdict: 'eligible',
      size: 4,
      dispute: { text: '有人说他家6口人' },
    })
  })

  test('is no verdict of the cadre’s', () => {
    expect(readScreeningLine('有人说 不符合').verdict).toBeNull()
  })
})

test('a line in traditional characters and wide digits reads the same', () => {
  expect(readScreeningLine('符合 ４口 勞力１')).toMatchObject({
    verdict: 'eligible',
    size: 4,
    workers: 1,
  })
})

describe('a revisit', () => {
  test.each(['属实', '情况属实', '都属实', '一致', '和调查一样', 'as found'])('%s', (line) => {
    expect(readRevisitLine(line)).toMatchObject({ isAsFound: true, isAnswer: true })
  })

  test.each(['不属实', '情况不属实', '不太属实'])('%s says nothing of how it is', (line) => {
    expect(readRevisitLine(line)).toMatchObject({ isAsFound: false, isAnswer: false })
  })

  test('that finds it otherwise says how', () => {
    expect(readRevisitLine('不属实 房子D级 4口人')).toMatchObject({
      isAsFound: false,
      isAnswer: true,
      size: 4,
      grade: 'd',
    })
  })

  test('may come to a verdict', () => {
    expect(readRevisitLine('属实 符合').verdict).toBe('eligible')
    expect(readRevisitLine('属实 不符合').verdict).toBe('not_eligible')
  })

  test('of nothing is no answer', () => {
    expect(readRevisitLine('').isAnswer).toBe(false)
  })
})

describe('a household that is not on the roll', () => {
  test.each([
    ['新户 王五', { head: '王五', group: null, note: '' }],
    ['新户 3社王五 从老大家分出来的', { head: '王五', group: 3, note: '从老大家分出来的' }],
    ['漏户：王五，刚搬回来', { head: '王五', group: null, note: '刚搬回来' }],
  ])('%s', (line, expected) => {
    expect(readUnlisted(line)).toEqual(expected)
  })

  test.each(['新户', '新户 不晓得叫什么名字的一家', '王五 新户', '不符合 新户'])(
    'is none: %s',
    (line) => {
      expect(readUnlisted(line)).toBeNull()
    },
  )
})
