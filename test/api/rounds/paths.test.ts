import { describe, expect, test } from 'vitest'
import { figuresOf, firstLevel, nextLevel, PATHS, stepAt } from '../../../api/rounds/paths'
import { NOTICE_LEVELS, ROUND_KINDS } from '../../../db/values/rounds'

describe('the path of a round', () => {
  test.each([
    ['identification', ['group', 'village', 'township', 'county']],
    ['exit', ['village', 'county']],
    ['watch_list', ['village', 'township', 'county']],
    ['risk_removal', ['village', 'township', 'county']],
    ['village_entry', ['township', 'county']],
    ['village_exit', ['township', 'county']],
  ] as const)('of %s goes through %j and skips none of them', (kind, levels) => {
    const gone: string[] = [firstLevel(kind)]
    for (let at = firstLevel(kind) as string; at !== 'county';) {
      at = nextLevel(kind, at as (typeof NOTICE_LEVELS)[number])
      gone.push(at)
    }
    expect(gone).toEqual(levels)
  })

  test('of identification has an entry, a review and a notice at each of its three levels', () => {
    expect(NOTICE_LEVELS.map((level) => stepAt('identification', level))).toEqual([
      { level: 'group', entry: 'screening', body: 'group_meeting', noticeDays: 'notice_days' },
      { level: 'village', entry: 'survey', body: 'representatives', noticeDays: 'notice_days' },
      { level: 'township', entry: 'revisit', body: 'committee', noticeDays: 'notice_days' },
    ])
    expect(PATHS.identification.signOffs.roles).toHaveLength(4)
  })

  test('of a watch-list has one notice, in the village alone', () => {
    const days = NOTICE_LEVELS.map((level) => stepAt('watch_list', level)?.noticeDays)
    expect(days).toEqual([undefined, 'watch_notice_days', null])
  })

  test.each(ROUND_KINDS)('of %s has nothing to do with the county but its decision', (kind) =>
    expect(stepAt(kind, 'county')).toBeUndefined(),
  )

  test.each([
    ['identification', ['notice_days', 'objection_working_days', 'poverty_line']],
    ['exit', ['exit_notice_days', 'objection_working_days', 'poverty_line']],
    ['watch_list', ['watch_list_days', 'watch_notice_days', 'poverty_line']],
    ['risk_removal', ['watch_list_days', 'risk_removal_days', 'watch_line']],
    ['village_entry', ['notice_days', 'objection_working_days']],
    ['village_exit', ['exit_notice_days', 'village_exit_incidence_permille']],
  ] as const)('of %s freezes the figures it goes by, each once', (kind, figures) => {
    expect(figuresOf(kind)).toEqual(expect.arrayContaining([...figures]))
    expect(new Set(figuresOf(kind)).size).toBe(figuresOf(kind).length)
    // Of another kind's list it has none.
    const days = figuresOf(kind).filter((name) => name.endsWith('notice_days'))
    expect(days).toHaveLength(1)
  })
})
