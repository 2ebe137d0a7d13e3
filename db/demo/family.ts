import type { Sex } from '../values/roll'
import { birthAt } from './identity'
import { givenName, surname } from './names'
import { weighted, type Random } from './random'

/** One member before anything is known but name, sex, age and place in the family; head first. */
export interface Member {
  name: string
  sex: Sex
  relation: string
  age: number
  /** Days since 1970. */
  birth: number
}

export type FamilyShape =
  | 'lone_elder'
  | 'elder_couple'
  | 'couple'
  | 'couple_children'
  | 'three_generations'
  | 'grown_child'
  | 'grandchildren'
  | 'single_parent'

/** About 3.6 people a household, as in the neighbouring counties. */
const SHAPES = weighted<FamilyShape>(
  ['lone_elder', 6],
  ['elder_couple', 10],
  ['couple', 12],
  ['couple_children', 27],
  ['three_generations', 20],
  ['grown_child', 8],
  ['grandchildren', 12],
  ['single_parent', 5],
)

const HEAD_AGES: Record<FamilyShape, readonly [number, number]> = {
  lone_elder: [63, 88],
  elder_couple: [61, 84],
  couple: [40, 61],
  couple_children: [29, 48],
  three_generations: [30, 50],
  grown_child: [49, 64],
  grandchildren: [58, 70],
  single_parent: [32, 52],
}

const CHILD: Record<Sex, string> = { male: '之子', female: '之女' }
const GRANDCHILD: Record<Sex, string> = { male: '之孙子', female: '之孙女' }

export const drawShape = (random: Random) => random.pick(SHAPES)

/** A family as it grows: who is in it so far and how the next ones are called. */
interface Family {
  members: Member[]
  age: number
  motherAge: number
  /** The head's family name, and the one children carry: their father's. */
  own: string
  paternal: string
  add(relation: string, sex: Sex, age: number, family: string): void
}

const anySex = (random: Random): Sex => (random.chance(0.51) ? 'male' : 'female')

/** Draws the members of a household; the first is its head 户主. */
export function drawFamily(random: Random, shape: FamilyShape): Member[] {
  const family = drawCouple(random, shape)
  switch (shape) {
    case 'couple_children':
      addChildren(random, family, random.pick([1, 1, 2, 2, 3]), [0, 26])
      break
    case 'three_generations':
      addChildren(random, family, random.pick([1, 1, 2, 2]), [0, 26])
      addParents(random, family)
      break
    case 'grown_child':
      addChildren(random, family, random.pick([1, 1, 2]), [18, 36])
      break
    case 'grandchildren':
      addGrandchildren(random, family)
      break
    case 'single_parent':
      addChildren(random, family, random.pick([1, 1, 2]), [3, 24])
      break
    default:
  }
  return family.members
}

function drawCouple(random: Random, shape: FamilyShape): Family {
  const isAlone = shape === 'lone_elder' || shape === 'single_parent'
  const sex: Sex = random.chance(isAlone ? 0.6 : 0.88) ? 'male' : 'female'
  const own = surname(random)
  const other = surname(random)
  const age = random.between(...HEAD_AGES[shape])
  const members: Member[] = []
  const add: Family['add'] = (relation, memberSex, wished, family) => {
    const years = Math.max(0, wished)
    const name = family + givenName(random, memberSex, years)
    const birth = birthAt(years, random.next())
    members.push({ name, sex: memberSex, relation, age: years, birth })
  }
  add('户主', sex, age, own)
  const spouseAge = isAlone ? age : age - random.between(-3, 5)
  if (!isAlone) add('配偶', sex === 'male' ? 'female' : 'male', spouseAge, other)
  return {
    members,
    age,
    motherAge: sex === 'female' ? age : spouseAge,
    own,
    paternal: sex === 'male' || isAlone ? own : other,
    add,
  }
}

function addChildren(
  random: Random,
  family: Family,
  count: number,
  [youngest, oldest]: readonly [number, number],
): void {
  for (let i = 0; i < count; i++) {
    const sex = anySex(random)
    const age = family.motherAge - random.between(20, 36)
    family.add(CHILD[sex], sex, Math.min(oldest, Math.max(youngest, age)), family.paternal)
  }
}

function addParents(random: Random, { add, age, own }: Family): void {
  const alive = random.pick(['both', 'both', 'father', 'mother', 'mother'])
  const parentAge = age + random.between(21, 32)
  if (alive !== 'mother') add('之父', 'male', parentAge, own)
  if (alive !== 'father') add('之母', 'female', parentAge - random.between(-1, 4), surname(random))
}

/** A grown son, mostly with his wife, and their children. */
function addGrandchildren(random: Random, { add, motherAge, paternal }: Family): void {
  const sonAge = Math.min(40, Math.max(26, motherAge - random.between(22, 30)))
  add('之子', 'male', sonAge, paternal)
  if (random.chance(0.7)) add('之儿媳', 'female', sonAge - random.between(0, 4), surname(random))
  for (let i = random.pick([1, 1, 2]); i > 0; i--) {
    const sex = anySex(random)
    add(GRANDCHILD[sex], sex, Math.min(16, sonAge - random.between(21, 30)), paternal)
  }
}
