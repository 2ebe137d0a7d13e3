import type { Row } from '../rights-rows'

export const noticesRows: Record<string, Row> = {}
