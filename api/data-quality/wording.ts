import type { QualityCode } from '../../db/values/data-quality'

interface RuleWords {
  /** Heading of the column, as the national system words it. */
  field: string
  /** What is not right, in a few words. */
  title: string
  /** What to do about it. */
  todo: string
}

/** Each rule as an office reads it. */
export const QUALITY_WORDS = {
  no_members: {
    field: '家庭成员',
    title: '一个成员也没有',
    todo: '全家去世或搬走的办整户销户，漏录的补录',
  },
  heads: { field: '与户主关系', title: '户主不是一个', todo: '核对户主，只留一人' },
  size: { field: '家庭人口', title: '人口数与成员对不上', todo: '核对在册成员，按实际人数改' },
  same_person_twice: {
    field: '证件号码',
    title: '同名同生日录了两次',
    todo: '核对身份证，多录的一个删去',
  },
  recorded_dead: {
    field: '家庭成员',
    title: '已登记去世还在册',
    todo: '核对后办自然减少，或更正死亡登记',
  },
  age_impossible: {
    field: '证件号码',
    title: '按身份证已满110岁',
    todo: '上门看是否健在，核对身份证号',
  },
  head_young: { field: '与户主关系', title: '户主还是孩子', todo: '核对户主，或写明由谁监护' },
  sex_against_id: { field: '性别', title: '性别与身份证不符', todo: '对着身份证改性别或证件号' },
  relation_sex: {
    field: '与户主关系',
    title: '关系与性别不符',
    todo: '核对关系和性别，改错的一项',
  },
  spouse_sex: { field: '与户主关系', title: '配偶与户主同性别', todo: '核对关系和两人性别' },
  two_spouses: {
    field: '与户主关系',
    title: '配偶不止一个',
    todo: '核对关系，离婚或去世的办自然减少',
  },
  relation_age: {
    field: '与户主关系',
    title: '长幼关系颠倒',
    todo: '核对关系和身份证里的出生日期',
  },
  education_age: { field: '文化程度', title: '文化程度高过年龄', todo: '核对文化程度或证件号' },
  schooling_age: {
    field: '在校生状况',
    title: '年龄与在校不符',
    todo: '核对在校生状况，毕业的改非在校生',
  },
  health_contradiction: {
    field: '健康状况',
    title: '健康状况前后矛盾',
    todo: '核对后只留一种说法',
  },
  labour_missing: { field: '劳动技能', title: '劳动技能没填', todo: '补填，孩子填无劳动力' },
  labour_minor: { field: '劳动技能', title: '孩子填了劳动力', todo: '不到年龄的填无劳动力' },
  labour_elderly: {
    field: '劳动技能',
    title: '老人填了全劳动力',
    todo: '按实际改弱劳动力或半劳动力、丧失或无劳动力',
  },
  work_without_labour: {
    field: '务工状况',
    title: '无劳动力却在务工',
    todo: '核对是否务工，改劳动技能或务工状况',
  },
  work_minor: { field: '务工状况', title: '孩子填了务工', todo: '核对年龄和务工状况' },
  work_months: { field: '务工时间(月)', title: '务工月数不可能', todo: '填0到12个月' },
  work_months_missing: { field: '务工时间(月)', title: '务工没填月数', todo: '问清补填' },
  months_without_work: {
    field: '务工时间(月)',
    title: '没务工却有月数',
    todo: '核对务工状况，改错的一项',
  },
  phone_form: { field: '联系电话', title: '手机号不对', todo: '问清11位手机号再改' },
  type_missing: { field: '贫困户属性', title: '户属性没填', todo: '补填一般、低保或特困供养' },
  hardship_labour: {
    field: '贫困户属性',
    title: '特困户有劳动力',
    todo: '核对户属性和劳动技能，改错的一项',
  },
  allowance_income: {
    field: '转移性收入',
    title: '低保特困户转移收入为零',
    todo: '把低保金、供养金算进转移性收入，或改户属性',
  },
  cause_missing: { field: '主要致贫原因', title: '没填主要致贫原因', todo: '补填一个' },
  cause_twice: { field: '其他致贫原因', title: '主因又填在其他原因', todo: '其他原因里删去' },
  cause_labour: {
    field: '主要致贫原因',
    title: '填缺劳力却有劳动力',
    todo: '核对致贫原因和劳动技能',
  },
  identified_year_missing: { field: '识别年度', title: '识别年度没填', todo: '补填' },
  exited_year_missing: { field: '脱贫年度', title: '已脱贫没填年度', todo: '补填脱贫年度' },
  exited_year_early: { field: '脱贫年度', title: '脱贫早于识别', todo: '核对两个年度' },
  exited_year_unmatched: {
    field: '脱贫年度',
    title: '未脱贫填了脱贫年度',
    todo: '核对脱贫属性，改错的一项',
  },
  watch_against_status: {
    field: '监测对象类别',
    title: '监测类别与属性不符',
    todo: '核对监测类别：怕返贫的应是已脱贫户，边缘户应是一般农户',
  },
  watch_without_measure: {
    field: '帮扶措施',
    title: '监测户没有措施',
    todo: '定措施，发：措施 户主 原因 帮什么',
  },
  employment_without_work: {
    field: '帮扶措施',
    title: '有就业措施没人务工',
    todo: '核对措施落实没有，务工的补填务工状况',
  },
  income_missing: { field: '人均纯收入', title: '收入没填全', todo: '算清各项收入和人均纯收入' },
  income_negative: { field: '人均纯收入', title: '收入是负数', todo: '核对收入和支出' },
  income_sum: {
    field: '人均纯收入',
    title: '收入加不拢',
    todo: '各项收入减支出除以人数，应等于人均纯收入',
  },
} as const satisfies Record<QualityCode, RuleWords>

/** 劳动技能没填，请补填，孩子填无劳动力。 */
export const whatToDo = (code: QualityCode): string => {
  const { title, todo } = QUALITY_WORDS[code]
  return `${title}，请${todo}。`
}
