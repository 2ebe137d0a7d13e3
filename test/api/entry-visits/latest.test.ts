import { expect, test } from 'vitest'
import { NO_FACTS, NOT_ASKED } from '../../../api/entry-visits/facts'
import { latestFound } from '../../../api/entry-visits/latest'

const MET = { isMet: true, lacking: '' }
const LACKING = { isMet: false, lacking: '' }
const housing = { areaM2: 80, structure: null, grade: 'c' as const }

test('each thing is as whoever looked at it last found it', () => {
  const screening = {
    ...NO_FACTS,
    size: 4,
    housing,
    assurances: { ...NOT_ASKED, drinking_water: LACKING, safe_house: LACKING },
  }
  const survey = { ...NO_FACTS, size: 5, assurances: { ...NOT_ASKED, drinking_water: MET } }
  expect(latestFound([survey, screening])).toEqual({ size: 5, grade: 'c', lacking: ['safe_house'] })
})

test('what nobody looked at is not known', () => {
  expect(latestFound([])).toEqual({ size: null, grade: null, lacking: [] })
  expect(latestFound([NO_FACTS])).toEqual({ size: null, grade: null, lacking: [] })
})
