/** Every figure the rules read, with its unit. A county sets the values, each with validity and source. */
export const FIGURE_UNITS = {
  application_answer_days: 'days',
  help_answer_hours: 'hours',
  person_lapse_minutes: 'minutes',
  person_opens_hour: 'hour',
  person_closes_hour: 'hour',
  link_attempts_per_day: 'count',
  link_code_hours: 'hours',
  notice_days: 'days',
  exit_notice_days: 'days',
  watch_notice_days: 'days',
  watch_list_days: 'days',
  duty_days: 'days',
  climb_days: 'days',
  objection_working_days: 'days',
  review_quorum_permille_group: 'permille',
  review_quorum_permille_village: 'permille',
  review_quorum_permille_township: 'permille',
  review_proxies_per_person: 'count',
  proxy_hours: 'hours',
  visit_far_metres: 'metres',
  entry_income_tolerance_percent: 'percent',
  entry_area_tolerance_percent: 'percent',
  sms_segment_milliyuan: 'milliyuan',
  poverty_line: 'fen per person and year',
} as const
export type FigureName = keyof typeof FIGURE_UNITS
export const FIGURE_NAMES = Object.keys(FIGURE_UNITS) as [FigureName, ...FigureName[]]
