import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { evaluationQuestionnaires, evaluations } from '../../db/schema'
import { SampleDesign } from '../evaluations/design'
import { NewQuestionnaire } from '../evaluations/input'
import { planEvaluation } from '../evaluations/plan'
import { setQuestionnaire } from '../evaluations/questionnaire'
import { addDays, dayOf } from '../shared/day'
import { OFFICE, TOWNSHIP } from './acts'
import { DEMO_SOURCE } from './figures'
import { cadre, type Stage } from './stage'

/** What evaluators ask a household, invented 示例. */
const QUESTIONNAIRE = join(import.meta.dirname, 'evaluation-questionnaire.json')

const ABOVE = cadre('superior_inspector')
const LEAD = cadre('evaluator')
const SECOND = cadre('evaluator_second')

/** Thrown in public with dice, as the story has it: whoever draws again draws the same. */
const SEEDS = {
  running: '2d1f0b7c5e9a48336b1c7f20d4e8a951',
  planned: '91c4e07ab35d62f8804e1d9b7a3f5c26',
}
const DAYS = 7
const UNTIL_NEXT = 30

/** A village of every township, two households of it or so; over the week there are some to be asked each day. */
const RUNNING = SampleDesign.parse({
  source: DEMO_SOURCE,
  method: 'equal_interval',
  by: 'standing',
  size: { households: 64 },
  villages: { perTownship: 1 },
  ratio: { exited: 4, registered: 3, key: 1, ordinary: 2 },
})
const PLANNED = SampleDesign.parse({
  source: DEMO_SOURCE,
  method: 'random',
  by: 'standing',
  size: { households: 24 },
  villages: null,
  ratio: null,
})

/** Questions, an evaluation that runs from today on, and one that is drawn for next month. Where any is nothing happens. */
export async function playOutsideEvaluation(stage: Stage): Promise<void> {
  const { tx, county, staffId } = stage
  if ((await tx.$count(evaluations, eq(evaluations.county, county))) > 0) return
  const ctx = stage.as(ABOVE, 'evaluation.plan')
  const known = eq(evaluationQuestionnaires.county, county)
  if ((await tx.$count(evaluationQuestionnaires, known)) === 0)
    await setQuestionnaire(
      tx,
      ctx,
      NewQuestionnaire.parse(JSON.parse(await readFile(QUESTIONNAIRE, 'utf8'))),
    )
  const today = dayOf(ctx.now)
  const next = addDays(today, UNTIL_NEXT)
  const of = {
    commissionedBy: '市扶贫办',
    leadId: staffId(LEAD),
    evaluatorIds: [staffId(LEAD), staffId(SECOND)],
  }
  await planEvaluation(tx, ctx, {
    ...of,
    title: `${today.slice(0, 4)}年第三方评估`,
    areaPath: county,
    fromOn: today,
    toOn: addDays(today, DAYS - 1),
    design: RUNNING,
    seed: SEEDS.running,
  })
  await planEvaluation(tx, ctx, {
    ...of,
    title: '天元乡回头看',
    areaPath: TOWNSHIP,
    fromOn: next,
    toOn: addDays(next, 2),
    design: PLANNED,
    seed: SEEDS.planned,
  })
}

/** A journalist who may report for a year. */
export async function playAccreditation(stage: Stage): Promise<void> {
  const today = dayOf(stage.as(OFFICE, 'press.run').now)
  const outlet = { outlet: '县融媒体中心', level: 'county' as const }
  await stage.act(
    OFFICE,
    {
      type: 'accredit_journalist',
      staffId: stage.staffId(cadre('journalist')),
      ...outlet,
      fromOn: today,
      untilOn: addDays(today, 365),
    },
    'accredited',
  )
}

const DAYS_TO_ANSWER = 14

/** 互评: every unit of the group evaluates three others, drawn by lot. */
export async function playPeerEvaluation(stage: Stage): Promise<void> {
  const today = dayOf(stage.as(OFFICE, 'peer_evaluation.run').now)
  const round = { year: Number(today.slice(0, 4)), field: 'group_units' as const }
  await stage.act(
    OFFICE,
    { type: 'open_peer_evaluation', ...round, dueOn: addDays(today, DAYS_TO_ANSWER) },
    'opened',
  )
}
