import { describe, expect, test } from 'vitest'
import { storyDays } from '../../../api/demo/rules'
import { closingDay } from '../../../api/notices/rules'
import { addDays, type Day } from '../../../api/shared/day'
import { addWorkingDays, isWorkingDay } from '../../../api/shared/working-days'

const calendar = { noticeDays: 7, isWorkingDay }
const closes = (posted: Day) => closingDay(posted, calendar.noticeDays, isWorkingDay)
const YEARS = Array.from({ length: 1_096 }, (_, i) => addDays('2026-01-01', i))

describe('the story opened on any day of three years', () => {
  test('each list goes up once the window of the one before is over', () => {
    for (const today of YEARS) {
      const days = storyDays(today, calendar)
      expect(days.firstOpened < days.firstGroup, today).toBe(true)
      expect(closes(days.firstGroup) < days.firstVillage, today).toBe(true)
      expect(closes(days.firstVillage) < days.firstTownship, today).toBe(true)
      expect(closes(days.firstTownship) < days.opened, today).toBe(true)
      expect(days.opened < days.groupLists, today).toBe(true)
      expect(days.groupListsClose, today).toBe(closes(days.groupLists))
      expect(days.groupListsClose < days.villageList, today).toBe(true)
    }
  })

  test("the village's list is in the middle of its window", () => {
    for (const today of YEARS) {
      const { villageList } = storyDays(today, calendar)
      expect(villageList < today && closes(villageList) > today, today).toBe(true)
    }
  })

  test('what was objected on the last day of a window is to be decided in days to come', () => {
    for (const today of YEARS) {
      const { groupListsClose } = storyDays(today, calendar)
      expect(addWorkingDays(groupListsClose, 5) > today, today).toBe(true)
    }
  })
})

test('on an ordinary Wednesday', () => {
  expect(storyDays('2026-04-15', calendar)).toEqual({
    firstOpened: '2026-03-08',
    firstGroup: '2026-03-09',
    firstVillage: '2026-03-17',
    firstTownship: '2026-03-25',
    opened: '2026-04-02',
    groupLists: '2026-04-03',
    groupListsClose: '2026-04-10',
    villageList: '2026-04-13',
    yesterday: '2026-04-14',
  })
})
