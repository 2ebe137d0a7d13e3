import type { AreaPath } from '../values/areas'
import type { StaffRole, TieKind } from '../values/staff'
import { castHousehold } from './cast'
import { BAOPING } from './cast-spec'
import { namedPhone } from './identity'

/** Somebody on the programme's side the simulator can speak as. */
export interface DemoStaff {
  key: string
  name: string
  phone: string
  unit: string
  roles: { role: StaffRole; areaPath: AreaPath }[]
  /** Households this person may not decide on. */
  ties: { kind: TieKind; householdNumber: string }[]
  /** Worth trying as this person. */
  tries?: { zh: string; en: string }
}

const TRIES: Partial<Record<string, NonNullable<DemoStaff['tries']>>> = {
  village_secretary: { zh: '推进、暂缓 单号', en: '推进 or 暂缓 and the list number' },
  village_cadre: { zh: '待办，核实异议', en: '待办: an objection to check' },
  resident_cadre: { zh: '待办，核实异议', en: '待办: an objection to check' },
  township_clerk: { zh: '通知 宝坪村…', en: '通知 drafts an office notice' },
  township_committee: { zh: '批准 回执号', en: '批准 sends what the clerk drafted' },
  county_office: { zh: '考核，全县的进度', en: '考核: how far assessments are' },
  department: { zh: '考核打分', en: '考核打分: items to score' },
  evaluator: { zh: '评估，一题一题答', en: '评估: a household to ask' },
  superior_inspector: { zh: '评估安排、评估公布', en: '评估安排 plans, 评估公布 releases' },
  group_cadre_5: { zh: '张贴', en: '张贴 posts the list of the group' },
}

type Tie = readonly [kind: TieKind, household: string]

function member(
  key: string,
  name: string,
  lastFour: string,
  unit: string,
  role: StaffRole,
  areaPath: AreaPath,
  ...ties: Tie[]
): DemoStaff {
  const tries = TRIES[key]
  return {
    key,
    name,
    phone: namedPhone(lastFour),
    ...(tries && { tries }),
    unit,
    roles: [{ role, areaPath }],
    ties: ties.map(([kind, household]) => ({
      kind,
      householdNumber: castHousehold(household).number,
    })),
  }
}

/** One person for each role under the role's own name, then those a second one is needed for. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  // Lives in the group: the same phone stands in the register, and home is kin.
  member('group_cadre', '冉启旺', '2001', '宝坪村3社', 'group_cadre', `${BAOPING}.3`, [
    'kin',
    'home_of_group_cadre',
  ]),
  member('village_cadre', '熊长富', '2002', '宝坪村委会', 'village_cadre', BAOPING, [
    'kin',
    'kin_of_cadre',
  ]),
  member('village_secretary', '田正松', '2003', '宝坪村党支部', 'village_secretary', BAOPING),
  member('resident_cadre', '姚云川', '2004', '宝坪村驻村工作队', 'resident_cadre', BAOPING),
  member('first_secretary', '卢思远', '2005', '宝坪村第一书记', 'first_secretary', BAOPING),
  member('township_clerk', '汪晓松', '2006', '天元乡扶贫办', 'township_clerk', 'wuxi.tianyuan'),
  member(
    'township_committee',
    '鲁正川',
    '2007',
    '天元乡党委',
    'township_committee',
    'wuxi.tianyuan',
  ),
  member(
    'township_secretary',
    '龙正川',
    '2018',
    '天元乡党委',
    'township_secretary',
    'wuxi.tianyuan',
  ),
  member('township_head', '覃远山', '2019', '天元乡人民政府', 'township_head', 'wuxi.tianyuan'),
  member('county_office', '唐雪柏', '2008', '县扶贫办', 'county_office', 'wuxi'),
  member('department', '钟兰舒', '2009', '县民政局', 'department', 'wuxi'),
  member('group_unit', '万松林', '2010', '县供销社', 'group_unit', 'wuxi.tianyuan', [
    'work_unit',
    'exited',
  ]),
  member('discipline_inspector', '黎正朗', '2011', '县纪委监委', 'discipline_inspector', 'wuxi'),
  member('evaluator', '杜思睿', '2012', '第三方评估组', 'evaluator', 'wuxi'),
  member('journalist', '徐朗月', '2013', '县融媒体中心', 'journalist', 'wuxi'),
  // Untied, where the first one is tied.
  member('village_cadre_untied', '蒲明秀', '2014', '宝坪村委会', 'village_cadre', BAOPING),
  member('group_cadre_5', '石远顺', '2015', '宝坪村5社', 'group_cadre', `${BAOPING}.5`),
  // Approves what the first one of the office drafts.
  member('county_office_approver', '袁柏宁', '2016', '县扶贫办', 'county_office', 'wuxi'),
  member('county_finance', '邓知秋', '2020', '县财政局', 'county_finance', 'wuxi'),
  // Takes what is about the county itself.
  member('superior_inspector', '顾明川', '2021', '市纪委监委', 'superior_inspector', 'wuxi'),
  member(
    'township_inspector',
    '向怀远',
    '2022',
    '天元乡纪委',
    'discipline_inspector',
    'wuxi.tianyuan',
  ),
  // Decides what the first one proposes.
  member('inspector_approver', '韩青林', '2023', '县纪委监委', 'discipline_inspector', 'wuxi'),
  // Evaluators go two by two.
  member('evaluator_second', '韩知微', '2025', '第三方评估组', 'evaluator', 'wuxi'),
  // A third approval, for large amounts.
  member('county_office_third', '石若兰', '2024', '县扶贫办', 'county_office', 'wuxi'),
  // Outside 天元乡, to see where a clerk's view ends.
  member('township_clerk_yulin', '胡春晓', '2017', '鱼鳞乡扶贫办', 'township_clerk', 'wuxi.yulin'),
]
