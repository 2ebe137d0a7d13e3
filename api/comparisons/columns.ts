import type { DepartmentRecords } from '../../db/values/comparisons'
import type { ColumnSpec } from '../sheets/header'

/** What a column of a department's file can tell. */
export const RECORD_FIELDS = [
  'id',
  'name',
  'status',
  'plate',
  'kind',
  'place',
  'use',
  'certificate',
  'company',
  'post',
  'unit',
  'until',
  'day',
  'amount',
] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

export interface RecordsShape {
  columns: readonly ColumnSpec<RecordField>[]
  /** Columns no other department's file has: one of them at least tells whose file it is. */
  telling: readonly RecordField[]
  /** Columns of these records that others may have, too: enough where no other's stand beside them. */
  hinting: readonly RecordField[]
  /** Said in a title above the table instead. */
  titled: RegExp
  /** Without it nothing can be judged. */
  needs?: RecordField
}

const ID = column(
  'id',
  '证件号码',
  `身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 证件号 身份证明号码 身份证明编号 居民身份证号
   居民身份证号码 身份号码 身份证件号码 身份证件号 身份证编号 有效证件号码 有效证件号 人员身份证号 idnumber idno idcard`,
)
const own = (names: string) => [
  column('id', ID.title, `${names} ${ID.names.join(' ')}`),
  column('name', '姓名', `人员姓名 名字 name ${NAMES}`),
]
const NAMES = '持证人 当事人 本人姓名 居民姓名 中文姓名'

export const SHAPES: Record<DepartmentRecords, RecordsShape> = {
  vehicles: {
    columns: [
      column(
        'id',
        ID.title,
        `所有人身份证号 车主身份证号 所有人证件号码 所有人身份证明号码 车主证件号码 机动车所有人身份证号 ${ID.names.join(' ')}`,
      ),
      column('name', '姓名', `所有人 车主 车主姓名 机动车所有人 所有人姓名 车辆所有人 ${NAMES}`),
      column(
        'plate',
        '号牌号码',
        '车牌号 车牌号码 车牌 号牌 机动车号牌号码 车辆号牌 牌照号 hphm plate',
      ),
      column('kind', '车辆类型', '车型 车辆种类 机动车类型 机动车种类 准驾类型 cllx'),
      column('status', '状态', '机动车状态 车辆状态 车辆现状 使用状态 登记状态 zt'),
    ],
    telling: ['plate', 'kind'],
    hinting: [],
    titled: /车辆|机动车|车管/u,
  },
  property: {
    columns: [
      column(
        'id',
        ID.title,
        `权利人证件号码 权利人证件号 权利人身份证号 产权人身份证号 产权人证件号码 所有权人证件号码 ${ID.names.join(' ')}`,
      ),
      column(
        'name',
        '权利人',
        `姓名 产权人 房主 所有权人 权利人姓名 产权人姓名 权利人名称 房屋所有权人 ${NAMES}`,
      ),
      column(
        'place',
        '坐落',
        '房屋坐落 不动产坐落 房屋地址 坐落地址 座落 房屋座落 房产地址 房产坐落 不动产座落',
      ),
      column(
        'use',
        '房屋性质',
        '房屋用途 规划用途 房屋类型 不动产类型 房产性质 房屋类别 用途 权利性质 设计用途',
      ),
      column(
        'certificate',
        '不动产权证号',
        '产权证号 房产证号 不动产单元号 不动产证号 房屋所有权证号 权证号',
      ),
      column('status', '权属状态', '状态 登记状态 产权状态'),
    ],
    telling: ['place', 'use', 'certificate'],
    hinting: [],
    titled: /房产|不动产|商品房|房屋/u,
  },
  business: {
    columns: [
      column(
        'id',
        ID.title,
        `法定代表人证件号码 法定代表人身份证号 投资人证件号码 经营者身份证号 ${ID.names.join(' ')}`,
      ),
      column(
        'name',
        '姓名',
        `法定代表人姓名 法定代表人 经营者 经营者姓名 投资人 负责人 负责人姓名 ${NAMES}`,
      ),
      column(
        'company',
        '企业名称',
        '市场主体名称 公司名称 企业字号名称 字号名称 商户名称 单位名称 主体名称 名称',
      ),
      column('certificate', '统一社会信用代码', '社会信用代码 注册号 信用代码 工商注册号'),
      column('post', '职务', '职位 任职 人员类型 身份 任职类型 担任职务 投资人类型'),
      column('status', '登记状态', '企业状态 经营状态 主体状态 状态 存续状态'),
    ],
    telling: ['certificate'],
    hinting: ['company', 'post'],
    titled: /工商|市场主体|企业登记|经商/u,
  },
  public_payroll: {
    columns: [
      ...own('职工身份证号'),
      column('unit', '单位', '单位名称 工作单位 所在单位 预算单位 供养单位 发放单位'),
      column(
        'kind',
        '人员类别',
        '人员性质 编制类型 编制性质 人员类型 供养类别 身份类别 人员身份 编制',
      ),
      column('status', '状态', '人员状态 在职状态 在岗状态'),
    ],
    telling: ['kind'],
    hinting: ['unit'],
    titled: /财政供养|公职人员|在编|工资统发/u,
  },
  deaths: {
    columns: [
      ...own('死者身份证号 死亡人员身份证号 逝者身份证号'),
      column(
        'day',
        '死亡日期',
        '死亡时间 去世日期 去世时间 火化日期 火化时间 死亡注销日期 注销日期 销户日期 死亡年月',
      ),
      column('kind', '死亡原因', '死因 注销原因 注销类别 注销类型'),
      column('status', '状态', '核实情况 备注'),
    ],
    telling: ['day', 'kind'],
    hinting: [],
    titled: /死亡|火化|去世/u,
  },
  subsistence_allowance: {
    columns: [
      column(
        'id',
        ID.title,
        `户主身份证号 户主身份证号码 户主证件号码 保障对象身份证号 低保对象身份证号 申请人身份证号 ${ID.names.join(' ')}`,
      ),
      column(
        'name',
        '姓名',
        `户主姓名 户主 保障对象 保障对象姓名 申请人 申请人姓名 低保对象 ${NAMES}`,
      ),
      column('certificate', '低保证号', '低保证编号 低保编号 救助证号 低保证'),
      column(
        'amount',
        '保障金额',
        '月保障金 低保金 月保障金额 救助金额 户月保障金 发放金额 补差金额 月补助金额',
      ),
      column(
        'kind',
        '保障类别',
        '救助类别 保障类型 低保类别 救助类型 低保类型 保障人口 保障人数 享受人数',
      ),
      column('status', '状态', '保障状态 救助状态 低保状态 在保状态 享受状态'),
    ],
    telling: ['certificate', 'amount', 'kind'],
    hinting: ['status'],
    titled: /低保|最低生活保障/u,
  },
  disability: {
    columns: [
      ...own('持证人身份证号'),
      column(
        'certificate',
        '残疾人证号',
        '残疾证号 残疾人证号码 残疾证号码 残疾人证编号 残疾证编号 残疾证件号 残疾人证件号码',
      ),
      column('kind', '残疾类别', '残疾类型 残疾等级 残疾级别 残疾种类'),
      column('until', '有效期至', '有效期止 有效期 证件有效期 有效期截止 到期日期 截止日期'),
      column('status', '证件状态', '状态 残疾人证状态 残疾证状态 办证状态'),
    ],
    telling: ['certificate', 'kind'],
    hinting: [],
    titled: /残疾/u,
  },
  medical_costs: {
    columns: [
      ...own('患者身份证号 参保人身份证号 就诊人身份证号 病人身份证号'),
      column(
        'amount',
        '自付金额',
        '个人自付 自费金额 个人自付金额 个人支付 自付费用 个人负担 个人负担金额 自付 自付合计 个人自付费用',
      ),
      column('kind', '就诊类型', '医疗类别 就医类型 就诊类别 医疗类型 支付类别'),
      column(
        'day',
        '结算日期',
        '结算时间 就诊日期 出院日期 费用期间 期间 年月 月份 结算月份 费用月份 结算年月',
      ),
      column('status', '状态', '结算状态'),
    ],
    telling: ['amount', 'kind'],
    hinting: [],
    titled: /医疗|医保|住院/u,
    needs: 'amount',
  },
  schooling_costs: {
    columns: [
      column('id', ID.title, `学生身份证号 学生身份证号码 学生证件号码 ${ID.names.join(' ')}`),
      column('name', '姓名', `学生姓名 学生 ${NAMES}`),
      column('unit', '学校', '学校名称 就读学校 所在学校 院校 院校名称'),
      column('kind', '学段', '教育阶段 就读阶段 学历层次 培养层次 在读学段'),
      column(
        'amount',
        '自付金额',
        '教育支出 自付费用 自费金额 缴费金额 年支出 学费住宿费 年自付金额 个人负担 教育费用 支出金额',
      ),
      column('day', '学年', '年度 学期 年份 缴费年度 日期'),
    ],
    telling: ['unit', 'kind'],
    hinting: [],
    titled: /教育支出|学费|就学|教育/u,
    needs: 'amount',
  },
  disasters: {
    columns: [
      column(
        'id',
        ID.title,
        `户主身份证号 户主身份证号码 户主证件号码 受灾人身份证号 ${ID.names.join(' ')}`,
      ),
      column('name', '姓名', `户主姓名 户主 受灾户 受灾人 受灾户主 ${NAMES}`),
      column('kind', '灾害类型', '灾种 灾害种类 灾害名称 受灾类型 受灾原因'),
      column('day', '受灾日期', '受灾时间 灾害时间 发生时间 发生日期 灾害日期'),
      column(
        'amount',
        '损失金额',
        '受灾损失 直接经济损失 损失 经济损失 受灾情况 损失情况 房屋受损情况',
      ),
    ],
    telling: ['kind', 'day', 'amount'],
    hinting: [],
    titled: /受灾|灾害|灾情/u,
  },
}

function column(key: RecordField, title: string, names: string): ColumnSpec<RecordField> {
  return { key, title, names: names.split(/\s+/) }
}
