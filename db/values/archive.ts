/**
 * Why somebody is a member of a household from then on 自然增加, or another household's by its being split or
 * merged (domain.md 2.6).
 */
export const JOIN_REASONS = [
  'birth', // 出生
  'marriage_in', // 婚入
  'move_in', // 迁入
  'adoption', // 收养
  'release', // 刑满释放
  'split', // 分户
  'merge', // 合户
  'roll_file', // the roll's file names them
  'correction', // 更正
] as const
export type JoinReason = (typeof JOIN_REASONS)[number]

/** Why somebody is a member no more 自然减少. */
export const LEAVE_REASONS = [
  'death', // 死亡
  'marriage_out', // 婚出
  'move_out', // 迁出
  'imprisonment', // 服刑
  'enlistment', // 参军
  'split',
  'merge',
  'roll_file',
  'correction',
] as const
export type LeaveReason = (typeof LEAVE_REASONS)[number]

/** Why a household stands otherwise on the roll, or something else is said of it. */
export const CHANGE_REASONS = [
  'identified', // 新识别
  'returned', // 返贫
  'exited', // 脱贫
  'watched', // 纳入监测
  'risk_removed', // 风险消除
  'born_or_joined', // 自然增加
  'died_or_left', // 自然减少
  'moved', // 搬迁 within the county
  'split',
  'merged',
  'closed', // 整户销户
  'reopened', // 恢复: it was closed by mistake
  'terminated', // 终止: facts were concealed
  'corrected', // 更正
  'roll_file',
] as const
export type ChangeReason = (typeof CHANGE_REASONS)[number]
