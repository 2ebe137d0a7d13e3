import { MEASURE_NAMES, type MeasureName } from '../../../db/values/assessments'
import type { Measure } from './measure'

/** Every measure, with the words and the statement of the query behind it. */
export const MEASURES = Object.fromEntries(
  MEASURE_NAMES.map((name) => [name, { unit: 'rate', query: name, run: async () => new Map() }]),
) as unknown as Record<MeasureName, { unit: 'rate' | 'count'; query: string; run: Measure }>
