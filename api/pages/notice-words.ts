import type { NoticeLevel, RoundKind } from '../../db/values/rounds'
import { placeOfNotice } from '../notices/rules'

/** Of whom a list is, as its heading says. */
const KINDS = {
  identification: '拟纳入帮扶名单公示',
  exit: '拟退出帮扶名单公示',
  watch_list: '拟纳入监测名单公示',
  risk_removal: '拟消除风险名单公示',
  village_entry: '拟纳入贫困村名单公示',
  village_exit: '拟退出贫困村名单公示',
} as const satisfies Record<RoundKind, string>

const KINDS_EN = {
  identification: 'Households to be assisted',
  exit: 'Households to leave the register',
  watch_list: 'Households to be watched over',
  risk_removal: 'Households to be watched over no more',
  village_entry: 'Villages to be assisted',
  village_exit: 'Villages to leave the register',
} as const satisfies Record<RoundKind, string>

export const kindWords = ({ kind }: { kind: RoundKind }) => KINDS[kind]
export const titleOf = (list: { area: string; kind: RoundKind }) => list.area + kindWords(list)
export const titleEnOf = ({ kind }: { kind: RoundKind }) =>
  `${KINDS_EN[kind]}, posted for objection`

const LEVELS = {
  group: ['社公示', 'Villager group'],
  village: ['村公示', 'Village'],
  township: ['乡镇公示', 'Township'],
} as const satisfies Record<NoticeLevel, readonly [zh: string, en: string]>

const NUMERALS = ['零', '一', '二', '三']
const ORDINALS = ['', 'first', 'second', 'third']
const COUNTS = ['', 'one', 'two', 'three']

/** 村公示，三级中第二级; of a kind with one notice only the level. */
export function levelWords({ kind, level }: { kind: RoundKind; level: NoticeLevel }) {
  const { at, of } = placeOfNotice(kind, level)
  const [zh, en] = LEVELS[level]
  if (of < 2) return { zh, en }
  return {
    zh: `${zh}，${NUMERALS[of]}级中第${NUMERALS[at]}级`,
    en: `${en}, ${ORDINALS[at]} of ${COUNTS[of]}`,
  }
}

/** 12户, or 3个村. */
export const countWords = ({ households, villages }: { households: number; villages: number }) =>
  villages > 0 ? `${villages}个村` : `${households}户`
