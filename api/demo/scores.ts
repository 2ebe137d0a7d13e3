import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRandom, seedOf } from '../../db/demo/random'
import { nameAssessors } from '../assessments/assessors'
import { listScoresOf } from '../assessments/own-scores'
import { NewAssessmentPlan } from '../assessments/plan-content'
import { setAssessmentPlan } from '../assessments/plans'
import { addDays, dayOf } from '../shared/day'
import { OFFICE } from './acts'
import { cadre, type Stage } from './stage'

const PLANS = join(import.meta.dirname, 'assessment-plans')
const FILES = ['township', 'group-unit', 'first-secretary', 'resident-team'] as const
const DAYS_TO_SCORE = 20

const ASSESSORS = ['department', 'county_finance', 'county_office_third'].map(cadre)
/** Whose items one of the assessors has not come to. */
const LEFT = { assessor: cadre('department'), township: '天元乡' }
/** What one of them gives there lies far from what the others give. */
const HARSH = { assessor: cadre('county_office_third'), township: '红池坝镇' }

/** The plans of a year, invented 示例; the files tell of one year and go for any. */
export async function readDemoPlans(year: number): Promise<NewAssessmentPlan[]> {
  const texts = await Promise.all(
    FILES.map((file) => readFile(join(PLANS, `${file}.json`), 'utf8')),
  )
  return texts.map((text) => {
    const plan = NewAssessmentPlan.parse(JSON.parse(text))
    return { ...plan, year, title: plan.title.replace(String(plan.year), String(year)) }
  })
}

/** 考核: the townships of this year, scored but for what one assessor has left; a score stands out. */
export async function playAssessment(stage: Stage): Promise<void> {
  const { tx, county, as, act, staffId } = stage
  const run = as(OFFICE, 'assessment.run')
  const today = dayOf(run.now)
  const year = Number(today.slice(0, 4))
  for (const plan of await readDemoPlans(year))
    await setAssessmentPlan(tx, as(OFFICE, 'assessment_plan.set'), plan)
  const scoreBy = addDays(today, DAYS_TO_SCORE)
  const opening = { kind: 'township', year, month: 0, scoreBy } as const
  const code = String(
    (await act(OFFICE, { type: 'open_assessment', ...opening }, 'opened'))['code'],
  )
  await nameAssessors(tx, run, { code, staffIds: ASSESSORS.map(staffId) })
  for (const assessor of ASSESSORS) {
    const random = createRandom(seedOf(year, assessor))
    for (const { name, subjectKey, itemCode, full } of await listScoresOf(
      tx,
      county,
      staffId(assessor),
    )) {
      if (assessor === LEFT.assessor && name === LEFT.township) continue
      const isHarsh = assessor === HARSH.assessor && name === HARSH.township
      const points = isHarsh ? 1 : Math.round(full * random.between(80, 96)) / 10_000
      const score = { code, subjectKey, itemCode, points: Math.round(points * 100) / 100, note: '' }
      await act(assessor, { type: 'score_assessment', ...score }, 'scored')
    }
  }
}
