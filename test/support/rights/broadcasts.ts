import type { Row } from '../rights-rows'

export const broadcastsRows: Record<string, Row> = {}
