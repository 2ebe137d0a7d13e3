import type { DepartmentRecords } from '../../db/values/comparisons'

interface RecordsWords {
  /** As we call them. */
  title: string
  /** Whoever holds them, as a rule (domain.md 3.5). */
  department: string
  /** What else they are called, in Chinese and English. */
  names: readonly string[]
}

export const RECORDS: Record<DepartmentRecords, RecordsWords> = {
  vehicles: words('车辆', '公安局', '机动车 车管 小车 汽车 vehicle'),
  property: words('房产', '规划自然资源局', '不动产 商品房 住房登记 房屋 properties real-estate'),
  business: words('工商', '市场监管局', '市场主体 企业 工商登记 经商 businesses companies'),
  public_payroll: words('财政供养', '财政局', '财政供养人员 公职人员 编制 在编 payroll'),
  deaths: words('死亡', '公安局', '死亡人员 死亡人口 销户 death'),
  subsistence_allowance: words('低保', '民政局', '低保对象 最低生活保障 allowance dibao'),
  disability: words('残疾', '残联', '残疾人 残疾证 残疾人证 disabled disabilities'),
  medical_costs: words('医疗自付', '医保局', '医疗费用 大额医疗 医疗 医疗支出 medical'),
  schooling_costs: words('教育支出', '教委', '教育 大额教育 学费 就学支出 schooling'),
  disasters: words('受灾', '应急局', '灾害 受灾户 受灾名单 灾情 disaster'),
}

function words(title: string, department: string, names: string): RecordsWords {
  return { title, department, names: names.split(' ') }
}

const BY_NAME = new Map(
  Object.entries(RECORDS).flatMap(([records, { title, names }]) =>
    [records, title, ...names].map((name) => [plain(name), records as DepartmentRecords] as const),
  ),
)

/** Which records a word names: 车辆, vehicles, public-payroll; undefined where it names none. */
export const recordsNamed = (word: string): DepartmentRecords | undefined =>
  BY_NAME.get(plain(word))

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/gu, '')
    .replace(/(?:的)?(?:记录|数据|名单|信息|名册)$/u, '')
}
