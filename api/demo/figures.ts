import type { FigureName } from '../figures/names'

/** Invented for the demo, and said to be: 示例. A real county sets its own. */
export const DEMO_FIGURES = {
  application_answer_days: 15,
  help_answer_hours: 24,
  person_lapse_minutes: 30,
  person_opens_hour: 8,
  person_closes_hour: 20,
  link_attempts_per_day: 5,
  link_code_hours: 72,
  notice_days: 7,
  exit_notice_days: 7,
  watch_notice_days: 5,
  watch_list_days: 15,
  duty_days: 5,
  climb_days: 2,
  objection_working_days: 5,
  review_quorum_permille_group: 667,
  review_quorum_permille_village: 667,
  review_quorum_permille_township: 501,
  review_proxies_per_person: 1,
  appeal_days: 5,
  appeal_working_days: 7,
  proxy_hours: 24,
  sign_code_hours: 72,
  sign_remind_days: 2,
  visit_far_metres: 3_000,
  entry_income_tolerance_percent: 20,
  entry_area_tolerance_percent: 10,
  survey_cost_percent_grain: 40,
  survey_cost_percent_tobacco: 45,
  survey_cost_percent_livestock: 40,
  survey_cost_percent_tree_fruit: 15,
  survey_cost_percent_other_crops: 40,
  sms_segment_milliyuan: 45,
  broadcast_messages_per_hour: 2_000,
  exit_income_margin_percent: 0,
  village_exit_incidence_permille: 30,
  poverty_line: 400_000,
} as const satisfies Record<FigureName, number>

export const DEMO_SOURCE = '示例'
export const DEMO_VALID_FROM = '2020-01-01'
