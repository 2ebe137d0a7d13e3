/** What a township reports to the county 上报: checked there, sent back, or announced 公告. */
export const REPORT_STATUSES = ['reported', 'announced'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

/** What the county's check says of one case; `announced` once it is in force. */
export const REPORT_ITEM_STATUSES = ['reported', 'checked', 'returned', 'announced'] as const
export type ReportItemStatus = (typeof REPORT_ITEM_STATUSES)[number]

/** 帮扶措施, by what is done. */
export const MEASURE_CATEGORIES = [
  'industry', // 产业
  'employment', // 就业
  'relocation', // 易地搬迁
  'housing', // 危房改造
  'education', // 教育
  'health', // 健康
  'allowance', // 兜底保障
  'finance', // 金融
  'ecology', // 生态
  'water', // 饮水
  'other',
] as const
export type MeasureCategory = (typeof MEASURE_CATEGORIES)[number]

/** `confirmed` and `denied` by the household itself: 收到没. */
export const MEASURE_STATUSES = [
  'planned',
  'delivered',
  'confirmed',
  'denied',
  'cancelled',
] as const
export type MeasureStatus = (typeof MEASURE_STATUSES)[number]
