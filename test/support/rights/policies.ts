import type { Row } from '../rights-rows'

export const policiesRows: Record<string, Row> = {}
