/** Where money comes from (domain.md 5.4). */
export const FUND_KINDS = [
  'central', // 中央专项
  'municipal', // 市级
  'county', // 县级
  'department', // 行业部门
  'bank', // 银行
  'donor', // 社会捐赠
  'pupils', // 助学捐赠
] as const
export type FundKind = (typeof FUND_KINDS)[number]

/**
 * Accounts of one source, down the money's way: where it comes from, what has arrived, what a place was given, what a
 * project was given, what was paid out for it. Only `origin` may go below zero: it is minus all that ever arrived.
 */
export const FUND_ACCOUNT_KINDS = ['origin', 'source', 'allocation', 'project', 'spent'] as const
export type FundAccountKind = (typeof FUND_ACCOUNT_KINDS)[number]

/** A posting moves an amount one step down that way, or back up. */
export const FUND_POSTING_TYPES = [
  'arrive', // 到账: origin → source
  'recall', // 收回: source → origin
  'allocate', // 下达: source → allocation
  'give_back', // 退回: allocation → source
  'fund', // 安排到项目: allocation → project
  'release', // 结余退回: project → allocation
  'pay', // 拨付: project → spent
  'repay', // 退款: spent → project
] as const
export type FundPostingType = (typeof FUND_POSTING_TYPES)[number]

export const LOAN_STATUSES = ['open', 'repaid'] as const
export type LoanStatus = (typeof LOAN_STATUSES)[number]
/** Production alone (domain.md 5.4). */
export const LOAN_PURPOSES = [
  'crops',
  'livestock',
  'processing',
  'trade',
  'other_production',
] as const
export type LoanPurpose = (typeof LOAN_PURPOSES)[number]
