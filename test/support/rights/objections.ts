import type { Row } from '../rights-rows'

export const objectionsRows: Record<string, Row> = {}
