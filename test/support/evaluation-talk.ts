import { lockEvaluation } from '../../api/evaluations/lock'
import { releaseEvaluation } from '../../api/evaluations/release'
import { COUNTY, TOWNSHIP } from './api'
import { commandContext } from './command'
import { addEvaluation, addQuestionnaire, addRoll, DESIGN, listSample } from './evaluations'
import { startVillage } from './talk'

/** A village with a pair of evaluators, whose first leads, and those who hear of a result in their turn; all of it today. */
export async function startEvaluation(size = 4) {
  const village = await startVillage()
  const { api, talk } = village
  await addQuestionnaire(api)
  await addRoll(api, { exited: 8, unregistered: 8 })
  const person = async (
    role: 'evaluator' | 'superior_inspector' | 'county_office' | 'township_secretary',
    name: string,
    area = COUNTY,
  ) => {
    const row = await api.addStaff({ name, unit: name, roles: [[role, area]] })
    return Object.assign(talk(row.phone ?? ''), { id: row.id, actor: row.actor })
  }
  const lead = await person('evaluator', '杜思睿')
  const second = await person('evaluator', '韩知微')
  const stranger = await person('evaluator', '路人甲')
  const superior = await person('superior_inspector', '黎正朗')
  const office = await person('county_office', '向怀远')
  const secretary = await person('township_secretary', '冉崇德', TOWNSHIP)
  /** A new one that begins and ends today. */
  const plan = async (title = '年度第三方评估') => {
    await api.ownerSql`update evaluations set status = 'published' where status <> 'published'`
    const id = await addEvaluation(api, {
      title,
      evaluatorIds: [lead.id, second.id],
      leadId: lead.id,
      fromOn: '2026-03-09',
      toOn: '2026-03-09',
      design: { ...DESIGN, size: { households: size }, ratio: { exited: 1, ordinary: 1 } },
    })
    return { id, sample: await listSample(api, id) }
  }
  /** Every household asked, the first with a gap that was confirmed. */
  const finish = async (id: string) => {
    await api.ownerSql`update evaluation_samples
         set status = 'done', status_on_day = case kind when 'exited' then 'exited' else 'unregistered' end,
             done_on = '2026-03-09', doubt = case seq when 1 then 'confirmed' else 'none' end
       where evaluation_id = ${id} and status = 'waiting'`
  }
  const lock = async (id: string) => {
    await finish(id)
    const actor = { kind: 'staff' as const, staffId: lead.id, roles: [], tiedHouseholdIds: [] }
    await lockEvaluation(api.db, { ...commandContext(api), actor }, { evaluationId: id })
  }
  const release = async (id: string) => {
    await releaseEvaluation(api.db, commandContext(api), { evaluationId: id })
  }
  return {
    ...village,
    lead,
    second,
    stranger,
    superior,
    office,
    secretary,
    plan,
    finish,
    lock,
    release,
  }
}
