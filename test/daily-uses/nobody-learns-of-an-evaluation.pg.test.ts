import { expect, test } from 'vitest'
import { answerQuestion, finishHousehold } from '../../api/evaluations/answer'
import { reviewDoubt } from '../../api/evaluations/doubts'
import { lockEvaluation } from '../../api/evaluations/lock'
import type { RequestContext } from '../../api/http/context'
import { addDays, dayOf } from '../../api/shared/day'
import type { StaffRole } from '../../db/values/staff'
import { COUNTY, type TestApi, TOWNSHIP, VILLAGE } from '../support/api'
import { commandContext } from '../support/command'
import {
  addEvaluation,
  addQuestionnaire,
  addRoll,
  DESIGN,
  listSample,
  QUESTIONS,
} from '../support/evaluations'
import { expectAlike, type HiddenWatcher, playHidden } from '../support/nobody-learns/hidden'

/** What the same households told the same outsiders. */
type Hidden = 'all well' | 'much amiss'

/** What whoever is assessed asks the number. */
const ASKED = [
  '待办', '菜单', '评估', '评估名单', '评估结果', '评估公布', '评估申辩', '评估复核', '评估锁定', '总览', '考核结果', '年度报告',
  '满意度', '进度', '通报',
] // prettier-ignore

async function assessed(api: TestApi): Promise<HiddenWatcher[]> {
  const watchers: HiddenWatcher[] = []
  const add = async (role: StaffRole, at: string) => {
    const phone = `+861887000000${watchers.length + 1}`
    const { actor } = await api.addStaff({ name: '覃远山', roles: [[role, at]], phone })
    watchers.push({ name: role, actor, phone })
  }
  await add('township_head', TOWNSHIP)
  await add('village_secretary', VILLAGE)
  await add('first_secretary', VILLAGE)
  await add('county_office', COUNTY)
  return watchers
}

const play = (hidden: Hidden) =>
  playHidden(ASKED, async ({ api, seen, look, chance }) => {
    await addQuestionnaire(api)
    await addRoll(api, { registered: 12, exited: 6, unregistered: 12 })
    const pair = [1, 2].map(() => api.addStaff({ roles: [['evaluator', COUNTY]], phone: null }))
    const evaluatorIds = (await Promise.all(pair)).map(({ id }) => id)
    const leadId = evaluatorIds[0] ?? ''
    const watchers = await assessed(api)
    const today = dayOf(api.clock.now)
    const evaluationId = await addEvaluation(api, {
      evaluatorIds,
      leadId,
      fromOn: today,
      toOn: addDays(today, 1),
      design: { ...DESIGN, reservePercent: 0 },
    })
    const ctx: RequestContext = {
      ...commandContext(api),
      actor: { kind: 'staff', staffId: leadId, roles: [], tiedHouseholdIds: [] },
    }
    const answerAll = async (day: string) => {
      const drawn = await listSample(api, evaluationId)
      for (const { seq } of drawn.filter(({ on_day }) => on_day === day)) {
        chance(`household ${seq}`)
        const at = { evaluationId, seq, photos: [], place: null }
        const value = hidden === 'all well' ? 'yes' : 'no'
        for (const { key, type } of QUESTIONS)
          await answerQuestion(api.db, ctx, { ...at, key, value: type === 'yes_no' ? value : '' })
        await finishHousehold(api.db, ctx, { evaluationId, seq })
      }
    }
    await answerAll(today)
    await look('in the field', watchers)
    api.clock.now = new Date(api.clock.now.getTime() + 86_400_000)
    await answerAll(addDays(today, 1))
    const doubted = (await listSample(api, evaluationId)).filter(({ doubt }) => doubt === 'open')
    for (const { seq } of doubted) {
      chance(`review ${seq}`)
      const reviewed = { evaluationId, seq, isConfirmed: true, reason: '属实' }
      await reviewDoubt(api.db, ctx, reviewed)
    }
    chance('lock')
    await lockEvaluation(api.db, ctx, { evaluationId })
    await look('locked', watchers)
    const found = await api.sql`
      select seq, doubt from evaluation_samples where evaluation_id = ${evaluationId} order by seq`
    seen.set('after', JSON.stringify(found))
  })

test('until it is released nothing that townships, villages or the county office see or ask tells what outsiders found', async () => {
  const well = await play('all well')
  const amiss = await play('much amiss')
  expect(amiss.get('after')).toContain('confirmed')
  expectAlike(well, amiss, 'after')
}, 600_000)
