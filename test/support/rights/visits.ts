import type { Row } from '../rights-rows'

export const visitsRows: Record<string, Row> = {}
