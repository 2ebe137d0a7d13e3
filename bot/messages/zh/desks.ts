import type { Desk, RoundDesk, Vars } from '../../../api/client'
import type { Messages } from '../messages'

const FIELD =
  '走访、未走访、线索、核实、变更、档案、核查、清单、结对户、监测、台账、措施、落实、告知、答'
const TOWNSHIP =
  '线索、变更、核查、质检、监测、台账、周报、档案、清单、结对户、走访、措施、落实、答'

/** Every one of them is understood, and none is refused to those who sit there. */
export const WORK = {
  county:
    '比对、线索、变更、核查、质检、监测、台账、周报、档案、清单、结对、销号、措施、落实、通知、答',
  clerk: `${TOWNSHIP}、结对、销号、告知、通知`,
  township: `${TOWNSHIP}、销号、批准`,
  first_secretary: `${FIELD}、结对、销号`,
  secretary: `${FIELD}、结对、销号`,
  village: FIELD,
  resident: FIELD,
  group: FIELD,
} as const satisfies Record<RoundDesk, string>

const CARRY_OUT =
  '项目讨论、项目申请、公示项目、开工、进度、完工、村规划、加规划、户方案、查贷款、干部申报'

/** Of projects, their money and what keeps it honest. */
export const PROJECT = {
  county: '项目、项目审批、抽查、报账审核、评价、资金、贷款、村规划、督查问题、整改、干部申报',
  clerk: '项目、项目申报、验收、报账、贷款、资金、村规划、通过规划、督查问题、整改、干部申报',
  township: '项目、项目申报、验收、报账、查贷款、资金、村规划、通过规划、督查问题、整改、干部申报',
  first_secretary: CARRY_OUT,
  secretary: CARRY_OUT,
  village: CARRY_OUT,
  resident: CARRY_OUT,
  group: '项目、公示项目、村规划、查贷款、干部申报',
} as const satisfies Record<RoundDesk, string>

const PROPOSE = '拟脱贫、拟监测、风险消除'
const MEET = '开会、评议'
const SIGN = '签、签单、拒签、纸签'

export const ROUND = {
  county: '开评、关评、县审、公告、张贴、推进、签单、纸签、代签、记异议、村情、排名',
  clerk: `开评、关评、${MEET}、张贴、推进、上报县里、${SIGN}、代签、记异议、提名、村情、排名`,
  township: `${MEET}、张贴、推进、上报县里、${SIGN}、记异议、村情、排名`,
  first_secretary: `调查、复核、${PROPOSE}、${MEET}、张贴、推进、${SIGN}、记异议、村情`,
  secretary: `调查、${PROPOSE}、${MEET}、张贴、推进、${SIGN}、记异议、村情`,
  village: `排查、调查、${PROPOSE}、${MEET}、张贴、${SIGN}、记异议、村情`,
  resident: `排查、调查、复核、${PROPOSE}、张贴、${SIGN}、记异议、村情`,
  group: `排查、${MEET}、张贴、${SIGN}、记异议`,
} as const satisfies Record<RoundDesk, string>

const BESIDE: Partial<Record<Desk, string>> = {
  department: '您好。轮到您办的，发“待办”看。常用：比对、落实、办结。问政策直接发问题。',
  group_unit: '您好。您单位的措施发“落实”加编号，清单发“办结”加编号。问政策直接发问题。',
  finance:
    '您好。常用：资金、加资金、到账、下达、资金图、拨付、项目、整改、干部申报。问政策直接发问题。',
  inspector:
    '您好。轮到您办的，发“待办”看。常用：督查、督查问题、记督查问题、整改合格、督查统计、问责、曝光、通报、举报件、优亲厚友、未申报。',
  other: '您好。您要看的材料请找县扶贫办。问政策直接发问题。',
}

export const zhDesks = {
  'menu.staff': ({ desk, open }: Vars<'menu.staff'>) =>
    BESIDE[desk] ??
    `您好。轮到您办的，发“待办”看。${open > 0 ? `有${open}件求助待答。` : ''}常用：${WORK[desk as RoundDesk]}。项目、评议的事发“下”看。`,
  'menu.project': ({ desk }: Vars<'menu.project'>) =>
    `项目的事（后面可加编号）：${PROJECT[desk]}。`,
  'menu.round': ({ desk }: Vars<'menu.round'>) => `评议的事：${ROUND[desk]}。`,
} satisfies Partial<Messages>
