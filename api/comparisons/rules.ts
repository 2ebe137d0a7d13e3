import type { HouseholdType, RollStatus, WatchKind } from '../../db/values/roll'
import type { DepartmentRecords } from '../../db/values/comparisons'
import type { MismatchClass } from '../../db/values/leads'

/** What a row says, cell by cell; '' where the file says nothing. */
export interface RecordRow {
  name: string
  status: string
  plate: string
  kind: string
  place: string
  use: string
  certificate: string
  company: string
  post: string
  unit: string
  until: string
  day: string
  amount: string
}

/** What a department's row speaks against: `mark` tells this car from the next one. */
export interface Finding {
  mark: string
  /** What was found, for whoever goes there. */
  text: string
}

/** Whose possessions and posts count: on the register, and not yet off it, or watched. */
export const isCompared = ({
  status,
  watch,
}: {
  status: RollStatus
  watch: WatchKind | null
}): boolean =>
  status === 'registered' ||
  status === 'exiting' ||
  status === 'exited' ||
  status === 'returned' ||
  (watch !== null && status === 'unregistered')

const not = (words: string) => new RegExp(`(?<![未非没不无])(?:${words})`, 'u')

const CAR_GONE = not('报废|注销|灭失|销毁|解体|转出|转移|转让|过户|退车|已售|出售')
/** 机动车状态 as the traffic police code it: B 转出, E 注销, M 强制注销, P 达到报废标准. */
const CAR_GONE_CODE = /^[A-Z]*[BEMP][A-Z]*$/
const NO_CAR = /摩托|轻便|电动(?:自行|两轮|二轮|三轮)|自行车|三轮汽车|手扶|轮椅|残疾人专用|^M\d/u

/** A car 车辆. A motorcycle is none, and what is scrapped or sold is theirs no more. */
export function findVehicle({ plate, kind, status }: RecordRow): Finding | null {
  if (NO_CAR.test(kind)) return null
  if (CAR_GONE.test(status) || CAR_GONE_CODE.test(status)) return null
  const what = [kind || '车辆', plate].filter(Boolean).join(' ')
  return { mark: plain(plate) || plain(kind), text: `名下有${what}` }
}

const PROPERTY_GONE = not('注销|灭失|历史|已转移|转让|过户|失效')
const OWN_HOME = /搬迁|安置|宅基地|农村|农房|自建|集体|危房|公租|廉租|保障性|经济适用/u
const RESETTLED = /易地|搬迁|安置点|安置房|安置区/u

/** A dwelling, shop or other real estate 房产. A resettlement flat and the farmhouse are none. */
export function findProperty(row: RecordRow): Finding | null {
  const { use, place, certificate, status } = row
  if (PROPERTY_GONE.test(status) || OWN_HOME.test(use)) return null
  if (RESETTLED.test(place)) return null
  const what = [use || '房产', place].filter(Boolean).join('，')
  return { mark: plain(certificate) || plain(place + use), text: `名下有${what}` }
}

const BUSINESS_GONE = not('注销|吊销|撤销|歇业|清算|迁出|除名|关闭|停业')
const COOPERATIVE = /合作社|专业合作|联合社/u
const LEADS_IT = /法定代表|法人|理事|监事|董事|经理|负责人|发起人/u
const WORKS_THERE = /员工|职工|雇员|联络员|办税|财务负责/u

/** A business 工商. Deregistered, or a cooperative they are but a member of, it is none. */
export function findBusiness({ company, certificate, post, status }: RecordRow): Finding | null {
  if (BUSINESS_GONE.test(status) || WORKS_THERE.test(post)) return null
  if (COOPERATIVE.test(company) && !LEADS_IT.test(post)) return null
  const what = company || '市场主体'
  return { mark: plain(certificate || company), text: `在${what}任${post || '职'}` }
}

const POST_LEFT = not('离职|辞职|辞退|解聘|开除|调出|死亡|停发')
const HELPING_POST = /公益|公岗|护林|管护|护路|护河|保洁|遗属|临时救助/u
const STAFF_POST = /在编|公务员|事业|教师|退休|行政|参公|工勤/u

/** On the public payroll 财政供养. A public-welfare post 公益性岗位 is help, not a salary. */
export function findPayroll({ unit, kind, status }: RecordRow): Finding | null {
  if (POST_LEFT.test(status) || HELPING_POST.test(kind)) return null
  if (!STAFF_POST.test(kind) && HELPING_POST.test(unit)) return null
  return { mark: plain(unit), text: `财政供养：${[unit, kind].filter(Boolean).join(' ')}` }
}

/** 误服农药 is how somebody died, 撤销户口 what comes of it. */
const NOT_DEAD = /误(?![服食饮吸用入诊])|撤销(?!户)|恢复|健在|在世|未死亡/u

export function findDeath({ day, status }: RecordRow): Finding | null {
  if (NOT_DEAD.test(status)) return null
  return { mark: '', text: day ? `记为${day}死亡，档案里还在世` : '记为死亡，档案里还在世' }
}

const ALLOWANCE_ENDED = not('停保|停发|退出|退保|取消|注销|终止|不再|停止|已停|暂停|清退|死亡|迁出')

/** Whether civil affairs pays the household 低保 by this row. */
export const isPaid = ({ status }: Pick<RecordRow, 'status'>): boolean =>
  !ALLOWANCE_ENDED.test(status) && !/未保|不在保|非在保|未享受|不享受|^否$/u.test(status)

/** What the register and civil affairs say of a household's 低保, if they differ. */
export function allowanceMismatch(type: HouseholdType | null, isPaidOne: boolean): Finding | null {
  if (type === 'subsistence_allowance')
    return isPaidOne ? null : { mark: 'none', text: '档案记为低保户，民政没有在保记录' }
  if (type === null || !isPaidOne) return null
  const told = type === 'ordinary' ? '一般户' : '特困供养户'
  return { mark: 'paid', text: `档案记为${told}，民政记为低保在保` }
}

const CERTIFICATE_ENDED = not(
  '过期|到期|超期|逾期|注销|失效|作废|冻结|迁出|无效|停用|死亡|挂失|收回|吊销',
)

/** Whether a certificate of disability holds today; one that ran out is none. */
export function isCertified({ status, until }: RecordRow, today: string): boolean {
  if (CERTIFICATE_ENDED.test(status)) return false
  const ends = dayIn(until)
  return ends === null || ends >= today
}

/** What the register and the federation say of a person's disability, if they differ. */
export function disabilityMismatch(
  { isDisabled, isHealthKnown }: { isDisabled: boolean; isHealthKnown: boolean },
  hasCertificate: boolean,
): Finding | null {
  if (isDisabled)
    return hasCertificate ? null : { mark: 'none', text: '档案记为残疾，残联没有有效的残疾人证' }
  if (!hasCertificate || !isHealthKnown) return null
  return { mark: 'held', text: '持有残疾人证，档案没有记残疾' }
}

/** Of records whose every row is judged by itself. */
export const FINDERS = {
  vehicles: { class: 'vehicle', find: findVehicle },
  property: { class: 'property', find: findProperty },
  business: { class: 'business', find: findBusiness },
  public_payroll: { class: 'public_payroll', find: findPayroll },
  deaths: { class: 'death', find: findDeath },
} as const satisfies Partial<
  Record<DepartmentRecords, { class: MismatchClass; find: (row: RecordRow) => Finding | null }>
>

/** A day as it is written in tables: 2026-3-5, 2026/03/05, 2026年3月5日, 20260305. */
export function dayIn(text: string): string | null {
  const found =
    /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\D*$/u.exec(text) ??
    /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)\D*$/u.exec(text)
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Without what differs from file to file. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{C}]/gu, '')
