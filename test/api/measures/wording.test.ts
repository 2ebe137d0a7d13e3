import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueIn } from '../../../api/measures/due-day'
import { categoryOf, causeIn, ownerIn, readMeasure, sumIn } from '../../../api/measures/wording'

const TODAY = '2026-03-09'
const NAMES = ['姚云川', '姚云', '汪晓松', '钟兰舒']

describe('a measure in one line', () => {
  test.each([
    [
      '因学：教育资助 每年3000元 由 姚云川 9月30日前',
      { cause: 'schooling', content: '教育资助 每年3000元', owner: '姚云川', dueOn: '2026-09-30' },
    ],
    [
      '因病 大病医疗救助，姚云川负责，年底前',
      { cause: 'illness', content: '大病医疗救助', owner: '姚云川', dueOn: '2026-12-31' },
    ],
    [
      '缺技术:养殖培训一次由我负责明年3月底前完成',
      { cause: 'lack_of_skill', content: '养殖培训一次', owner: null, dueOn: '2027-03-31' },
    ],
    [
      '因残 两项补贴0.3万元 责任人：王小二 2026-09-30',
      { cause: 'disability', content: '两项补贴0.3万元', owner: '王小二', dueOn: '2026-09-30' },
    ],
    [
      '缺劳力，公益岗位一个 由汪晓松同志负责 三个月内',
      { cause: 'lack_of_labour', content: '公益岗位一个', owner: '汪晓松', dueOn: '2026-06-07' },
    ],
    [
      '因学：资助2026年春季学费，由姚云川，6月15号',
      { cause: 'schooling', content: '资助2026年春季学费', owner: '姚云川', dueOn: '2026-06-15' },
    ],
    ['因学致贫：学费', { cause: 'schooling', content: '学费', owner: undefined, dueOn: null }],
    ['教育资助', { cause: null, content: '教育资助', owner: undefined, dueOn: null }],
    ['', { cause: null, content: '', owner: undefined, dueOn: null }],
  ])('“%s” is read as it is meant', (text, read) => {
    expect(readMeasure(text, NAMES, TODAY)).toEqual(read)
  })

  test('whatever is written, it is read or asked about, and never breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const { content, dueOn } = readMeasure(text, NAMES, TODAY)
        expect(content.length).toBeLessThanOrEqual(text.normalize('NFKC').length + 2)
        if (dueOn) expect(new Date(dueOn).toISOString().slice(0, 10)).toBe(dueOn)
      }),
    )
  })
})

test.each([
  ['因病', 'illness'],
  ['因残致贫', 'disability'],
  ['因学', 'schooling'],
  ['针对因灾', 'disaster'],
  ['缺土地', 'lack_of_land'],
  ['缺水', 'lack_of_water'],
  ['缺少技能', 'lack_of_skill'],
  ['缺劳动力', 'lack_of_labour'],
  ['缺乏资金', 'lack_of_funds'],
  ['交通条件落后', 'poor_transport'],
  ['自身发展动力不足', 'lack_of_drive'],
  ['因婚', 'marriage_cost'],
  ['因丧', 'funeral_cost'],
  ['其他', 'other'],
  ['因病了', undefined],
  ['缺德', undefined],
])('the cause “%s” is %s', (said, cause) => {
  expect(causeIn(`${said}：帮一把`)?.cause).toBe(cause)
})

test.each([
  ['3月9日前', '2026-03-09'],
  ['3月8日前', '2027-03-08'],
  ['9月31日', null],
  ['十月十五日前', '2026-10-15'],
  ['2026年9月30日之前', '2026-09-30'],
  ['2026.9.5', '2026-09-05'],
  ['明年6月1号', '2027-06-01'],
  ['6月底前', '2026-06-30'],
  ['2月底', '2027-02-28'],
  ['本月底', '2026-03-31'],
  ['下个月底前', '2026-04-30'],
  ['年底', '2026-12-31'],
  ['明年年底前完成', '2027-12-31'],
  ['腊月二十前', '2027-01-27'],
  ['下周五前落实', '2026-03-20'],
  ['春节前', '2027-02-06'],
  ['昨天前', null],
  ['腊月二十', null],
  ['村内公路年内修好', '2026-12-31'],
  ['20天内', '2026-03-29'],
  ['尽快', null],
  ['每年3000元', null],
])('“%s” is due on %s', (text, day) => {
  expect(dueIn(text, TODAY)?.day ?? null).toBe(day)
})

test('a month’s end of December is still this year’s', () => {
  expect(dueIn('下月底前', '2026-12-20')?.day).toBe('2027-01-31')
  expect(dueIn('本月底', '2026-12-20')?.day).toBe('2026-12-31')
})

test.each([
  ['由姚云川', '姚云川'],
  ['由 姚云 负责', '姚云'],
  ['责任人：钟兰舒', '钟兰舒'],
  ['汪晓松同志负责', '汪晓松'],
  ['由我负责', null],
  ['本人负责', null],
  ['由李不知 落实', '李不知'],
  ['自由生长', undefined],
  ['学费', undefined],
])('“%s” names %s', (text, name) => {
  expect(ownerIn(text, NAMES)?.name).toBe(name)
})

test.each([
  ['每年3000元', 300_000],
  ['0.3万元', 300_000],
  ['三千元', 300_000],
  ['小额信贷5万元', 5_000_000],
  ['1500块钱', 150_000],
  ['修路200米', null],
  ['猪仔3头', null],
])('“%s” is worth %s fen', (text, fen) => {
  expect(sumIn(text)).toBe(fen)
})

test.each([
  ['教育资助', 'education'],
  ['大病医疗救助', 'health'],
  ['危房改造', 'housing'],
  ['易地搬迁', 'relocation'],
  ['公益岗位', 'employment'],
  ['仔猪3头', 'industry'],
  ['低保', 'allowance'],
  ['小额信贷', 'finance'],
  ['护林员', 'ecology'],
  ['接自来水', 'water'],
  ['修路', 'other'],
])('“%s” is of %s', (content, category) => {
  expect(categoryOf(content)).toBe(category)
})
