import type {
  EducationLevel,
  HealthState,
  HouseholdType,
  HousingGrade,
  LabourAbility,
  PovertyCause,
  RollStatus,
  Sex,
  WatchKind,
} from '../../../db/values/roll'

/**
 * Words of the national system and its provincial variants (domain facts: code lists used by real
 * systems). Bare digits are never taken: systems number the same lists differently.
 */

const SEX_WORDS: Record<Sex, string> = { male: '男 男性 男士', female: '女 女性 女士' }

const STATUS_WORDS: Partial<Record<RollStatus, string>> = {
  registered: '未脱贫 未脱贫户 贫困户 建档立卡贫困户 新识别',
  exiting: '预脱贫 预脱贫户 拟脱贫',
  exited: '已脱贫 已脱贫户 脱贫 脱贫户 稳定脱贫 正常脱贫 已脱贫享受政策 已脱贫不享受政策',
  returned: '返贫 返贫户 已返贫',
  closed: '销户 整户销户 已销户',
  terminated: '终止 已终止',
  unregistered: '一般农户 非贫困户 普通农户 非建档立卡户',
}

const TYPE_WORDS: Record<HouseholdType, string> = {
  ordinary: '一般 一般户 一般贫困户 一般脱贫户 普通贫困户',
  subsistence_allowance:
    '低保 低保户 低保贫困户 低保脱贫户 最低生活保障户 扶贫低保户 低保对象 最低生活保障',
  extreme_hardship:
    '五保 五保户 五保贫困户 五保脱贫户 特困 特困户 特困供养户 特困供养贫困户 特困供养脱贫户 特困人员 特困供养',
}

const WATCH_WORDS: Record<WatchKind, string> = {
  unstable_exit: '脱贫不稳定户 脱贫不稳定',
  borderline: '边缘易致贫户 边缘易致贫 边缘户',
  sudden_difficulty: '突发严重困难户 突发严重困难',
}

const CAUSE_WORDS: Record<PovertyCause, string> = {
  illness: '因病 因病致贫 疾病',
  disability: '因残 因残致贫 残疾',
  schooling: '因学 因学致贫',
  disaster: '因灾 因灾致贫',
  lack_of_land: '缺土地',
  lack_of_water: '缺水',
  lack_of_skill: '缺技术',
  lack_of_labour: '缺劳力 缺劳动力',
  lack_of_funds: '缺资金',
  poor_transport: '交通条件落后 交通落后',
  lack_of_drive: '自身发展动力不足 自身发展力不足 内生动力不足',
  marriage_cost: '因婚 因婚致贫',
  funeral_cost: '因丧 因丧致贫',
  other: '其他 其它',
}

const HOUSING_WORDS: Record<HousingGrade, string> = {
  safe: '否 安全 非危房 不是 无 A级 B级 A B',
  c: 'C级 C C级危房',
  d: 'D级 D D级危房',
}

const HEALTH_WORDS: Record<HealthState, string> = {
  healthy: '健康 良好',
  chronic_illness: '长期慢性病 慢性病 患有长期慢性病',
  serious_illness: '患有大病 大病 重病 患大病',
  disabled: '残疾 残疾人',
}

const LABOUR_WORDS: Record<LabourAbility, string> = {
  ordinary: '普通劳动力',
  skilled: '技能劳动力',
  weak: '弱劳动力或半劳动力 弱劳动力 半劳动力 弱劳力或半劳力',
  lost: '丧失劳动力',
  none: '无劳动力',
}

const EDUCATION_WORDS: Record<EducationLevel, string> = {
  illiterate: '文盲或半文盲 文盲 半文盲',
  primary: '小学',
  junior_middle: '初中',
  senior_middle: '高中 中专 中职 技校 高中及中专 职高',
  junior_college: '大专 高职 专科',
  bachelor: '本科及以上 本科 大学 大学本科 研究生 硕士 博士',
}

const HEAD_RELATIONS = new Set('户主 本人 户主本人 本人或户主 户主(本人)'.split(' '))

type Lookup<Value> = (word: string) => Value | undefined

const plain = (word: string) => word.normalize('NFKC').replace(/[\p{C}\s]+/gu, '')

function lookup<Value extends string>(words: Partial<Record<Value, string>>): Lookup<Value> {
  const found = new Map<string, Value>()
  for (const [value, list] of Object.entries<string | undefined>(words)) {
    for (const word of list?.split(/\s+/) ?? []) found.set(word, value as Value)
  }
  return (word) => found.get(word) ?? found.get(plain(word))
}

export const sexOf = lookup(SEX_WORDS)
export const statusOf = lookup(STATUS_WORDS)
export const typeOf = lookup(TYPE_WORDS)
export const watchOf = lookup(WATCH_WORDS)
export const causeOf = lookup(CAUSE_WORDS)
export const housingGradeOf = lookup(HOUSING_WORDS)
export const healthOf = lookup(HEALTH_WORDS)
export const labourOf = lookup(LABOUR_WORDS)
export const educationOf = lookup(EDUCATION_WORDS)

/** `长期慢性病;残疾`: several words in one cell. */
export const wordsIn = (cell: string) => cell.split(/[;；,，、/|\s]+/).filter((word) => word !== '')

/** Words that say that there is nothing to say. */
const NOTHING = new Set([
  '',
  '无',
  '没有',
  '/',
  '-',
  '—',
  '无监测',
  '非监测对象',
  '学龄前儿童',
  '学龄前',
])

export const saysNothing = (cell: string) => NOTHING.has(cell) || NOTHING.has(plain(cell))

/**
 * Status of a household whose 脱贫属性 is blank, by its type; undefined where the type says nothing of
 * it either.
 */
export function statusByType(type: string): RollStatus | undefined {
  if (type.includes('脱贫')) return 'exited'
  // 非贫困户 is not registered, 低保户 alone need not be.
  return type.includes('贫困') && !type.startsWith('非') ? 'registered' : undefined
}

export const isHeadRelation = (cell: string) =>
  HEAD_RELATIONS.has(cell) || (cell !== '' && HEAD_RELATIONS.has(plain(cell)))
