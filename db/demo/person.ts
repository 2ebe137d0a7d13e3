import type { EducationLevel, HealthState, LabourAbility, PersonRecord } from '../values/roll'
import type { Identities } from './identity'
import type { Member } from './family'
import { weighted, type Random } from './random'

const SCHOOLED: Record<'elder' | 'middle' | 'young', EducationLevel[]> = {
  elder: weighted<EducationLevel>(['illiterate', 6], ['primary', 10], ['junior_middle', 4]),
  middle: weighted<EducationLevel>(['primary', 9], ['junior_middle', 9], ['senior_middle', 2]),
  young: weighted<EducationLevel>(
    ['primary', 1],
    ['junior_middle', 9],
    ['senior_middle', 5],
    ['junior_college', 3],
    ['bachelor', 2],
  ),
}

const WORK_PLACES = weighted(
  ['乡(镇)内务工', 2],
  ['乡(镇)外县内务工', 4],
  ['县外省内务工', 5],
  ['省外务工', 6],
)

function schoolingAt(random: Random, age: number): string {
  if (age < 6) return '学龄前儿童'
  if (age < 12) return '小学'
  if (age < 15) return '初中'
  if (age < 18) return random.chance(0.85) ? '高中' : '非在校生'
  if (age < 22 && random.chance(0.4)) return random.chance(0.6) ? '大专在读' : '本科在读'
  return '非在校生'
}

function educationAt(random: Random, age: number, schooling: string): EducationLevel | null {
  if (schooling === '学龄前儿童') return null
  if (schooling === '小学') return 'primary'
  if (schooling === '初中') return 'junior_middle'
  if (schooling !== '非在校生') return 'senior_middle'
  const drawn = random.pick(SCHOOLED[age >= 60 ? 'elder' : age >= 40 ? 'middle' : 'young'])
  const isTooYoung = age < 22 && (drawn === 'junior_college' || drawn === 'bachelor')
  return isTooYoung ? 'senior_middle' : drawn
}

function healthAt(random: Random, age: number): HealthState[] {
  const chronic = age >= 60 ? 0.4 : age >= 40 ? 0.12 : 0.02
  if (!random.chance(chronic)) return ['healthy']
  return random.chance(0.1) ? ['chronic_illness', 'disabled'] : ['chronic_illness']
}

/** Nobody under 16 works, and nobody over 60, or who turns 60 while a demo is looked at, counts as a full hand. */
function labourAt(random: Random, age: number, health: HealthState[]): LabourAbility {
  if (age < 16) return 'none'
  const ill = health.includes('serious_illness') || health.includes('disabled')
  if (age >= 75) return 'none'
  if (age >= 59) return ill ? 'lost' : 'weak'
  if (ill) return random.chance(0.5) ? 'lost' : 'weak'
  if (health.includes('chronic_illness')) return random.chance(0.5) ? 'weak' : 'ordinary'
  return random.chance(0.2) ? 'skilled' : 'ordinary'
}

export const isWorker = ({ labour, schooling }: PersonRecord) =>
  (labour === 'ordinary' || labour === 'skilled') && schooling === '非在校生'

/** Fills in what a member's age allows; phone and work come later. */
export function describe(
  random: Random,
  identities: Identities,
  member: Member,
  known: { ethnicity: string; health?: HealthState[] | undefined },
): PersonRecord {
  const { name, sex, relation, age, birth } = member
  const schooling = schoolingAt(random, age)
  const health = known.health ?? healthAt(random, age)
  return {
    name,
    sex,
    idNumber: identities.issue(birth, sex),
    relation,
    ethnicity: known.ethnicity,
    education: educationAt(random, age, schooling),
    schooling,
    health,
    labour: labourAt(random, age, health),
    work: null,
    workMonths: null,
    phone: null,
    isHead: relation === '户主',
  }
}

/** Sends half of the workers out for the year; somebody stays when a household holds several. */
export function sendToWork(random: Random, people: PersonRecord[]): void {
  for (const person of people.filter(isWorker)) {
    if (person.relation === '配偶' || !random.chance(0.55)) continue
    person.work = random.pick(WORK_PLACES)
    person.workMonths = random.between(3, 11)
  }
}
