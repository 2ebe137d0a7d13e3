import type { Flow } from '../conversation/flow'

/** The flows of declarations of kin and interests, a part of the registry. */
export const DECLARATION_FLOWS: readonly Flow[] = []
