import type { ChangeReason, JoinReason, LeaveReason } from '../../db/values/archive'
import type { HealthState, PovertyCause } from '../../db/values/roll'
import {
  CAUSE_WORDS,
  EDUCATION_WORDS,
  GRADE_WORDS,
  HEALTH_WORDS,
  LABOUR_WORDS,
  SEX_WORDS,
  STATUS_WORDS,
  WATCH_WORDS,
} from '../../db/values/roll-words'
import type { HOUSEHOLD_FIELDS, PERSON_FIELDS } from '../roll/load/rows'

/** What the office calls what a file or a decision says. */
export const FIELD_WORDS = {
  number: '户编号',
  areaPath: '住址',
  status: '状态',
  watch: '监测类别',
  type: '户属性',
  mainCause: '主要致贫原因',
  otherCauses: '其他致贫原因',
  identifiedYear: '识别年度',
  exitedYear: '脱贫年度',
  housingAreaM2: '住房面积',
  housingGrade: '危房等级',
  farmlandMu: '耕地面积',
  wageFen: '工资性收入',
  operatingFen: '生产经营性收入',
  propertyFen: '财产性收入',
  transferFen: '转移性收入',
  operatingCostFen: '生产经营性支出',
  netIncomePerHeadFen: '人均纯收入',
  headName: '户主',
  size: '人口',
  statusSince: '状态起始日',
  bankAccount: '银行账号',
  name: '姓名',
  sex: '性别',
  relation: '与户主关系',
  ethnicity: '民族',
  education: '文化程度',
  schooling: '在校生状况',
  health: '健康状况',
  labour: '劳动技能',
  work: '务工状况',
  workMonths: '务工时间',
  isHead: '户主',
  idNumber: '身份证号',
  phone: '电话',
} as const satisfies Record<
  | (typeof HOUSEHOLD_FIELDS)[number]
  | (typeof PERSON_FIELDS)[number]
  | 'headName'
  | 'size'
  | 'statusSince'
  | 'bankAccount'
  | 'idNumber'
  | 'phone',
  string
>

export const wordOf = (field: string): string =>
  FIELD_WORDS[field as keyof typeof FIELD_WORDS] ?? field

export const REASON_WORDS = {
  identified: '新识别',
  returned: '返贫',
  exited: '脱贫',
  watched: '纳入监测',
  risk_removed: '风险消除',
  born_or_joined: '自然增加',
  died_or_left: '自然减少',
  moved: '搬迁',
  split: '分户',
  merged: '合户',
  closed: '整户销户',
  reopened: '恢复户头',
  terminated: '终止',
  corrected: '更正',
  roll_file: '导入花名册',
} as const satisfies Record<ChangeReason, string>

export const JOIN_WORDS = {
  birth: '出生',
  marriage_in: '婚入',
  move_in: '迁入',
  adoption: '收养',
  release: '刑满释放',
  split: '分户',
  merge: '合户',
  roll_file: '花名册新增',
  correction: '更正补入',
} as const satisfies Record<JoinReason, string>

export const LEAVE_WORDS = {
  death: '死亡',
  marriage_out: '婚出',
  move_out: '迁出',
  imprisonment: '服刑',
  enlistment: '参军',
  split: '分户',
  merge: '合户',
  roll_file: '花名册不再列入',
  correction: '更正除名',
} as const satisfies Record<LeaveReason, string>

const listed = (value: unknown, words: Record<string, string>) =>
  Array.isArray(value) ? value.map((each) => words[String(each)] ?? String(each)).join('、') : ''

const TEXTS: Partial<Record<string, (value: unknown) => string>> = {
  status: (value) =>
    value === 'unregistered' ? '未建档' : (STATUS_WORDS[value as 'registered'] ?? String(value)),
  watch: (value) => WATCH_WORDS[value as 'borderline'] ?? String(value),
  type: (value) =>
    ({ ordinary: '一般户', subsistence_allowance: '低保户', extreme_hardship: '五保户' })[
      String(value)
    ] ?? String(value),
  mainCause: (value) => CAUSE_WORDS[value as PovertyCause] ?? String(value),
  otherCauses: (value) => listed(value, CAUSE_WORDS),
  housingGrade: (value) =>
    value === 'safe' ? '安全' : (GRADE_WORDS[value as 'c'] ?? String(value)),
  housingAreaM2: (value) => `${String(value)}平方米`,
  farmlandMu: (value) => `${String(value)}亩`,
  workMonths: (value) => `${String(value)}个月`,
  size: (value) => `${String(value)}人`,
  isHead: (value) => (value === true ? '是' : '不是'),
  sex: (value) => SEX_WORDS[value as 'male'] ?? String(value),
  education: (value) => EDUCATION_WORDS[value as 'primary'] ?? String(value),
  health: (value) => listed(value, HEALTH_WORDS satisfies Record<HealthState, string>),
  labour: (value) => LABOUR_WORDS[value as 'weak'] ?? String(value),
}

/** A value of a field as the office reads it; 空 where there is none. An area is named by the caller. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '空'
  if (Array.isArray(value) && value.length === 0) return '空'
  if (field.endsWith('Fen') && typeof value === 'number') return `${value / 100}元`
  return TEXTS[field]?.(value) ?? String(value)
}
