import fc from 'fast-check'
import {
  type AccountLine,
  type AssuranceFacts,
  type Dispute,
  type Statement,
  type StudentFacts,
  type WorkerFacts,
} from '../../api/entry-visits/facts'
import type { CostKind } from '../../api/surveys/line-words'
import { ASKED, ASSURANCES, type Account, HOUSING_STRUCTURES } from '../../db/values/entry-visits'
import {
  HOUSEHOLD_TYPES,
  HOUSING_GRADES,
  LABOUR_ABILITIES,
  POVERTY_CAUSES,
} from '../../db/values/roll'

export const PERCENTS: Record<CostKind, number> = {
  grain: 30,
  tobacco: 45,
  livestock: 50,
  tree_fruit: 15,
  other_crops: 35,
}
export const MEMBERS = ['谭大山', '张三', '李四', '谭小军', '谭万秀']

const fen = (most: number) => fc.integer({ min: 1, max: most }).map((value) => value * 5)
const count = (most: number) =>
  fc.oneof(
    fc.integer({ min: 1, max: most }),
    fc.integer({ min: 2, max: most * 2 }).map((half) => half / 2),
  )

type Units = Pick<AccountLine, 'quantity' | 'unit' | 'yield' | 'priceFen' | 'months'> & {
  amountFen: number
}

const priced = (unit: string, most: number, mostFen: number) =>
  fc.tuple(count(most), fen(mostFen)).map(([quantity, priceFen]): Units => ({
    quantity,
    unit,
    yield: null,
    priceFen,
    months: null,
    amountFen: Math.round(quantity * priceFen),
  }))
const paidMonthly = (mostFen: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 }), fen(mostFen))
    .map(([quantity, months, priceFen]): Units => ({
      quantity,
      unit: '人',
      yield: null,
      priceFen,
      months,
      amountFen: quantity * months * priceFen,
    }))
const yielding = fc
  .tuple(count(20), fc.integer({ min: 10, max: 2_000 }), fen(200))
  .map(([quantity, amount, priceFen]): Units => ({
    quantity,
    unit: '亩',
    yield: { amount, unit: '斤' },
    priceFen,
    months: null,
    amountFen: Math.round(quantity * amount * priceFen),
  }))
const whole = fen(1_000_000).map((amountFen): Units => ({
  quantity: null,
  unit: null,
  yield: null,
  priceFen: null,
  months: null,
  amountFen,
}))

const lineOf = (account: Account, what: string, units: Units, cost: number | null): AccountLine => {
  const { amountFen, ...rest } = units
  return {
    account,
    what,
    ...rest,
    amountFen,
    costFen: cost ?? 0,
    isCostByRatio: false,
  }
}

const wages = fc
  .tuple(
    fc.constantFrom('张三 浙江打工', '李四 零工', '谭大山 公益岗', '护林员', '谭万秀'),
    fc.oneof(priced('月', 6, 200_000), priced('天', 180, 8_000), whole),
  )
  .map(([what, units]) => lineOf('wage', what, units, null))
const living = fc
  .tuple(
    fc.constantFrom('生活费', '电费', '人情', '医药费', '煤'),
    fc.oneof(priced('月', 6, 200_000), whole),
  )
  .map(([what, units]) => lineOf('living', what, units, null))
const subsidies = fc
  .tuple(
    fc.constantFrom('低保', '养老金', '退耕', '公益林', '土地流转', '残疾补贴'),
    fc.oneof(paidMonthly(10_000), priced('亩', 20, 8_000), whole),
  )
  .map(([what, units]) => lineOf('subsidy', what, units, null))
const production = fc
  .tuple(
    fc.constantFrom<[string, CostKind]>(
      ['苞谷', 'grain'],
      ['洋芋', 'grain'],
      ['烤烟', 'tobacco'],
      ['核桃', 'tree_fruit'],
      ['魔芋', 'other_crops'],
      ['猪', 'livestock'],
      ['山羊', 'livestock'],
    ),
    fc.oneof(yielding, priced('头', 50, 100_000), priced('斤', 500, 2_000), whole),
    fc.option(fc.integer({ min: 0, max: 500_000 })),
  )
  .map(([[what, kind], units, cost]): AccountLine => {
    const byRatio = Math.round((units.amountFen * PERCENTS[kind]) / 100)
    const line = lineOf('production', what, units, cost ?? byRatio)
    return { ...line, isCostByRatio: cost === null }
  })

export const anyLine = fc.oneof(wages, living, subsidies, production)

export const anyWorker: fc.Arbitrary<WorkerFacts> = fc
  .record({
    name: fc.constantFrom(...MEMBERS, '王二'),
    ability: fc.constantFrom(...LABOUR_ABILITIES),
    work: fc.option(fc.constantFrom('打工', '浙江打工', '在家务农', '带孩子')),
    months: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map((worker) =>
    worker.ability === 'lost' || worker.ability === 'none' ? { ...worker, months: null } : worker,
  )

export const anyStudent: fc.Arbitrary<StudentFacts> = fc.record({
  name: fc.constantFrom('谭小军', '谭小妹', '张小'),
  level: fc.constantFrom('幼儿园', '小学', '小学三年级', '初中', '高中', '中职', '大学', '初二'),
  yearlyCostFen: fc.option(fen(400_000)),
})

export const anyHousing = fc.record({
  areaM2: fc.option(fc.integer({ min: 5, max: 400 })),
  structure: fc.option(fc.constantFrom(...HOUSING_STRUCTURES)),
  grade: fc.option(fc.constantFrom(...HOUSING_GRADES)),
})

const LACKING = fc.constantFrom('', '水管冻裂', '屋顶漏雨 墙裂')
/** Null: nobody asked. */
export const anyAssurances: fc.Arbitrary<AssuranceFacts> = fc
  .tuple(
    ...ASSURANCES.map(() =>
      fc.oneof(
        fc.constant(null),
        fc.constant({ isMet: true, lacking: '' }),
        LACKING.map((lacking) => ({ isMet: false, lacking })),
      ),
    ),
  )
  .map((findings) => ASSURANCES.map((each, i) => [each, findings[i] ?? null] as const))
  // Every one of them is there.
  .map((entries) => Object.fromEntries(entries) as AssuranceFacts)

/** The same as one message says it: what is met beside what is lacking is the rest. */
export const anySaid = anyAssurances
  .filter((facts) => Object.values(facts).some((each) => each !== null))
  .map((facts) => {
    const entries = Object.entries(facts)
    const lacks = entries.filter(([, finding]) => finding?.isMet === false)
    const isWhole = entries.every(([, finding]) => finding !== null)
    return isWhole && lacks.length < entries.length
      ? { found: Object.fromEntries(lacks), isRestMet: true }
      : { found: facts, isRestMet: lacks.length === entries.length }
  })

export const anyStatement: fc.Arbitrary<Statement> = fc
  .record({
    whom: fc.constantFrom(...ASKED),
    name: fc.option(fc.constantFrom('王五', '冉启旺', '牟大岭')),
    said: fc.constantFrom('常年在外', '有3头猪，每头2000', '情况属实', '房子80平，漏雨'),
  })
  .map((each) => (each.whom === 'on_the_spot' ? { ...each, name: null } : each))

export const anyDispute: fc.Arbitrary<Dispute> = fc.constantFrom(
  { topic: 'income', text: '有人说他家有小车', settled: null },
  { topic: 'members', text: '户口上几个人对不上', settled: null },
)

export const anyType = fc.constantFrom(...HOUSEHOLD_TYPES)
export const anyCauses = fc
  .subarray([...POVERTY_CAUSES], { minLength: 1 })
  .map(([main, ...others]) => ({ main: main ?? 'other', others }))
