import type { Desk, RoundDesk, Vars } from '../../../api/client'
import type { Messages } from '../messages'
import { PROJECT, ROUND, WORK } from '../zh/desks'

const BESIDE: Partial<Record<Desk, string>> = {
  department: 'Due: 待办. Also: 比对 records, 落实 delivered, 办结 done.',
  group_unit: 'Your measures: 落实 and the code. List items: 办结 and the code.',
  finance: 'Funds: 资金, 加资金 (new), 到账 (arrived), 下达 (allocate), 资金图, 拨付 (pay), 项目.',
  inspector:
    'TODO shows what is yours. 督查, 督查问题, 记督查问题, 督查统计, 问责, 曝光, 通报, 举报件, 优亲厚友, 未申报.',
  other: 'For what is yours please ask the county office. Policy: just ask.',
}

/** Whoever works here reads the words of the work in Chinese. */
export const enDesks = {
  'menu.staff': ({ desk, open }: Vars<'menu.staff'>) =>
    BESIDE[desk] ??
    `Due: 待办.${open > 0 ? ` Help: ${open}.` : ''} Words: ${WORK[desk as RoundDesk]}. More: NEXT`,
  'menu.project': ({ desk }: Vars<'menu.project'>) => `Projects: ${PROJECT[desk]}.`,
  'menu.round': ({ desk }: Vars<'menu.round'>) => `In a round: ${ROUND[desk]}.`,
} satisfies Partial<Messages>
