import { declarations } from '../../../db/schema'
import { newId } from '../../../api/shared/ids'
import { startBot } from '../bot'
import { createWorld } from '../rights-world'
import { COUNTY, GROUP, TOWNSHIP, VILLAGE } from '../seeds'
import { seedChance } from './seeded'

export type Stage = Awaited<ReturnType<typeof setStage>>

/** A county with one household in each place, one member of staff for every part, and those a complaint would touch. */
export async function setStage() {
  seedChance(null)
  const bot = await startBot({ connections: 2 })
  seedChance('stage')
  const api: typeof bot.api = { ...bot.api, addCounty: async () => {} }
  const phones = new Map<string, string | null>()
  api.addStaff = async (given) => {
    const member = await bot.api.addStaff(given)
    phones.set(member.actor, member.phone)
    return member
  }
  const world = await createWorld(api)
  const unit = '宝坪村委会'
  const accused = await api.addStaff({
    name: '冉崇德',
    unit,
    roles: [['village_secretary', VILLAGE]],
  })
  const colleague = await api.addStaff({
    name: '牟春生',
    unit,
    roles: [['village_cadre', VILLAGE]],
  })
  const kin = await api.addStaff({
    name: '冉崇义',
    unit: '天元乡政府',
    roles: [['township_clerk', TOWNSHIP]],
  })
  const inspector = (name: string) =>
    api.addStaff({ name, unit: '天元乡纪委', roles: [['discipline_inspector', TOWNSHIP]] })
  const handler = await inspector('向治平')
  const kinInspector = await inspector('冉崇礼')
  // A brother on the township's staff, declared by him; and an inspector who declared that he is one.
  for (const [staffId, kinStaffId] of [
    [accused.id, kin.id],
    [kinInspector.id, accused.id],
  ] as const)
    await api.db.insert(declarations).values({
      county: COUNTY,
      id: newId(),
      staffId,
      kind: 'kin',
      relation: 'sibling',
      kinStaffId,
      declaredOn: '2026-01-05',
    })
  const filer = { phone: '+8619988887777' }
  const { id: householdId } = await api.addHousehold({
    head: '谭大山',
    areaPath: GROUP,
    phone: filer.phone,
    idNumber: '509938196002027777',
  })
  const linkedTo = [householdId]
  const { id } = await api.addContact({ ...filer, linkedTo })
  const housemate = { phone: '+8619988886666' }
  const { actor } = await api.addContact({ ...housemate, linkedTo })

  const delivered: { to: string; text: string }[] = []
  /** Everything the worker sends now, kept to be compared. */
  const deliver = async () => void delivered.push(...(await bot.delivered()))
  return {
    bot,
    api,
    world,
    phones,
    people: { accused, colleague, kin, kinInspector, housemate: { ...housemate, actor } },
    handler,
    filer: { ...filer, id },
    delivered,
    deliver,
  }
}
