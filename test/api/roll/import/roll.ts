import type { RollColumn } from '../../../../api/roll/import/columns'
import { checkCharacter } from '../../../../api/roll/import/identity'
import { parseRoll, type RollContext } from '../../../../api/roll/import/parse'
import type { Row } from '../../../../api/sheets/read'

export const VILLAGES = [
  { township: '天元乡', village: '宝坪村', path: 'wuxi.tianyuan.baoping' },
  { township: '天元乡', village: '天元村', path: 'wuxi.tianyuan.tianyuan' },
  { township: '天元乡', village: '吉龙村', path: 'wuxi.tianyuan.jilong', groups: 6 },
]
export const CONTEXT: RollContext = {
  villages: VILLAGES,
  countyName: '巫溪县',
  today: '2026-03-01',
}

/** An invented identity number: born on `birth`, of that sequence. */
export function idOf(sequence: number, birth = '19700115'): string {
  const digits = `509938${birth}${String(sequence).padStart(3, '0')}`
  return digits + checkCharacter(digits)
}

export type Cells = Partial<Record<RollColumn, string>>

/** Headings as the national system writes them. */
const TITLES: Record<RollColumn, string> = {
  county: '县(区)',
  township: '乡(镇)',
  village: '村',
  group: '社(组)',
  number: '户编号',
  headIdNumber: '户主证件号码',
  name: '姓名',
  sex: '性别',
  idNumber: '证件号码',
  relation: '与户主关系',
  ethnicity: '民族',
  education: '文化程度',
  schooling: '在校生状况',
  health: '健康状况',
  labour: '劳动技能',
  work: '务工状况',
  workMonths: '务工时间(月)',
  phone: '联系电话',
  status: '脱贫属性',
  type: '贫困户属性',
  watch: '监测对象类别',
  mainCause: '主要致贫原因',
  otherCauses: '其他致贫原因',
  identifiedYear: '识别年度',
  exitedYear: '脱贫年度',
  housingArea: '住房面积(㎡)',
  housingGrade: '危房等级',
  farmland: '耕地面积(亩)',
  wage: '工资性收入',
  operating: '生产经营性收入',
  property: '财产性收入',
  transfer: '转移性收入',
  operatingCost: '生产经营性支出',
  netIncome: '人均纯收入',
  bankAccount: '银行卡号',
}
const COLUMNS = Object.keys(TITLES) as RollColumn[]

let sequence = 1
/**
 * A whole person: head of household 1 in 宝坪村 5社, unless told otherwise. Each has an own identity
 * number.
 */
export const person = (cells: Cells = {}): Cells => ({
  county: '巫溪县',
  township: '天元乡',
  village: '宝坪村',
  group: '5社',
  number: '50023824320000001',
  name: '牟大山',
  idNumber: idOf((sequence = (sequence + 2) % 998)),
  relation: '户主',
  status: '未脱贫',
  ...cells,
})

export const member = (cells: Cells = {}): Cells =>
  person({ relation: '配偶', name: '李红金', ...cells })

/** Rows as a sheet of all columns gives them; the first person stands in line 2. */
export async function* tableOf(people: (Cells | string[])[]): AsyncGenerator<Row> {
  yield { line: 1, cells: COLUMNS.map((column) => TITLES[column]) }
  for (const [i, cells] of people.entries()) {
    const isRaw = Array.isArray(cells)
    yield { line: i + 2, cells: isRaw ? cells : COLUMNS.map((column) => cells[column] ?? '') }
  }
}

export const read = (people: (Cells | string[])[], context: Partial<RollContext> = {}) =>
  parseRoll(tableOf(people), { ...CONTEXT, ...context })

/** Findings as `line class`, to compare at a glance. */
export const brief = (findings: { line: number; class: string }[]) =>
  findings.map((finding) => `${finding.line} ${finding.class}`)

/** What becomes of a household of one, and what is said about it. */
export const firstOf = async (cells: Cells) => {
  const { households, warned, rejected } = await read([person(cells)])
  return { household: households[0], warned: brief(warned), rejected: brief(rejected) }
}
