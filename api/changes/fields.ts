import type { HouseholdRecord, PersonRecord } from '../../db/values/roll'
import { readIdNumber } from '../roll/import/identity'
import { readName } from '../roll/import/name'
import { readPhone } from '../roll/import/phone'
import {
  educationOf,
  healthOf,
  housingGradeOf,
  labourOf,
  sexOf,
  wordsIn,
} from '../roll/import/words'
import type { Day } from '../shared/day'
import { AMOUNT, numberOf } from '../wording/numerals'
import { type CorrectedField, PERSON_FIELDS, type PersonField } from './facts'

/** How each field is called; what comes first is meant first. */
const FIELD_WORDS = [
  ['id_number', '身份证号码?|身份证|证件号码?'],
  ['bank_account', '银行账[号户]|银行卡号?|一卡通|账号|卡号|银行'],
  ['phone', '联系电话|电话号码|电话|手机号?|号码'],
  ['name', '姓名|名字'],
  ['sex', '性别'],
  ['ethnicity', '民族'],
  ['relation', '与户主关系|关系'],
  ['education', '文化程度|文化|学历'],
  ['schooling', '在校生?状况|在校情况|在校|就读'],
  ['health', '健康状况|健康|身体状况'],
  ['labour', '劳动技能|劳动能力|劳动力|劳力'],
  ['work_months', '务工(?:时间|月数)|务工时长'],
  ['work', '务工状况|务工情况|务工'],
  ['head', '户主'],
  ['housing_area', '住房面积|房屋面积|房子面积|住房'],
  ['housing_grade', '危房等级|房屋等级|危房'],
  ['farmland', '耕地面积|耕地|田土|土地面积|土地'],
  ['operating_cost', '生产经营性?支出|经营性?支出|生产支出'],
  ['wage', '工资性?收入|务工收入|工资'],
  ['operating', '生产经营性?收入|经营性?收入'],
  ['property', '财产性?收入'],
  ['transfer', '转移性?收入'],
] as const satisfies readonly (readonly [CorrectedField, string])[]

const FIELDS = FIELD_WORDS.map(([field, words]) => ({
  field: field as CorrectedField,
  found: new RegExp(`(?:${words})(?:应该?是|应为|改成|改为|更正为|变成|是|为|成)?[\\s:：]*`, 'u'),
}))

/** The first field a text names and what is said behind it; null where it names none. */
export function fieldIn(
  text: string,
): { field: CorrectedField; before: string; value: string } | null {
  let best: { field: CorrectedField; at: number; length: number } | null = null
  for (const { field, found } of FIELDS) {
    const hit = found.exec(text)
    const isFirst =
      hit &&
      (!best ||
        hit.index < best.at ||
        // 务工收入 is no 务工.
        (hit.index === best.at && hit[0].length > best.length))
    if (hit && isFirst) best = { field, at: hit.index, length: hit[0].length }
  }
  if (!best) return null
  return {
    field: best.field,
    before: text.slice(0, best.at),
    value: text.slice(best.at + best.length).trim(),
  }
}

export const isPersonField = (field: CorrectedField): field is PersonField =>
  (PERSON_FIELDS as readonly string[]).includes(field)

/** What a correction sets; null where its words cannot be read. */
export type Corrected =
  | { of: 'person'; set: Partial<PersonRecord> }
  | { of: 'household'; set: Partial<Omit<HouseholdRecord, 'people'>> }

const MOST_TEXT = 50

/** Reads a value as it is said for a field; a head is a member and read elsewhere. */
export function readValue(
  field: Exclude<CorrectedField, 'head'>,
  said: string,
  today: Day,
): Corrected | null {
  const text = said.normalize('NFKC').trim()
  if (text === '' || text.length > MOST_TEXT) return null
  return isPersonField(field) ? ofPerson(field, text, today) : ofHousehold(field, text)
}

const person = (set: Partial<PersonRecord>): Corrected => ({ of: 'person', set })
const found = <T>(value: T | undefined | null, set: (value: T) => Corrected): Corrected | null =>
  value === undefined || value === null ? null : set(value)

function ofPerson(field: PersonField, text: string, today: Day): Corrected | null {
  switch (field) {
    case 'name': {
      const read = readName(text)
      return 'name' in read && !read.doubt ? person({ name: read.name }) : null
    }
    case 'id_number': {
      const read = readIdNumber(text, today)
      return 'idNumber' in read ? person({ idNumber: read.idNumber }) : null
    }
    case 'sex':
      return found(sexOf(text), (sex) => person({ sex }))
    case 'phone':
      // 没有电话了 is as right as another number.
      if (/^(?:无|没有|没得|没|空|注销|停用)/u.test(text)) return person({ phone: null })
      return found(readPhone(text).phone, (phone) => person({ phone }))
    case 'relation':
      return person({ relation: text })
    case 'ethnicity':
      return /^\p{Script=Han}{1,8}族?$/u.test(text) ? person({ ethnicity: text }) : null
    case 'education':
      return found(educationOf(text), (education) => person({ education }))
    case 'schooling':
      return person({ schooling: text })
    case 'health': {
      const states = wordsIn(text).map(healthOf)
      const known = states.filter((state) => state !== undefined)
      return known.length === states.length && known.length > 0
        ? person({ health: [...new Set(known)] })
        : null
    }
    case 'labour':
      return found(labourOf(text), (labour) => person({ labour }))
    case 'work':
      return person({ work: text })
    case 'work_months': {
      const months = amountIn(text, /个?月/u)
      return months !== null && Number.isInteger(months) && months <= 12
        ? person({ workMonths: months })
        : null
    }
  }
}

const household = (set: Partial<Omit<HouseholdRecord, 'people'>>): Corrected => ({
  of: 'household',
  set,
})

/** At most a hundred million yuan a year. */
const MOST_YUAN = 100_000_000
const MOST_M2 = 2_000
const MOST_MU = 10_000

function ofHousehold(
  field: Exclude<CorrectedField, PersonField | 'head'>,
  text: string,
): Corrected | null {
  switch (field) {
    case 'housing_grade':
      return found(housingGradeOf(text), (housingGrade) => household({ housingGrade }))
    case 'housing_area':
      return within(text, MOST_M2, (housingAreaM2) => household({ housingAreaM2 }))
    case 'farmland':
      return within(text, MOST_MU, (farmlandMu) => household({ farmlandMu }))
    case 'bank_account': {
      const digits = text.replace(/[\s-]/g, '')
      return /^\d{8,30}$/.test(digits) ? household({ bankAccount: digits }) : null
    }
    case 'wage':
      return money(text, (wageFen) => household({ wageFen }))
    case 'operating':
      return money(text, (operatingFen) => household({ operatingFen }))
    case 'property':
      return money(text, (propertyFen) => household({ propertyFen }))
    case 'transfer':
      return money(text, (transferFen) => household({ transferFen }))
    case 'operating_cost':
      return money(text, (operatingCostFen) => household({ operatingCostFen }))
  }
}

/** A number and, behind it, nothing but a unit. */
function amountIn(text: string, unit: RegExp): number | null {
  const hit = new RegExp(`^${AMOUNT}\\s*(?:${unit.source})?$`, 'u').exec(text)
  return hit ? (numberOf(hit[1] ?? '') ?? null) : null
}

function within(text: string, most: number, set: (value: number) => Corrected): Corrected | null {
  const value = amountIn(text, /平方米|平米|平方|平|㎡|m2|亩/u)
  return value !== null && value >= 0 && value <= most ? set(value) : null
}

function money(text: string, set: (fen: number) => Corrected): Corrected | null {
  const yuan = amountIn(text.replace(/^每?年/u, ''), /元|块钱?/u)
  return yuan !== null && yuan <= MOST_YUAN ? set(Math.round(yuan * 100)) : null
}
