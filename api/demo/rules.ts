import { closingDay } from '../notices/rules'
import { addDays, type Day } from '../shared/day'

interface Calendar {
  /** Days of a list's window. */
  noticeDays: number
  isWorkingDay: (day: Day) => boolean
}

/** On which days the story of a demo county falls; every one of them lies before `today`. */
export interface StoryDays {
  /** The round that is over: opened, and its lists posted level by level. */
  firstOpened: Day
  firstGroup: Day
  firstVillage: Day
  firstTownship: Day
  /** The round that is open now, opened when the first was closed. */
  opened: Day
  groupLists: Day
  /** Last day of the windows of its group lists. */
  groupListsClose: Day
  /** The village's list, in the middle of its window today. */
  villageList: Day
  yesterday: Day
}

/** Counted back from today, so that each list goes up on the day the window of the one before is over. */
export function storyDays(today: Day, calendar: Calendar): StoryDays {
  const villageList = addDays(today, -2)
  const groupLists = postedToBeOverBy(villageList, calendar)
  const opened = addDays(groupLists, -1)
  const firstTownship = postedToBeOverBy(opened, calendar)
  const firstVillage = postedToBeOverBy(firstTownship, calendar)
  const firstGroup = postedToBeOverBy(firstVillage, calendar)
  return {
    firstOpened: addDays(firstGroup, -1),
    firstGroup,
    firstVillage,
    firstTownship,
    opened,
    groupLists,
    groupListsClose: closingDay(groupLists, calendar.noticeDays, calendar.isWorkingDay),
    villageList,
    yesterday: addDays(today, -1),
  }
}

/** The last day on which a list can be posted so that its window is over before `day` begins. */
function postedToBeOverBy(day: Day, { noticeDays, isWorkingDay }: Calendar): Day {
  let posted = addDays(day, -noticeDays - 1)
  while (closingDay(posted, noticeDays, isWorkingDay) >= day) posted = addDays(posted, -1)
  return posted
}
