import { expect } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from './api'
import { startVillage } from './talk'

/** A village with its first secretary, the township and the county above it, each of a unit of their own. */
export async function startResidency() {
  const started = await startVillage()
  const { api, talk } = started
  const add = async (
    name: string,
    unit: string,
    roles: Parameters<typeof api.addStaff>[0]['roles'],
  ) => {
    const row = await api.addStaff({ name, unit, roles })
    return Object.assign(talk(row.phone ?? ''), { id: row.id, actor: row.actor })
  }
  /** Whatever is sent now holds each of these, one for each it goes to. */
  const told = async (...expected: [{ phone: string }, ...string[]][]) => {
    const sent = await started.bot.delivered()
    for (const [{ phone }, ...parts] of expected) {
      const texts = sent.flatMap(({ to, text }) => (to === phone ? text : [])).join('\n')
      for (const part of parts) expect(texts).toContain(part)
    }
  }
  return {
    ...started,
    told,
    secretary: await add('姚云川', '县教委', [['first_secretary', VILLAGE]]),
    resident: await add('蒲明秀', '县水利局', [['resident_cadre', OTHER_VILLAGE]]),
    committee: await add('谭方平', '天元乡党委', [['township_committee', TOWNSHIP]]),
    office: await add('向大成', '县扶贫办', [['county_office', COUNTY]]),
    second: await add('冉启明', '县扶贫办', [['county_office', COUNTY]]),
  }
}
