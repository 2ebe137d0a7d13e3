import type { AreaPath } from '../values/areas'
import type { StaffRole } from '../values/staff'
import type { DemoStaff } from './cast-staff'
import { DEMO_AREAS } from './demo-areas'
import { namedPhone } from './identity'
import { givenName, surname } from './names'
import { createRandom, seedOf } from './random'

/** Member units of the county's group 县级扶贫集团, by what offices of any county are called. */
const UNITS = [
  '县委办',
  '县政府办',
  '县委组织部',
  '县委宣传部',
  '县委统战部',
  '县发展改革委',
  '县教委',
  '县科技局',
  '县经济信息委',
  '县公安局',
  '县司法局',
  '县人力社保局',
  '县规划自然资源局',
  '县生态环境局',
  '县住房城乡建委',
  '县交通局',
  '县水利局',
  '县农业农村委',
  '县商务委',
  '县文化旅游委',
  '县卫生健康委',
  '县应急局',
  '县审计局',
  '县林业局',
  '县医保局',
  '县市场监管局',
  '县统计局',
  '县残联',
  '县妇联',
  '县供销社',
] as const

const townships = DEMO_AREAS.filter(({ level }) => level === 'township').map(({ path }) => path)

/** People besides the named cast: their phones begin behind it, all in the block that no household has. */
const FIRST_PHONE = 3_000

function member(
  at: number,
  given: { key: string; unit: string; role: StaffRole; areaPath: AreaPath },
): DemoStaff {
  const { key, unit, role, areaPath } = given
  const random = createRandom(seedOf(at, key))
  const name = surname(random) + givenName(random, random.chance(0.6) ? 'male' : 'female', 40)
  const phone = namedPhone(String(FIRST_PHONE + at))
  return { key, name, phone, unit, roles: [{ role, areaPath }], ties: [] }
}

/** One person of each of the 30 units, posted to a township; a first secretary and a resident cadre for each village given. */
export function postedStaff(villages: readonly AreaPath[]): DemoStaff[] {
  const units = UNITS.map((unit, i) => ({
    key: `unit_${i + 1}`,
    unit,
    role: 'group_unit' as const,
    areaPath: townships[(i + 1) % townships.length] ?? 'wuxi',
  }))
  const posted = villages.flatMap((areaPath, i) => {
    const unit = UNITS[i % UNITS.length] ?? ''
    return [
      { key: `first_secretary_${areaPath}`, unit, role: 'first_secretary' as const, areaPath },
      { key: `resident_cadre_${areaPath}`, unit, role: 'resident_cadre' as const, areaPath },
    ]
  })
  return [...units, ...posted].map((each, at) => member(at, each))
}
