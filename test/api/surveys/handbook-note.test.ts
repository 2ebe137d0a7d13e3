import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_FACTS, type SurveyFacts } from '../../../api/entry-visits/facts'
import { applyReading } from '../../../api/surveys/apply'
import { handbookNote } from '../../../api/surveys/handbook-note'
import { takeMessage } from '../../../api/surveys/take'
import { readHandbook } from '../../../api/visits/handbook'
import {
  anyHousing,
  anyLine,
  anyStudent,
  anyWorker,
  MEMBERS,
  PERCENTS,
} from '../../support/survey-arbitraries'

const SURVEY = { rollSize: 4, rollNames: MEMBERS, percents: PERCENTS }
const told = (...texts: string[]): SurveyFacts =>
  texts.reduce((facts, text) => takeMessage(facts, text, SURVEY).facts, NO_FACTS)

test('what a survey found is what the handbook then says', () => {
  const facts = told(
    '4口；房 80平 土木 C级；劳 张三 普通 浙江打工10月、李四 弱；学 谭小军 大学 每年12000',
    '工 张三 浙江打工 10月 每月3500；产 猪 2头 每头2000 成本1500',
  )
  const note = handbookNote(facts)
  expect(note).toBe(
    '入户调查，房子80平方，危房C级，劳动力2个，1个学生，打工10个月，猪2头，人均纯收入9375元',
  )
  expect(readHandbook(note)).toEqual({
    housing_area_m2: '80',
    housing_grade: 'c',
    workers: '2',
    pupils: '1',
    work_months: '10',
    pigs: '2',
    net_income_per_head_fen: '937500',
  })
})

test('none of something is none in the handbook, not nothing', () => {
  const facts = told('4口；劳 无；学 无；产 苞谷 3亩 每亩1000')
  expect(readHandbook(handbookNote(facts))).toMatchObject({ workers: '0', pupils: '0', pigs: '0' })
})

test('what nobody could say, or was passed over, is not in it', () => {
  const looks = ['4', '80平', '7个月', '不知道', '跳过', '1', '0', '0']
  const facts = told(...looks, '张三 浙江打工10月 每月3500', '跳过')
  expect(readHandbook(handbookNote(facts))).toEqual({ housing_area_m2: '80' })
})

test('words about labour nobody could clear up are no labour', () => {
  const facts = told('4口', '劳 李四 在家种地', '不知道')
  expect(facts.workers).toBeNull()
  expect(readHandbook(handbookNote(facts))).toEqual({})
})

test('what nobody looked at is not in it', () => {
  expect(readHandbook(handbookNote(NO_FACTS))).toEqual({})
})

test('whatever was found, the handbook reads of it what it is', () => {
  const anyFacts = fc.record({
    housing: anyHousing,
    labour: fc.array(anyWorker, { maxLength: 4 }),
    students: fc.array(anyStudent, { maxLength: 3 }),
    lines: fc.array(anyLine, { maxLength: 5 }),
  })
  fc.assert(
    fc.property(anyFacts, ({ housing, labour, students, lines }) => {
      const findings = [
        { topic: 'size' as const, size: 4 },
        { topic: 'housing' as const, housing },
        { topic: 'labour' as const, isNothing: true as const },
        ...labour.map((worker) => ({ topic: 'labour' as const, worker })),
        ...students.map((student) => ({ topic: 'students' as const, student })),
        ...lines.map((line) => ({ topic: line.account, line })),
      ]
      const facts = applyReading(NO_FACTS, { findings, unclear: [], notes: [], rest: [] })
      const read = readHandbook(handbookNote(facts))
      expect(read.housing_grade ?? null).toBe(housing.grade)
      expect(read.housing_area_m2 ?? null).toBe(housing.areaM2 && `${housing.areaM2}`)
      expect(read.workers).toBe(`${facts.workers}`)
      const { netIncomePerHeadFen: fen } = facts
      // What the handbook takes for a slip of the hand it does not take at all.
      if (read.net_income_per_head_fen !== undefined) {
        expect(read.net_income_per_head_fen).toBe(`${fen}`)
      }
      if (fen !== null && fen >= 10_000 && fen <= 20_000_000) {
        expect(read.net_income_per_head_fen).toBe(`${fen}`)
      }
    }),
    { numRuns: 400 },
  )
})
