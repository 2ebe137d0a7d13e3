import { expect, test } from 'vitest'
import { roundWords } from '../../../api/rounds/rules'

test.each([
  ['天元乡', 'identification', null, null, '天元乡'],
  ['天元乡 识别 2026年', 'identification', 2026, null, '天元乡'],
  ['2025年度天元乡脱贫', 'exit', 2025, null, '天元乡'],
  ['宝坪村 退出', 'exit', null, null, '宝坪村'],
  ['天元乡监测', 'watch_list', null, null, '天元乡'],
  ['天元乡 风险消除 2026', 'risk_removal', 2026, null, '天元乡'],
  ['天元乡解除监测', 'risk_removal', null, null, '天元乡'],
  ['全县 贫困村退出', 'village_exit', null, null, '全县'],
  ['全县贫困村识别2026', 'village_entry', 2026, null, '全县'],
  ['鱼鳞乡 贫困村退', 'village_exit', null, null, '鱼鳞乡'],
  ['鱼鳞乡 贫困村脱贫', 'village_exit', null, null, '鱼鳞乡'],
  ['鱼鳞乡 贫困村退列', 'village_exit', null, null, '鱼鳞乡'],
  ['鱼鳞乡 退出 贫困村', 'village_exit', null, null, '鱼鳞乡'],
  ['鱼鳞乡 贫困村 脱贫', 'village_exit', null, null, '鱼鳞乡'],
  ['天元乡 贫困村识别', 'village_entry', null, null, '天元乡'],
  ['天元乡 识别 规模120户', 'identification', null, 120, '天元乡'],
] as const)('“%s” is a round of %s', (text, kind, year, plannedSize, rest) =>
  expect(roundWords(text)).toEqual({ kind, year, plannedSize, rest }),
)
