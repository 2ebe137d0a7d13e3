import type { Details } from '../../../api/changes/facts'
import type { ChangeStatus } from '../../../db/values/changes'
import type { TestApi } from '../api'
import { addChange } from '../changes'
import type { Standing } from '../rights-world'
import { outcome, plain, type Row } from './row'

const FARMLAND: Details = {
  kind: 'correct',
  field: 'farmland',
  personId: null,
  value: '3亩',
  on: null,
}

const countyOf = ({ place }: Pick<Standing, 'place'>) => (place === 'foreign' ? 'wushan' : 'wuxi')

/** A change of the household of a place, asked and checked by others. */
const changeAt = (api: TestApi, standing: Standing, status: ChangeStatus) =>
  addChange(api, {
    county: countyOf(standing),
    householdId: standing.householdId,
    details: FARMLAND,
    status,
  })

/** One in every place there is. */
async function changesEverywhere(api: TestApi): Promise<void> {
  const places = await api.sql<{ county: string; householdId: string }[]>`
    select h.county, h.id as "householdId" from households h
     where not exists (select from changes c where c.county = h.county and c.household_id = h.id)
     order by h.id`
  for (const place of places) await addChange(api, place)
}

export const changesRows: Record<string, Row> = {
  'GET /changes': {
    action: 'change.list',
    about: 'list',
    call: async (_standing, _part, api) => {
      await changesEverywhere(api)
      return { path: '/changes' }
    },
  },
  'POST /changes': {
    action: 'change.ask',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/changes',
      body: { householdId, words: '耕地3亩', details: FARMLAND },
    }),
    isDone: (answer) =>
      ['asked', 'asked_checked', 'already_asked'].includes(String(outcome(answer))),
  },
  'POST /changes/drafts': {
    action: 'change.ask',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/changes/drafts',
      body: { text: '更正 耕地 3亩', householdId, said: {} },
    }),
  },
  'POST /changes/corrections': {
    action: 'change.wish',
    about: 'item',
    call: ({ householdId }) => ({
      path: '/changes/corrections',
      body: { householdId, words: '耕地少了' },
    }),
    isDone: (answer) => ['asked', 'already_asked'].includes(String(outcome(answer))),
  },
  'GET /changes/mine': plain('change.wish', '/changes/mine'),
  'GET /changes/by-code/:code': {
    action: 'change.list',
    about: 'item',
    call: async (standing, _part, api) => ({
      path: `/changes/by-code/${(await changeAt(api, standing, 'asked')).code}`,
    }),
  },
  'POST /changes/by-code/:code/checks': {
    action: 'change.check',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: `/changes/by-code/${(await changeAt(api, standing, 'asked')).code}/checks`,
      body: { isRight: true },
    }),
    isDone: (answer) => outcome(answer) === 'checked',
  },
  'POST /changes/by-code/:code/decisions': {
    action: 'change.decide',
    about: 'item',
    decides: true,
    call: async (standing, _part, api) => ({
      path: `/changes/by-code/${(await changeAt(api, standing, 'checked')).code}/decisions`,
      body: { isAccepted: true },
    }),
    isDone: (answer) => outcome(answer) === 'accepted',
  },
}
