import {
  BROADCAST_VARIABLES,
  type BroadcastAudience,
  type BroadcastVariable,
} from '../../db/values/broadcasts'
import { isPrivate } from './rules'

export type Values = Record<BroadcastVariable, string>

const NAMED = /\{\s*([^{}]*?)\s*\}/gu

/** What a body names in braces, known or not. */
export const namedIn = (body: string): string[] => [
  ...new Set([...body.matchAll(NAMED)].map(([, name = '']) => name)),
]

const isKnown = (name: string): name is BroadcastVariable =>
  (BROADCAST_VARIABLES as readonly string[]).includes(name)

/** The words for one recipient. */
export const fill = (body: string, values: Values): string =>
  body.replace(NAMED, (whole, name: string) => (isKnown(name) ? values[name] : whole))

const OF_HOUSEHOLD: readonly string[] = ['户主', '人口']

/**
 * Why a body may not name something, and what: nobody knows it, staff have no household, or it would
 * tell whoever holds the phone what is private to a household.
 */
export function refusalOfNamed(
  body: string,
  audience: BroadcastAudience,
): {
  reason: 'variable_unknown' | 'variable_of_households' | 'variable_private'
  name: string
} | null {
  for (const name of namedIn(body)) {
    if (!isKnown(name)) return { reason: 'variable_unknown', name }
    if (audience === 'staff' && name !== '县') return { reason: 'variable_of_households', name }
    if (isPrivate(audience) && OF_HOUSEHOLD.includes(name))
      return { reason: 'variable_private', name }
  }
  return null
}
