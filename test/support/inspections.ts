import { setChecklist } from '../../api/supervisions/checklists'
import { giveCode } from '../../api/receipts/codes'
import { addDays, dayOf } from '../../api/shared/day'
import { newId } from '../../api/shared/ids'
import { accountabilities, checklistItems, findings, publishedCases } from '../../db/schema'
import { MISCONDUCT_KINDS, type MisconductKind } from '../../db/values/integrity'
import { COUNTY, createSeeds, type TestApi, TOWNSHIP, VILLAGE } from './api'
import { commandContext } from './command'
import { startVillage } from './talk'

type Api = Pick<TestApi, 'db' | 'deps' | 'clock'>

/** Three questions for each of the five kinds. */
export const addChecklists = (api: Api, county = COUNTY) =>
  api.db.insert(checklistItems).values(
    MISCONDUCT_KINDS.flatMap((kind) =>
      ['有没有亲属没报备', '名单是不是张榜了', '钱是不是打到户了'].map((text, i) => ({
        county,
        kind,
        seq: i + 1,
        validFrom: '2020-01-01',
        text,
        source: '示例',
      })),
    ),
  )

const addSomebody = async ({ deps }: Api, county: string) =>
  (await createSeeds(deps, county).addStaff({ roles: [['evaluator', county]], phone: null })).id

/** A problem as a row. */
export async function addFinding(api: Api, given: Partial<typeof findings.$inferInsert> = {}) {
  const { county = COUNTY, status = 'open' } = given
  const id = newId()
  const today = dayOf(api.clock.now)
  const ownerId = given.ownerId ?? (await addSomebody(api, county))
  const subject = `finding:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  await api.db.insert(findings).values({
    county,
    id,
    code,
    areaPath: VILLAGE,
    kind: 'favouritism',
    tags: [],
    text: '评了亲戚的低保',
    ownerId,
    foundBy: ownerId,
    foundOn: today,
    dueOn: addDays(today, 25),
    status,
    ...(status !== 'open' && {
      rectifiedText: '退了名额',
      rectifiedBy: ownerId,
      rectifiedOn: today,
    }),
    ...given,
  })
  return { id, code, ownerId }
}

/** A case as a row. */
export async function addCase(
  api: Api,
  given: Partial<typeof accountabilities.$inferInsert> & { staffId: string },
) {
  const { county = COUNTY, status = 'proposed' } = given
  const id = newId()
  const today = dayOf(api.clock.now)
  const subject = `accountability:${id}`
  const code = await giveCode(api.db, { county, kind: 'receipt', subject, contactId: null })
  const proposedBy = given.proposedBy ?? (await addSomebody(api, county))
  const decided = { decidedBy: proposedBy, decidedOn: today, finalOn: addDays(today, 31) }
  await api.db.insert(accountabilities).values({
    county,
    id,
    code,
    kind: 'favouritism',
    measure: 'admonition',
    text: '给亲戚评低保',
    status,
    proposedOn: today,
    ...(status !== 'proposed' && decided),
    ...(status === 'final' && { finalOn: today }),
    ...given,
    proposedBy,
  })
  return { id, code, proposedBy }
}

/** What is written of a case, as a row. */
export async function addPublished(
  api: Api,
  given: Partial<typeof publishedCases.$inferInsert> & { accountabilityId: string },
) {
  const { county = COUNTY } = given
  const draftedBy = given.draftedBy ?? (await addSomebody(api, county))
  const draftedOn = dayOf(api.clock.now)
  const row = { county, id: newId(), quarter: '2026Q1', text: '某村干部熊长富（宝坪村委会）诫勉' }
  await api.db
    .insert(publishedCases)
    .values({ ...row, status: 'drafted', draftedOn, ...given, draftedBy })
}

/** A village with inspectors of the county and the township, each of a unit of their own. */
export async function startInspection() {
  const village = await startVillage()
  const { api, talk } = village
  await addChecklists(api)
  const inspector = async (name: string, unit: string, area: string) => {
    const row = await api.addStaff({ name, unit, roles: [['discipline_inspector', area]] })
    return Object.assign(talk(row.phone ?? ''), { id: row.id, actor: row.actor })
  }
  const county = await inspector('黎正朗', '县纪委监委', COUNTY)
  const township = await inspector('向怀远', '天元乡纪委', TOWNSHIP)
  const other = await inspector('韩青林', '县委巡察办', COUNTY)
  const yaoRow = await api.addStaff({
    name: '姚云川',
    unit: '宝坪村驻村工作队',
    roles: [['resident_cadre', VILLAGE]],
  })
  const yao = Object.assign(talk(yaoRow.phone ?? ''), { id: yaoRow.id, actor: yaoRow.actor })
  return { ...village, county, township, other, yao }
}

export const setList = (
  api: TestApi,
  kind: MisconductKind,
  validFrom: string,
  questions: string[],
) => setChecklist(api.db, commandContext(api), { kind, validFrom, questions, source: '示例' })
