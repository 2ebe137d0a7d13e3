import type { OverviewNumber, Precision } from '../../db/values/overview'

export const PRECISION_NAMES = {
  object: '扶持对象精准',
  projects: '项目安排精准',
  funds: '资金使用精准',
  measures: '措施到户精准',
  people: '因村派人精准',
  results: '脱贫成效精准',
} as const satisfies Record<Precision, string>

/** How each is reckoned, for whoever asks why. */
export const PRECISION_WHY = {
  object: '建档立卡户中，除去今年成立的异议和查实的线索（订正、终止、漏评入监测）',
  projects: '今年批准的项目中，有绩效目标、没有过期、按期完工的',
  funds: '今年收到项目资金、问过的户中，都说收到、且是受益户的',
  measures: '未脱贫和返贫户中，每个致贫原因都有已落实或没过期措施的',
  people: '建档立卡户中，有结对帮扶人、村里有第一书记或驻村干部的',
  results: '脱过贫的户中，没有返贫、也没有返贫风险（监测）的',
} as const satisfies Record<Precision, string>

export const NUMBER_NAMES = {
  registered: '建档立卡户',
  in_care: '未脱贫和返贫户',
  exited: '已脱贫户',
  returned: '返贫户',
  watched: '监测对象',
  ledger: '档外台账',
  measures_lacking: '措施没到位的户',
  measures_late: '措施过期的户',
  paid: '收到项目资金的户',
  paid_lacking: '资金没确认的户',
  people_lacking: '没人帮扶的户',
  left_once: '脱过贫的户',
  results_lacking: '返贫或有风险的户',
  visits_due: '应走访的户',
  visits_in_time: '按时走访的户',
  visits_late: '走访过期的户',
  object_wrong: '成立的异议和线索',
  notices_open: '正在公示的名单',
  objections_open: '没办的异议',
  objections_upheld: '成立的异议',
  objections_rejected: '不成立的异议',
  objections_withdrawn: '撤回的异议',
  objections_late: '过期的异议',
  leads_late: '过期的线索',
  projects: '今年批准的项目',
  projects_lacking: '目标或进度有问题的项目',
  projects_late: '过期的项目',
  money_arrived: '到账资金',
  money_allocated: '下达资金',
  money_spent: '已付资金',
} as const satisfies Record<OverviewNumber, string>
