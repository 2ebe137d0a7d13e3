import type { MisconductKind } from '../../api/client'

/** The five kinds of misconduct, of inspections 五督查 and complaints alike, as short as people say them. */
export const KINDS_ZH = {
  neglect: '失职渎职',
  falsification: '弄虚作假',
  misuse_of_funds: '违规用钱',
  favouritism: '优亲厚友',
  extortion: '吃拿卡要',
} as const satisfies Record<MisconductKind, string>

export const KINDS_EN = {
  neglect: 'neglect',
  falsification: 'falsification',
  misuse_of_funds: 'misuse of funds',
  favouritism: 'favouritism',
  extortion: 'extortion',
} as const satisfies Record<MisconductKind, string>

const NAMES = Object.values(KINDS_ZH)
export const ALL_KINDS_ZH = NAMES.join('、')
/** They are written in Chinese, whoever writes them. */
export const KINDS_TO_TYPE = NAMES.join(', ')
