import type { VarKind } from '../../../api/client'
import { type KindShape, shape } from './kind'

/** Parts one after the other, with what stands between them; nothing at all is a way of its own. */
const list = (between: string, ...rows: string[][]) => shape({ rows, edges: [''], between })

/** The same, with at least one. */
const some = (between: string, ...rows: string[][]) => shape({ rows, between })

const ASSURANCES = 'food,clothing,compulsory_school,medical_care,safe_house,drinking_water'
const REGISTERED = [
  'outcome=register;size=4',
  'outcome=register;size=12;type=ordinary',
  'outcome=register;size=3;causes=lack_of_drive',
  'outcome=register;size=3;causes=illness,disability,schooling;income=320000;line=400000;housing=d',
  `outcome=register;size=12;type=subsistence_allowance;causes=poor_transport,lack_of_drive,illness;income=1234500;line=400000;housing=c;lacks=${ASSURANCES}`,
  'outcome=register;size=12;type=subsistence_allowance;causes=poor_transport,lack_of_drive,illness;income=1234500;line=400000;housing=safe;assured=yes',
]
const FACTS = [
  'size=4',
  'income=1234500',
  'housing_grade=c',
  'workers=3',
  'drinking_water=lacking',
  'drinking_water=met',
  `size=20;workers=20;housing_grade=safe;housing_area=999.5;income=12345600;${ASSURANCES.split(',')
    .map((each) => `${each}=lacking`)
    .join(';')}`,
]

const RECORDS =
  'vehicles property business public_payroll deaths subsistence_allowance disability medical_costs schooling_costs disasters'

/** Kinds that hold several things in one line: shortest and longest, with ends that differ. */
export const LISTED = {
  departmentRecords: shape({ rows: RECORDS.split(' ').map((records) => [records]) }),
  heads: some('、', [
    '谭大山',
    '牟大山、冉启旺',
    Array.from({ length: 20 }, () => '买买提艾力阿不都热西提江').join('、'),
    Array.from({ length: 40 }, (_, i) => `${'甲乙丙丁'[i % 4]}大山`).join('、'),
  ]),
  indicatorValue: some('，', ['disposable_income=12345600', 'poor_transport=10']),
  indicatorList: some('、', [
    'poor_transport',
    'poor_drinking_water;elderly_burden',
    'poverty_incidence;registered_share;low_income_share;disposable_income;poor_transport',
  ]),
  scoreLines: some('，', [
    'poor_transport=10:8000/8',
    'allowance_burden=1000:10000/20;disposable_income=1234500:10000/20;low_income_share=999:10000/20',
  ]),
  villageRanks: some('，', [
    '1 0 宝坪村',
    Array.from({ length: 4 }, () => '329 99900 新华移民安置点社区').join(';'),
  ]),
  checkLines: some('，', [
    'right\t谭大山\t',
    'changed\t谭大山\t生了个娃儿',
    'right\t谭大山\t\nright\t牟大山\t\nwrongly_in\t冉启旺\t在城里买了房',
    Array.from({ length: 20 }, () => 'missed\t买买提艾力阿不都热西提江\t房子垮了一直没人管').join(
      '\n',
    ),
  ]),
  qualityCounts: some('，', [
    'labour_missing=1',
    'phone_form=3;size=2',
    'allowance_income=99999;watch_against_status=99999;employment_without_work=99999',
  ]),
  exitGap: list('、', [
    'lacking=income',
    'lacking=drinking_water',
    `lacking=income,${ASSURANCES}`,
    'unasked=income',
    'lacking=drinking_water,safe_house;unasked=income,food,clothing,compulsory_school,medical_care',
  ]),
  handbook: some('，', [
    'pigs=3',
    'water=spring',
    'insured=yes',
    'housing_grade=c;housing_area_m2=999.5;farmland_mu=199.95;net_income_per_head_fen=12345600;work_months=12;workers=10;pupils=10;pigs=100;sick=10;insured=yes;water=spring',
  ]),
  changeFacts: some('，', [
    'what=birth;name=牟小星;sex=female;on=2026-11-02;relation=之女;id=none',
    'what=death;name=买买提艾力阿不都热西提江;on=2026-11-30;successor=冉启旺',
    'what=split;who=买买提艾力阿不都热西提江、冉启旺;new_head=买买提艾力阿不都热西提江;successor=谭大山',
    'what=merge;other=买买提艾力阿不都热西提江;to=新华移民安置点社区12社',
    'what=move;to=宝坪村5社',
    'what=close_death',
    'what=close_move_out',
    'what=correct;name=冉启旺;field=phone;value=*0150',
    'what=correct;field=housing_area;value=120平方米',
    'what=correct;name=谭大山;field=health;value=残疾',
  ]),
  surveyTopics: list('、', ['labour', 'wage', 'housing,grain,labour,students']),
  netIncome: list('，', [
    '875000;400000',
    '-123456700;400000',
    '400000;400000',
    '123456700;400000',
    '120000;400000',
  ]),
  caseFacts: some(
    '，',
    REGISTERED,
    REGISTERED.map((line) => line.replace('register', 'exit')),
  ),
  signList: some('；', [
    '谭大山,宝坪村3社,outcome=register;size=3',
    '李四,象坪村,outcome=register;size=3;causes=illness;income=320000',
    Array.from(
      { length: 3 },
      () => `买买提艾力阿不都热西提江,天元乡新华移民安置点,${REGISTERED[4]}`,
    ).join('\n'),
  ]),
  visitList: some('，', [
    '2026-12-31 谭大山',
    Array.from({ length: 5 }, () => '2026-11-30 买买提艾力阿不都热西提江').join(';'),
  ]),
  entryFacts: list('，', FACTS),
  reviewFacts: list('，', [
    'size=4',
    'income=320000',
    'size=12;disputes=12;differing=yes;income=12345600;line=12345600;grade=safe;' +
      `lacking=${ASSURANCES};screening=not_eligible;survey=not_eligible;revisit=unclear`,
    'revisit=eligible',
    'screening=not_eligible',
  ]),
  differences: list('；', [
    'size:screening=4,survey=5',
    'drinking_water:screening=met,survey=lacking',
    'income:screening=12345600,survey=12345600,revisit=12345600',
    ['size', 'workers', 'income', 'housing_area']
      .map((aspect) => `${aspect}:screening=12345600,survey=12345600,revisit=12345600`)
      .join(';'),
  ]),
  weekParts: some('，', [
    '宝坪村=5/2',
    '宝坪村=5/2;新华村=3/0',
    Array.from({ length: 3 }, (_, i) => `${'甲乙丙'[i]}溪村=98/97`).join(';'),
  ]),
  progressParts: some('，', [
    '3社=0/9',
    Array.from({ length: 12 }, (_, i) => `${i}组=99/98`).join(';'),
  ]),
} satisfies Partial<Record<VarKind, KindShape>>
