/** What a household's file can be asked to say from then on 变更 (domain.md 2.6). */
export const CHANGE_KINDS = [
  'join', // 自然增加: 出生, 婚入, 迁入 …
  'leave', // 自然减少: 死亡, 婚出, 迁出 …
  'move', // 整户搬迁 to another group
  'split', // 分户
  'merge', // 合户
  'close', // 整户销户
  'reopen', // 恢复 of one that was closed by mistake
  'correct', // 更正
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * `asked` by the household or a cadre, `checked` on the spot, then `accepted` by the township and in the
 * file, or `declined` with a reason; `withdrawn` by whoever asked.
 */
export const CHANGE_STATUSES = ['asked', 'checked', 'accepted', 'declined', 'withdrawn'] as const
export type ChangeStatus = (typeof CHANGE_STATUSES)[number]
