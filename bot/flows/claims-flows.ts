import type { Flow } from '../conversation/flow'

/** The flows of acceptance, spot checks, claims and payments, a part of the registry. */
export const CLAIM_FLOWS: readonly Flow[] = []
