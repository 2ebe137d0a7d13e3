import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packed } from '../../../../api/policies/model/packed-rules'
import { isProved, quantitiesOf } from '../../../../api/policies/model/quantity-rules'
import { MOST_CHARACTERS, type Passage, verify } from '../../../../api/policies/model/rules'

const PASSAGES: readonly Passage[] = [
  {
    id: 'a',
    source: '《低保条例》第十七条',
    text: '申请人应当向户籍所在地乡镇人民政府提出书面申请。乡镇人民政府应当自受理之日起三十日内作出决定，不得收取任何费用。',
  },
  {
    id: 'b',
    source: '《救助办法》第三条',
    text: '每人每月发放三百元；重度残疾的，按照百分之二十增发。\n2026年3月5日前提出申请的，由县民政部门审批，咨询电话023-51234567、12345。',
  },
  { id: 'c', source: '《土地法》第二条', text: '村民可以出租住宅。年满六十周岁的，可以领取。' },
  { id: 'd', source: '《供养条例》第四条', text: '委托村民委员会代为提出申请。认定免费。' },
]

const doubt = (answer: string) => {
  const verdict = verify(answer, PASSAGES)
  return 'doubt' in verdict ? verdict.doubt : null
}

describe('a composed answer reaches a villager', () => {
  test('without its citations, and with what it cites', () => {
    expect(verify('先向乡镇政府申请[1]。每人每月300元[2]；30日内决定[1]。', PASSAGES)).toEqual({
      composed: {
        text: '先向乡镇政府申请。每人每月300元；30日内决定。',
        cited: ['a', 'b'],
      },
    })
  })

  test.each([
    ['cites behind the full stop', '先向乡镇政府申请。[1]'],
    ['cites in other brackets', '先向乡镇政府申请【1】。'],
    ['cites two at once', '申请后30日内决定，每人每月300元[1,2]。'],
    ['cites one after the other', '申请后30日内决定，每人每月300元[1][2]。'],
    ['goes on in another line', '先向乡镇政府申请[1]\n每人每月300元[2]'],
    ['quotes word for word', '“应当自受理之日起三十日内作出决定”[1]。'],
    ['quotes a whole sentence with its full stop', '条文说“村民可以出租住宅。”[3]。'],
    ['names its source', '《低保条例》第十七条说，先提出书面申请[1]。'],
    ['writes the number otherwise', '乡镇政府三十天内决定[1]。'],
    ['writes the share otherwise', '重度残疾的增发20%[2]。'],
    ['names the day', '3月5日前申请的，由县民政部门审批[2]。'],
    ['names the telephone', '可打02351234567或12345[2]。'],
    ['names the age', '满60岁可以领取[3]。'],
    ['says in short who decides', '村委会代交[4]。'],
    ['says that nothing is paid', '认定不收钱[4]。'],
    ['denies what is denied', '办理时不得收取费用[1]。'],
  ])('that %s', (_what, answer) => {
    expect(doubt(answer)).toBeNull()
  })
})

describe('a composed answer is not taken', () => {
  test.each([
    ['says nothing', 'empty', ' [1]。'],
    ['is empty', 'empty', ''],
    ['knows nothing', 'does_not_know', '不知道'],
    ['knows nothing, with a citation', 'does_not_know', '条文没有提到这个[1]。'],
    ['cites nothing', 'no_citation', '先向乡镇政府申请。'],
    ['cites in one sentence of two', 'no_citation', '先向乡镇政府申请[1]。然后等着。'],
    ['cites in one line of two', 'no_citation', '先向乡镇政府申请\n然后等着[1]。'],
    ['cites what was not given', 'unknown_citation', '先向乡镇政府申请[5]。'],
    ['cites number nought', 'unknown_citation', '先向乡镇政府申请[0]。'],
    ['cites something more', 'unknown_citation', '先向乡镇政府申请[1,9]。'],
    ['quotes other words', 'quote', '“应当在三十日内决定”[1]。'],
    ['quotes another passage', 'quote', '“村民可以出租住宅”[1]。'],
    ['does not end its quotation', 'quote', '“村民可以出租住宅[3]。'],
    ['names a law of its own', 'quote', '《救助条例》说，先提出申请[1]。'],
    ['invents a sum', 'number', '每人每月350元[2]。'],
    ['takes the number of another unit', 'number', '300日内决定[1][2]。'],
    ['takes the number of another passage', 'number', '每人每月300元[1]。'],
    ['makes a month a year', 'number', '每人每年300元[2]。'],
    ['leaves out for whom', 'number', '每月300元[2]。'],
    ['makes a limit none', 'number', '30日后决定[1]。'],
    ['makes days working days', 'number', '30个工作日内决定[1]。'],
    ['takes a share for points', 'number', '增发20个百分点[2]。'],
    ['takes another day', 'number', '3月6日前申请[2]。'],
    ['takes another year', 'number', '2025年3月5日前申请[2]。'],
    ['takes another telephone', 'number', '可打023-51234568[2]。'],
    ['takes another hotline', 'number', '可打12346[2]。'],
    ['counts in formal numerals', 'number', '每人每月叁佰伍拾元[2]。'],
    ['counts in round figures', 'number', '每人每月几百元[2]。'],
    ['makes a half of it', 'number', '三十天半内决定[1]。'],
    ['turns the age round', 'number', '不满60岁的可以领取[3]。'],
    ['counts in digits of another script', 'signs', '٣٠日内决定[1]。'],
    ['hides a sign within a number', 'signs', '3\u200b0日内决定[1]。'],
    ['has an address of the web', 'signs', '请看www.example.com[1]。'],
    ['has marks', 'signs', '**先申请**[1]。'],
    ['has a placeholder', 'signs', '〔姓名〕先申请[1]。'],
    ['speaks of things in Latin letters', 'letters', '用APP申请[1]。'],
    ['names another office', 'body', '先向县扶贫办申请[1]。'],
    ['names an office of another level', 'body', '由市民政部门审批[2]。'],
    ['names a court', 'body', '可以找法院[1]。'],
    ['denies what is allowed', 'mood', '村民不可以出租住宅[3]。'],
    ['allows what is denied', 'mood', '办理时可以收取费用[1]。'],
    ['denies where nothing is denied', 'mood', '村民不用盖章[3]。'],
    ['denies what is done', 'mood', '乡镇政府不作出决定[1]。'],
    ['does what is denied', 'mood', '办理时收取费用[1]。'],
    ['makes a may a must', 'mood', '村民必须出租住宅[3]。'],
    ['makes a must a may', 'mood', '可以向户籍所在地申请[1]。'],
    ['obliges where nothing does', 'strength', '务必代为提出[4]。'],
    ['names offices of another level', 'body', '由县级民政部门审批[2]。'],
    ['names an office by one word', 'body', '找村建办代交[4]。'],
    ['promises', 'strength', '重度残疾的一律增发[2]。'],
    ['names another day of its own', 'strength', '当天作出决定[1]。'],
  ] as const)('that %s', (_what, why, answer) => {
    expect(doubt(answer)).toBe(why)
  })

  test.each([
    [MOST_CHARACTERS, null],
    [MOST_CHARACTERS + 1, 'too_long'],
  ])('from a length of 301: %i characters, citations apart', (length, why) => {
    expect(doubt(`${'申'.repeat(length - 1)}[1]。`)).toBe(why)
  })
})

/** What a number is, in two writings. */
const SAME: [string, string][] = [
  ['三十日', '30天'],
  ['三十日内', '30天以内'],
  ['百分之十', '10%'],
  ['百分之五点五', '5.5%'],
  ['千分之三', '3‰'],
  ['三分之二以上', '2/3以上'],
  ['一千二百元', '1,200元'],
  ['一千二百元', '壹仟贰佰元'],
  ['一千二百元', '1200块'],
  ['一万二千元', '1.2万元'],
  ['一万二千元', '1万2千元'],
  ['一亿二千万元', '1.2亿元'],
  ['一万零五十元', '10050元'],
  ['一万二千亿元', '12000亿元'],
  ['二〇二六年', '2026年'],
  ['二〇二六年三月五日', '2026-03-05'],
  ['2026年3月5日', '3月5号'],
  ['2026年3月5日', '2026年'],
  ['2026年3月5日', '2026年3月'],
  ['十六周岁', '16岁'],
  ['三个月', '3个月'],
  ['第一百二十条', '第120条'],
  ['每人每月三百元', '300元/人/月'],
  ['不超过五百元', '500元以下'],
  ['不得低于五百元', '至少500元'],
  ['星期一', '周一'],
  ['三至五日', '3-5天'],
  ['八时三十分', '8:30'],
  ['３０日', '30日'],
  ['廿日', '20日'],
]

const OTHER: [string, string][] = [
  ['300元', '30日'],
  ['30元', '30日'],
  ['3月', '3个月'],
  ['10日', '10个工作日'],
  ['十日', '十一日'],
  ['一百二十条', '第一百二十条'],
  ['5日内', '每月5日'],
  ['5日', '次月5日'],
  ['30日内', '30日后'],
  ['16周岁以上', '16岁以下'],
  ['不超过500元', '超过500元'],
  ['2026年3月5日', '2026年3月6日'],
  ['3月5日', '2026年3月5日'],
  ['每月300元', '每年300元'],
  ['1万元', '1元'],
  ['三四天', '34天'],
  ['一年', '一年半'],
  ['10%', '10个百分点'],
  ['10%', '10‰'],
  ['三分之一', '30%'],
  ['5 10', '510'],
  ['3天', '30多天'],
]

test('A model that goes on and on is not read to the end', () => {
  expect(doubt(`申${'\n'.repeat(60_000)}请[1]。`)).toBe('too_long')
})

describe('a number', () => {
  const isIn = (said: string, given: string) => {
    const proof = quantitiesOf(packed(given))
    const quantities = quantitiesOf(packed(said))
    return quantities.length > 0 && quantities.every((each) => isProved(each, proof))
  }

  test.each(SAME)('of the law, %s, is %s as well', (given, said) => {
    expect(isIn(said, given)).toBe(true)
  })

  test.each(OTHER)('of the law, %s, is not %s', (given, said) => {
    expect(isIn(said, given)).toBe(false)
  })

  test.each([
    ['一般情况'],
    ['统一发放'],
    ['一次性补助'],
    ['十分困难'],
    ['进一步'],
    ['老百姓'],
    ['千万别急'],
  ])('is not seen in %s', (text) => {
    expect(quantitiesOf(packed(text))).toEqual([])
  })
})

test('Every number of an answer that reaches a villager stands in its passages', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 50 }).map(String),
    fc.constantFrom('三', '十', '三十', '三百', '二十', '六十', '1.5', '3,000', '百分之二十', '几'),
  )
  const unit = fc.constantFrom(
    '日',
    '天',
    '元',
    '%',
    '岁',
    '个月',
    '人',
    '',
    '万元',
    '日内',
    '元以上',
    '年',
  )
  const lead = fc.constantFrom('决定要', '每人每月', '满', '最多', '第', '增发', '3月')
  const loose = fc
    .tuple(lead, number, unit, fc.constantFrom('[1]', '[2]', '[3]', '[1][2]'))
    .map((parts) => `${parts.join('')}。`)
  const near = fc
    .tuple(
      fc.constantFrom(
        '#日内决定[1]。',
        '每人每月#元[2]。',
        '增发#%[2]。',
        '满#岁的[3]。',
        '第#条[1]。',
      ),
      fc.oneof(number, fc.constantFrom('30', '三十', '300', '三百', '20', '60', '17')),
    )
    .map(([pattern, each]) => pattern.replace('#', each))
  const sentence = fc.oneof(loose, near)
  const proof = quantitiesOf(
    packed(PASSAGES.map(({ source, text }) => `${source}\n${text}`).join('\n')),
  )
  let accepted = 0
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 2 }), (sentences) => {
      const verdict = verify(sentences.join(''), PASSAGES)
      if ('doubt' in verdict) return
      accepted++
      // Told apart from the checked way: the plain digits of the text, against every value there is.
      const figures = verdict.composed.text.match(/\d+(?:[.,]\d+)*/g) ?? []
      const values = new Set(proof.flatMap(({ value }) => value.split('-')))
      const isShare = (figure: string) => values.has(String(Number(figure) / 100))
      expect(figures.filter((each) => !values.has(each) && !isShare(each))).toEqual([])
    }),
    { numRuns: 3_000, seed: 5 },
  )
  expect(accepted).toBeGreaterThan(100)
})
