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
} from './roll'

/** The 33 columns of 建档立卡贫困人口信息表, the information sheet of the national system. */
export const ROLL_SHEET_COLUMNS = [
  '县(区)',
  '乡(镇)',
  '村',
  '社(组)',
  '户编号',
  '姓名',
  '性别',
  '证件号码',
  '与户主关系',
  '民族',
  '文化程度',
  '在校生状况',
  '健康状况',
  '劳动技能',
  '务工状况',
  '务工时间(月)',
  '联系电话',
  '贫困户属性',
  '主要致贫原因',
  '其他致贫原因',
  '识别年度',
  '脱贫年度',
  '脱贫属性',
  '住房面积(㎡)',
  '危房等级',
  '耕地面积(亩)',
  '工资性收入',
  '生产经营性收入',
  '财产性收入',
  '转移性收入',
  '生产经营性支出',
  '人均纯收入',
  '银行卡号',
] as const

export const SEX_WORDS = { male: '男', female: '女' } as const satisfies Record<Sex, string>

export const EDUCATION_WORDS = {
  illiterate: '文盲或半文盲',
  primary: '小学',
  junior_middle: '初中',
  senior_middle: '高中',
  junior_college: '大专',
  bachelor: '本科及以上',
} as const satisfies Record<EducationLevel, string>

export const HEALTH_WORDS = {
  healthy: '健康',
  chronic_illness: '长期慢性病',
  serious_illness: '患有大病',
  disabled: '残疾',
} as const satisfies Record<HealthState, string>

export const LABOUR_WORDS = {
  ordinary: '普通劳动力',
  skilled: '技能劳动力',
  weak: '弱劳动力或半劳动力',
  lost: '丧失劳动力',
  none: '无劳动力',
} as const satisfies Record<LabourAbility, string>

/** Of a household on the register; off it there are 一般农户 and 低保户. */
export const TYPE_WORDS = {
  ordinary: '一般贫困户',
  subsistence_allowance: '低保贫困户',
  extreme_hardship: '五保贫困户',
} as const satisfies Record<HouseholdType, string>

export const CAUSE_WORDS = {
  illness: '因病',
  disability: '因残',
  schooling: '因学',
  disaster: '因灾',
  lack_of_land: '缺土地',
  lack_of_water: '缺水',
  lack_of_skill: '缺技术',
  lack_of_labour: '缺劳力',
  lack_of_funds: '缺资金',
  poor_transport: '交通条件落后',
  lack_of_drive: '自身发展动力不足',
  marriage_cost: '因婚',
  funeral_cost: '因丧',
  other: '其他',
} as const satisfies Record<PovertyCause, string>

/** Empty for a household that was never registered, which the type column calls 一般农户. */
export const STATUS_WORDS = {
  unregistered: '',
  registered: '未脱贫',
  exiting: '预脱贫',
  exited: '已脱贫',
  returned: '返贫',
  closed: '整户销户',
  terminated: '终止',
} as const satisfies Record<RollStatus, string>

/** Of a household that is watched; the national sheet has no column for it. */
export const WATCH_WORDS = {
  unstable_exit: '脱贫不稳定户',
  borderline: '边缘易致贫户',
  sudden_difficulty: '突发严重困难户',
} as const satisfies Record<WatchKind, string>
export const WATCH_COLUMN = '监测对象类别'

export const GRADE_WORDS = { safe: '否', c: 'C级', d: 'D级' } as const satisfies Record<
  HousingGrade,
  string
>
