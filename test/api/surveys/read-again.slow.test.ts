import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_FACTS, SURVEY_TOPICS, type SurveyFacts } from '../../../api/entry-visits/facts'
import { applyReading } from '../../../api/surveys/apply'
import { findingText } from '../../../api/surveys/facts-text'
import { netIncomePerHead } from '../../../api/surveys/income'
import { readMessage } from '../../../api/surveys/read'
import type { Finding } from '../../../api/surveys/readings'
import { takeMessage } from '../../../api/surveys/take'
import {
  anyCauses,
  anyDispute,
  anyHousing,
  anyLine,
  anySaid,
  anyStatement,
  anyStudent,
  anyType,
  anyWorker,
  MEMBERS,
  PERCENTS,
} from '../../support/survey-arbitraries'

const CONTEXT = { topic: null, size: 4, names: MEMBERS, months: new Map(), percents: PERCENTS }
const SURVEY = { rollSize: 4, rollNames: MEMBERS, percents: PERCENTS }

const LEADS = { wage: '工', production: '产', living: '支', subsidy: '补' } as const
const worded = (finding: Finding) =>
  'line' in finding ? `${LEADS[finding.topic]} ${findingText(finding)}` : findingText(finding)

const anyFinding: fc.Arbitrary<Finding> = fc.oneof(
  { weight: 5, arbitrary: anyLine.map((line): Finding => ({ topic: line.account, line })) },
  fc.integer({ min: 1, max: 20 }).map((size): Finding => ({ topic: 'size', size })),
  anyHousing
    .map((housing) =>
      Object.fromEntries(Object.entries(housing).filter(([, each]) => each !== null)),
    )
    .filter((housing) => Object.keys(housing).length > 0)
    .map((housing): Finding => ({ topic: 'housing', housing })),
  fc.integer({ min: 0, max: 24 }).map((half): Finding => ({ topic: 'grain', months: half / 2 })),
  anyWorker.map((worker): Finding => ({ topic: 'labour', worker })),
  anyStudent.map((student): Finding => ({ topic: 'students', student })),
  anySaid.map((said): Finding => ({ topic: 'assurances', said })),
  anyStatement.map((statement): Finding => ({ topic: 'asked', statement })),
  anyDispute.map((dispute): Finding => ({ topic: 'disputes', dispute })),
  anyType.map((type): Finding => ({ topic: 'type', type })),
  anyCauses.map((causes): Finding => ({ topic: 'causes', ...causes })),
)

describe('what is written back', () => {
  test('is read again as the same, whatever it is', () => {
    fc.assert(
      fc.property(anyFinding, (finding) => {
        const read = readMessage(worded(finding), CONTEXT)
        expect(read, worded(finding)).toEqual({
          findings: [finding],
          unclear: [],
          notes: [],
          rest: [],
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('is read again as the same where several are said in one message', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 6 }), (findings) => {
        const read = readMessage(findings.map(worded).join('；'), CONTEXT)
        expect(read).toEqual({ findings, unclear: [], notes: [], rest: [] })
      }),
      { numRuns: 500 },
    )
  })
})

test('the running income is what its lines come to, in whatever order they were said', () => {
  const messages = fc.array(anyLine, { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(messages, fc.integer({ min: 1, max: 9 }), (lines, size) => {
      let facts: SurveyFacts = takeMessage(NO_FACTS, `人口 ${size}`, SURVEY).facts
      for (const line of lines) {
        facts = takeMessage(facts, worded({ topic: line.account, line }), SURVEY).facts
      }
      const kept = new Map(lines.map((line) => [`${line.account} ${line.what}`, line]))
      let fen = 0
      for (const { account, amountFen, costFen } of kept.values()) {
        if (account !== 'living') fen += amountFen - costFen
      }
      expect(facts.netIncomePerHeadFen).toBe(Math.round(fen / size))
      expect(facts.netIncomePerHeadFen).toBe(netIncomePerHead(facts.lines, size))
    }),
    { numRuns: 300 },
  )
})

/** Words that mean nothing to a survey. */
const STRAY = ['今年雨水多', '听口音是外地来的', '灶台在东头', '说话很慢', '院坝晒着衣裳']

test('no word is lost: what was not read stands in the note', () => {
  const anyTopic = fc.option(fc.constantFrom(...SURVEY_TOPICS))
  const anyMessage = fc.tuple(anyFinding, fc.constantFrom(...STRAY), fc.boolean(), anyTopic)
  fc.assert(
    fc.property(anyMessage, ([finding, stray, isApart, topic]) => {
      // With the word for its block, or as an answer to whatever was asked.
      const words = topic === null ? worded(finding) : findingText(finding)
      const text = isApart ? `${words}；${stray}` : `${words} ${stray}`
      const facts = applyReading(NO_FACTS, readMessage(text, { ...CONTEXT, topic }))
      expect(JSON.stringify(facts), text).toContain(stray)
    }),
    { numRuns: 1_000 },
  )
})

test('no message throws, and none makes an income that is no whole number of fen', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          ...'张三苞谷猪每亩头斤月元块毛成本共一二两七八百千万半改删第条.1203，、；房C级 劳弱打工',
        ),
        {
          maxLength: 30,
        },
      )
      .map((characters) => characters.join('')),
  )
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
      let facts: SurveyFacts = takeMessage(NO_FACTS, '4口人', SURVEY).facts
      for (const text of texts) facts = takeMessage(facts, text, SURVEY).facts
      const { netIncomePerHeadFen, lines } = facts
      expect(netIncomePerHeadFen === null || Number.isInteger(netIncomePerHeadFen)).toBe(true)
      for (const { amountFen, costFen } of lines) {
        expect(Number.isInteger(amountFen) && amountFen > 0).toBe(true)
        expect(Number.isInteger(costFen) && costFen >= 0).toBe(true)
      }
    }),
    { numRuns: 1_500 },
  )
})
