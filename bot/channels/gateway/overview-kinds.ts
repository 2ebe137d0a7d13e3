import { OVERVIEW_MENU, type VarKind } from '../../../api/client'
import { type KindShape, oneOf, shape } from './kind'

/** Kinds about the programme overview. */
export const OVERVIEW_KINDS = {
  overviewNumber: oneOf(OVERVIEW_MENU),
  countOrFew: shape({ rows: [[444_444, 888_888], [null]], edges: [0] }),
  overviewGauges: shape({
    rows: [['9850;6600;;10000;0;123'], ['1010;2020;3030;4040;5050;6060']],
    between: '，',
  }),
  overviewNumbers: shape({
    rows: [['1=registered:25148;2=exited:17641', '24=money_arrived:4433;2=exited:9']],
    between: '，',
  }),
  overviewRows: shape({ rows: [['宝坪村3社,谭大山,', '新华村,硬化公路,8888831']], between: '、' }),
} as const satisfies Partial<Record<VarKind, KindShape>>
