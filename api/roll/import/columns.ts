import type { ColumnSpec } from '../../sheets/header'

export type RollColumn =
  | 'county'
  | 'township'
  | 'village'
  | 'group'
  | 'number'
  | 'headIdNumber'
  | 'name'
  | 'sex'
  | 'idNumber'
  | 'relation'
  | 'ethnicity'
  | 'education'
  | 'schooling'
  | 'health'
  | 'labour'
  | 'work'
  | 'workMonths'
  | 'phone'
  | 'status'
  | 'type'
  | 'watch'
  | 'mainCause'
  | 'otherCauses'
  | 'identifiedYear'
  | 'exitedYear'
  | 'housingArea'
  | 'housingGrade'
  | 'farmland'
  | 'wage'
  | 'operating'
  | 'property'
  | 'transfer'
  | 'operatingCost'
  | 'netIncome'
  | 'bankAccount'

/** Columns of the roll, titled as the national system titles them. */
export const ROLL_COLUMNS: readonly ColumnSpec<RollColumn>[] = [
  column('county', '县(区)', '县 区县 县名 县名称 所在县 县市区 市县区'),
  column('township', '乡(镇)', '乡 镇 乡镇名 乡镇名称 所在乡镇 乡镇街道 乡镇街道名称'),
  required('village', '村', '行政村 村名 村名称 行政村名称 所在村 村居 村社区 行政村社区'),
  required(
    'group',
    '社(组)',
    '社 组 社组名称 组别 社别 村民小组 村小组 小组 自然村组 组名 组社 所在社',
  ),
  column('number', '户编号', '户号 家庭编号 户编码 户籍编号 贫困户编号 农户编号'),
  column('headIdNumber', '户主证件号码', '户主身份证号 户主身份证号码 户主身份证 户主公民身份号码'),
  required('name', '姓名', '成员姓名 家庭成员姓名 人员姓名 家庭成员'),
  column('sex', '性别', '成员性别'),
  required(
    'idNumber',
    '证件号码',
    '身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 证件号 居民身份证号 居民身份证号码 成员身份证号码 身份证件号码',
  ),
  required('relation', '与户主关系', '关系 户主关系 家庭关系 与户主的关系 和户主关系'),
  column('ethnicity', '民族', '成员民族'),
  column('education', '文化程度', '学历 受教育程度 文化'),
  column('schooling', '在校生状况', '在校状况 在校生情况 就学情况 在校情况'),
  column('health', '健康状况', '身体状况 健康情况'),
  column('labour', '劳动技能', '劳动能力 劳动力状况 劳动力'),
  column('work', '务工状况', '务工情况 务工区域 务工地点'),
  column('workMonths', '务工时间(月)', '务工月数 务工月份 务工时长'),
  column(
    'phone',
    '联系电话',
    '手机号 手机号码 手机 电话 电话号码 联系方式 联系号码 户主电话 户主联系电话',
  ),
  column('status', '脱贫属性', '脱贫状态 户状态 贫困状态 脱贫情况'),
  column('type', '贫困户属性', '户属性 农户属性 户类型 农户类型 贫困户类型 脱贫户属性 属性'),
  column('watch', '监测对象类别', '监测对象 监测类别 监测对象类型 监测户类型'),
  column('mainCause', '主要致贫原因', '致贫原因 主要致贫返贫原因 主要原因'),
  column('otherCauses', '其他致贫原因', '其它致贫原因 次要致贫原因'),
  column('identifiedYear', '识别年度', '识别时间 识别年份 识别年月 建档年度 纳入年度'),
  column('exitedYear', '脱贫年度', '脱贫时间 脱贫年份 退出年度'),
  column('housingArea', '住房面积(㎡)', '住房面积平方米 房屋面积 住房面积'),
  column('housingGrade', '危房等级', '住房等级 危房级别 是否危房 危房户'),
  column('farmland', '耕地面积(亩)', '耕地 耕地亩数 承包地面积'),
  column('wage', '工资性收入', '工资收入 务工收入'),
  column('operating', '生产经营性收入', '生产经营收入 经营性收入 经营收入 家庭经营性收入'),
  column('property', '财产性收入', '财产收入'),
  column('transfer', '转移性收入', '转移收入'),
  column('operatingCost', '生产经营性支出', '生产经营支出 经营性支出 经营支出'),
  column('netIncome', '人均纯收入', '家庭人均纯收入 年人均纯收入 人均收入 人均可支配收入'),
  column(
    'bankAccount',
    '银行卡号',
    '银行账号 银行帐号 银行卡 一卡通账号 一卡通号 惠农一卡通 账号 开户账号',
  ),
]

function column(key: RollColumn, title: string, names: string): ColumnSpec<RollColumn> {
  return { key, title, names: names.split(' ') }
}

function required(key: RollColumn, title: string, names: string): ColumnSpec<RollColumn> {
  return { ...column(key, title, names), isRequired: true }
}
