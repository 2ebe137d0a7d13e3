import type { Row } from '../rights-rows'

export const proxiesRows: Record<string, Row> = {}
