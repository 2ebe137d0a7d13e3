/**
 * What the office reads about rows that were not, or not quite, taken as they stand. Class names
 * are stable: keys of sample files and other programs compare them.
 */
export const REJECTIONS = {
  county_other: '不是本县的',
  township_unknown: '本县没有这个乡镇',
  village_unknown: '本乡镇没有这个村',
  group_unknown: '认不出是第几社，或者村里没有这个社',
  number_lost_in_spreadsheet: '户编号被表格软件改成了科学计数，后几位已丢失，请按原件重填',
  number_form: '户编号只能是数字和字母，不超过40位',
  name_missing: '没有姓名',
  name_too_long: '姓名太长，请核对是否填错了列',
  id_missing: '没有身份证号',
  id_lost_in_spreadsheet: '身份证号被表格软件改成了科学计数，后几位已丢失，请按原件重填',
  id_old_form: '是15位旧身份证号，请填18位',
  id_form: '不是18位身份证号',
  id_birth_date: '身份证号里的出生日期不存在或在今天之后',
  id_check_digit: '身份证号校验码不对，请核对原件',
  id_duplicate: '身份证号与前面的重复',
  status_unknown: '认不出的脱贫属性，可填：未脱贫、预脱贫、已脱贫、返贫，或留空',
  household_without_head: '这一户没有户主',
  household_two_heads: '这一户有两个户主',
  household_two_places: '同一户编号出现在不同的村社',
  household_rejected: '同户有不能导入的行，整户未导入',
} as const

export const NORMALISATIONS = {
  name_spaces: '去掉了姓名里的空格',
  name_characters: '去掉了姓名里看不见的字符，或改成了通用写法',
  id_full_width: '全角数字改成了半角',
  id_lower_x: '小写x改成了大写X',
  id_spaces: '去掉了身份证号里的空格或符号',
  id_disability_certificate: '填的是残疾人证号，取了前18位',
  phone_full_width: '全角数字改成了半角',
  phone_dashes: '去掉了电话里的空格或横线',
  phone_prefix: '去掉了电话前的国家代码或0',
  phone_none_word: '写的是没有电话，按空白处理',
  township_short_name: '乡镇名写法与登记的不同，已认出',
  village_short_name: '村名写法与登记的不同，已认出',
  number_from_row_above: '没有户编号，按上一行归为同一户',
} as const

export const WARNINGS = {
  phone_ten_digits: '手机号只有10位，未录入',
  phone_landline: '是固定电话，收不到短信，未录入',
  phone_several: '不止一个手机号，录入了第一个',
  phone_lost_in_spreadsheet: '电话被表格软件改成了科学计数，未录入',
  phone_unreadable: '不是手机号，未录入',
  phone_shared: '这个号码已有三户以上在用，不能用来确认是谁家',
  formula_in_name: '姓名像表格公式，按原样文字录入，请核对',
  name_unreadable: '姓名里有显示不出的字，请核对',
  sex_against_id: '性别与身份证号不一致，请核对',
  sex_unknown: '认不出的性别，按身份证号录入',
  relation_missing: '没有填与户主关系，按“其他”录入',
  education_unknown: '认不出的文化程度，未录入',
  health_unknown: '认不出的健康状况，未录入',
  labour_unknown: '认不出的劳动技能，未录入',
  work_months_impossible: '务工时间应是0到12个月，未录入',
  text_too_long: '内容太长，未录入',
  type_unknown: '认不出的贫困户属性，未录入',
  status_missing: '没有填脱贫属性，按贫困户属性认定',
  watch_unknown: '认不出的监测对象类别，未录入',
  cause_unknown: '认不出的致贫原因，未录入',
  year_impossible: '年度不可能，未录入',
  housing_grade_unknown: '认不出的危房等级，未录入',
  number_unreadable: '不是数字，未录入',
  number_negative: '不应是负数，未录入',
  number_impossible: '数字大得不可能，未录入',
  income_does_not_add_up: '各项收入减支出除以人数，与人均纯收入不符，按原样录入',
  bank_account_lost: '银行卡号被表格软件改成了科学计数，未录入',
  bank_account_unreadable: '不是银行卡号，未录入',
  household_rows_differ: '与本户第一行不同，以户主行为准',
} as const

export type RejectionClass = keyof typeof REJECTIONS
export type NormalisationClass = keyof typeof NORMALISATIONS
export type WarningClass = keyof typeof WARNINGS

export interface Finding<Class extends string> {
  /** Line of the file, or row of the sheet. */
  line: number
  class: Class
  /** Heading of the column, as the file words it. */
  column: string
  /** Value and reason in Chinese; identity numbers, phones and accounts are masked. */
  message: string
}

export type Rejection = Finding<RejectionClass>
export type Normalisation = Finding<NormalisationClass>
export type Warning = Finding<WarningClass>

/** What happened to a row that is taken; it is dropped with the row's household. */
export type Note =
  { kind: 'normalised'; finding: Normalisation } | { kind: 'warned'; finding: Warning }

/** A value as it may be shown: short, on one line, in quotes. */
export function shown(value: string): string {
  const plain = value.replace(/[\p{C}\s]+/gu, ' ').trim()
  return plain === '' ? '' : `“${plain.length > 30 ? `${plain.slice(0, 30)}…` : plain}”`
}

/**
 * A number that may stand in a log: `509938**********59`. The last four digits of an identity
 * number help to prove who somebody is, so that fewer are left.
 */
export function masked(value: string): string {
  // What scientific notation has left of a number tells nothing any more.
  if (/^\s*\d(\.\d+)?e\+?\d+\s*$/i.test(value)) return shown(value)
  const plain = [...value.normalize('NFKC').replace(/[\p{C}\s]+/gu, '')].slice(0, 40)
  const [head, tail] = plain.length >= 15 ? [6, 2] : plain.length >= 7 ? [3, 2] : [1, 0]
  return shown(plain.map((c, i) => (i < head || i >= plain.length - tail ? c : '*')).join(''))
}
