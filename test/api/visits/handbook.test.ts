import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handbookLine, type HandbookReading, readHandbook } from '../../../api/visits/handbook'

describe('a note in everyday words', () => {
  test.each<[string, HandbookReading]>([
    ['危房C级', { housing_grade: 'c' }],
    ['D级危房', { housing_grade: 'd' }],
    ['房子鉴定为d级', { housing_grade: 'd' }],
    ['房子安全', { housing_grade: 'safe' }],
    ['危房等级：安全', { housing_grade: 'safe' }],
    ['住房都安全', { housing_grade: 'safe' }],
    ['房子80平', { housing_area_m2: '80' }],
    ['房子 80 平方米', { housing_area_m2: '80' }],
    ['八十平的房子', { housing_area_m2: '80' }],
    ['砖房１２０㎡', { housing_area_m2: '120' }],
    ['地3亩2分', { farmland_mu: '3.2' }],
    ['地三亩二分', { farmland_mu: '3.2' }],
    ['耕地三亩半', { farmland_mu: '3.5' }],
    ['有2.5亩地', { farmland_mu: '2.5' }],
    ['二分地', { farmland_mu: '0.2' }],
    ['人均4,500元', { net_income_per_head_fen: '450000' }],
    ['人均收入四千五', { net_income_per_head_fen: '450000' }],
    ['人均纯收入0.45万元', { net_income_per_head_fen: '450000' }],
    ['打工8个月', { work_months: '8' }],
    ['外出打工八个月', { work_months: '8' }],
    ['打工半年', { work_months: '6' }],
    ['2个人打工', { workers: '2' }],
    ['打工2人', { workers: '2' }],
    ['劳动力2个', { workers: '2' }],
    ['劳力两个', { workers: '2' }],
    ['劳动力3个，打工2人', { workers: '3' }],
    ['娃儿读书2个', { pupils: '2' }],
    ['两个娃儿读书', { pupils: '2' }],
    ['1个读高中', { pupils: '1' }],
    ['学生2人', { pupils: '2' }],
    ['猪3头', { pigs: '3' }],
    ['养了三头猪二十只鸡', { pigs: '3' }],
    ['卖鸡20只，猪3头', { pigs: '3' }],
    ['林地5亩耕地3亩', { farmland_mu: '3' }],
    ['两口子打工8个月', { work_months: '8', workers: '2' }],
    ['三个娃儿，两个读书', { pupils: '2' }],
    ['医保已参保', { insured: 'yes' }],
    ['养猪三头', { pigs: '3' }],
    ['养了3头猪', { pigs: '3' }],
    ['养豬3頭', { pigs: '3' }],
    ['一共3头肥猪', { pigs: '3' }],
    ['生病1人', { sick: '1' }],
    ['一个人生病', { sick: '1' }],
    ['医保都交了', { insured: 'yes' }],
    ['医保 已交', { insured: 'yes' }],
    ['交了医保', { insured: 'yes' }],
    ['医保没交', { insured: 'no' }],
    ['合作医疗还没有交', { insured: 'no' }],
    ['没买医保', { insured: 'no' }],
    ['吃的自来水', { water: 'tap' }],
    ['吃井水', { water: 'well' }],
    ['接的山泉水', { water: 'spring' }],
    ['猪 3头 房子 80平 地 3亩', { pigs: '3', housing_area_m2: '80', farmland_mu: '3' }],
    [
      '房子漏雨，养猪3头，地三亩二分，人均四千五，老大打工8个月，两个娃儿读书，生病1人，' +
        '医保都交了，自来水，房子80平C级危房，劳动力2个',
      {
        housing_grade: 'c',
        housing_area_m2: '80',
        farmland_mu: '3.2',
        net_income_per_head_fen: '450000',
        work_months: '8',
        workers: '2',
        pupils: '2',
        pigs: '3',
        sick: '1',
        insured: 'yes',
        water: 'tap',
      },
    ],
  ])('“%s”', (text, reading) => expect(readHandbook(text)).toEqual(reading))
})

describe('no pigs, said of all of them', () => {
  test.each([
    '没有养猪',
    '没养猪',
    '今年没养猪了',
    '家里不养猪了',
    '没猪',
    '莫得猪',
    '一头猪都没有',
    '猪一头都没有了',
    '猪不养了',
    '猪没了',
    '猪卖完了',
    '家里的猪都卖光了',
    '猪全部卖了',
    '猪死完了',
    '猪都病死完了',
    '没有養豬',
    '房子漏雨，没有养猪，老人身体好',
    '猪卖完了，没有养猪了',
  ])('“%s”', (text) => expect(readHandbook(text)).toEqual({ pigs: '0' }))

  test.each([
    ['of some', '猪卖了'],
    ['of some', '猪死了'],
    ['of some', '小猪卖完了'],
    ['not yet', '猪没卖完'],
    ['not yet', '猪还没死完'],
    ['others since', '猪卖完了，又买了3头小猪'],
    ['others since', '猪卖完了，刚抓了两头'],
    ['others left', '猪卖完了，还剩2头'],
    ['how many there were', '3头猪卖完了'],
    ['how many there were', '猪3头，都卖完了'],
    ['something else', '猪肉卖完了'],
    ['something else', '没有养猪场'],
    ['something else', '没有猪圈'],
    ['something else', '没有养猪和鸡'],
    ['of one of them', '大儿子没养猪'],
    ['of others', '邻居没养猪'],
    ['before', '去年没养猪'],
    ['supposed', '打算不养猪了'],
    ['asked', '没有养猪吗'],
    ['half a word', '猪没'],
  ])('%s: “%s” is not read', (_why, text) => expect(readHandbook(text)).toEqual({}))

  test.each([
    ['养了3头猪卖钱', '3'],
    ['3头猪没卖', '3'],
    ['没有养牛，猪3头', '3'],
  ])('“%s” is read as before', (text, pigs) => expect(readHandbook(text)).toEqual({ pigs }))
})

describe('is not read', () => {
  test.each([
    ['what is denied', '没养猪3头'],
    ['what is denied', '没有3头猪'],
    ['what is denied', '不是D级危房'],
    ['what is denied', '住房不安全'],
    ['what is denied', '住房安全没保障'],
    ['what is denied', '没通自来水'],
    ['what is over', '自来水停了'],
    ['what is over', '去年猪3头'],
    ['what is over', '原有猪2头，现有5头'],
    ['what has become', '猪从2头增加到5头'],
    ['what has become', '人均收入由3000元增加到5000元'],
    ['what each of them has', '人均住房20平'],
    ['what each of them has', '人均0.5亩地'],
    ['what each of them has', '每人耕地0.5亩'],
    ['land that is let', '土地流转3亩'],
    ['grain', '人均3000斤粮'],
    ['who feeds them', '喂猪需要3个人'],
    ['another thing of theirs', '猪圈3个'],
    ['what is over', '卖了3头猪'],
    ['what is planned', '打算养猪3头'],
    ['what is planned', '明年打工8个月'],
    ['what is supposed', '如果定成D级危房'],
    ['what was heard', '听说养猪3头'],
    ['what is a neighbour’s', '邻居养猪3头'],
    ['what is asked', '养了3头猪吗'],
    ['a guess', '三四头猪'],
    ['a guess', '3、4头猪'],
    ['a guess', '3-4头猪'],
    ['a guess', '20多头猪'],
    ['a guess', '几头猪'],
    ['what may add up', '1个读小学，1个读高中'],
    ['what may add up', '田2亩，地3亩'],
    ['what contradicts itself', '危房C级，危房D级'],
    ['what contradicts itself', '医保交了，医保没交'],
    ['half a thing', '医保交了一半'],
    ['half a thing', '医保交不起'],
    ['half a thing', '医保4个人交了，1个没交'],
    ['half a thing', '医保都交了，就1个没交'],
    ['half a thing', '劳动力一个半'],
    ['what is left to reckon', '养猪5头，卖了2头'],
    ['what was repaired', 'C级危房已经改造完了'],
    ['what was repaired', '危房C级，已改造'],
    ['what is asked of them', '医保催他交'],
    ['which child it is', '大娃读高中，二娃读初中'],
    ['another land', '林地20亩'],
    ['another land', '退耕还林3亩地'],
    ['another land', '租了5亩地'],
    ['income of a month', '人均每月500元'],
    ['a slip of the hand', '打工13个月'],
    ['a slip of the hand', '房子3平'],
    ['a slip of the hand', '人均99元'],
    ['a number of something else', '走了5分钟，3社8户，4口人'],
    ['a date', '3月5日去的'],
    ['nothing', ''],
  ])('%s: “%s”', (_why, text) => expect(readHandbook(text)).toEqual({}))
})

test.each([
  ['打工12个月', { work_months: '12' }],
  ['房子5平', { housing_area_m2: '5' }],
  ['房子1000平', { housing_area_m2: '1000' }],
  ['房子1001平', {}],
  ['人均100元', { net_income_per_head_fen: '10000' }],
  ['地200亩', { farmland_mu: '200' }],
  ['地201亩', {}],
  ['劳动力20个', { workers: '20' }],
  ['劳动力21个', {}],
])('plausible ends somewhere: “%s”', (text, reading) => expect(readHandbook(text)).toEqual(reading))

test('a line for a template names the fields in the order of the handbook', () => {
  expect(handbookLine({ water: 'tap', pigs: '3' })).toBe('pigs=3;water=tap')
  expect(handbookLine({})).toBe('')
})

describe('for whatever somebody writes', () => {
  const PIECES = [
    ...'猪头地亩分房平人均元打工个月娃儿读书劳动力生病医保交没不自来水井危级CD的了，。、 \n'.split(
      '',
    ),
    ...'0123456789一二三十百千万半几多'.split(''),
    '打算',
    '去年',
    '4,500',
    '\u0000',
    '🐷',
  ]
  const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((each) => each.join(''))
  const ranges: Record<string, [number, number]> = {
    housing_area_m2: [5, 1_000],
    farmland_mu: [0.1, 200],
    net_income_per_head_fen: [10_000, 20_000_000],
    work_months: [1, 12],
    workers: [0, 20],
    pupils: [0, 12],
    pigs: [0, 2_000],
    sick: [0, 15],
  }

  test('it never throws, and what it reads is plausible', () =>
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
        for (const [field, value] of Object.entries(readHandbook(text))) {
          const [least, most] = ranges[field] ?? [NaN, NaN]
          if (ranges[field]) {
            expect(Number(value)).toBeGreaterThanOrEqual(least)
            expect(Number(value)).toBeLessThanOrEqual(most)
          } else expect(value).toMatch(/^(c|d|safe|yes|no|tap|well|spring|cellar)$/)
        }
      }),
      { numRuns: 2_000 },
    ))

  const count = fc.integer({ min: 1, max: 12 })
  const saying = fc.constantFrom(
    (n: number) => `养猪${n}头`,
    (n: number) => `打工${n}个月`,
    (n: number) => `${n}个娃儿读书`,
    (n: number) => `劳动力${n}个`,
  )
  const denial = fc.constantFrom('没', '没有', '不是', '如果', '打算', '去年', '听说', '邻居')

  test('what is said is read, and denied or supposed it is not', () =>
    fc.assert(
      fc.property(saying, count, denial, (say, n, word) => {
        expect(Object.values(readHandbook(say(n)))).toEqual([String(n)])
        expect(readHandbook(word + say(n))).toEqual({})
      }),
    ))

  test('other words around it change nothing', () =>
    fc.assert(
      fc.property(saying, count, (say, n) => {
        const around = readHandbook(`房子漏雨，${say(n)}，老人身体还行`)
        expect(around).toEqual(readHandbook(say(n)))
      }),
    ))
})
