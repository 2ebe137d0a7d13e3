/** Why a cadre helps a household 结对帮扶 from then on, or no longer. */
export const PAIRING_REASONS = [
  'assigned',
  'transfer',
  'retirement',
  'exchange',
  'household_gone',
  'other',
] as const
export type PairingReason = (typeof PAIRING_REASONS)[number]
