import { type SupervisionVarKinds } from '../../api/client'
import type { After, Taken } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { STORY } from './visit-note'

/** What inspectors write of officials, and these of themselves, reads as a report elsewhere. */
export const TOLD: readonly Taken[] = [...STORY, 'complaint']

type Why<K extends keyof SupervisionVarKinds> = readonly (SupervisionVarKinds[K] & string)[]

const each = <W extends string>(whys: readonly W[], end: (why: W) => After) =>
  Object.fromEntries(whys.map((why) => [why, end(why)])) as Record<W, After>

const common = (hotline: string): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})

export const supervisionRefusals = (
  hotline: string,
  whys: Why<'supervisionWhy'>,
): Record<string, After> => ({
  ...common(hotline),
  not_found: endWith('supervision.refused', { supervisionWhy: 'not_yours' }),
  ...each(whys, (supervisionWhy) => endWith('supervision.refused', { supervisionWhy })),
})

export const findingRefusals = (
  hotline: string,
  whys: Why<'findingWhy'>,
): Record<string, After> => ({
  ...common(hotline),
  not_found: endWith('finding.unknown_code'),
  ...each(whys, (findingWhy) => endWith('finding.refused', { findingWhy })),
})

export const accountabilityRefusals = (
  hotline: string,
  whys: Why<'accountabilityWhy'>,
): Record<string, After> => ({
  ...common(hotline),
  not_found: endWith('accountability.unknown_code'),
  ...each(whys, (accountabilityWhy) => endWith('accountability.refused', { accountabilityWhy })),
})

export const publishedRefusals = (
  hotline: string,
  whys: Why<'publishedWhy'>,
): Record<string, After> => ({
  ...common(hotline),
  not_found: endWith('published.unknown_code'),
  ...each(whys, (publishedWhy) => endWith('published.refused', { publishedWhy })),
})
