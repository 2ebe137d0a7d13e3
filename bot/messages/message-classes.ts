import { STOPPABLE_CLASSES, type StoppableClass } from '../../api/client'

/** `notice,reminder` as classes. */
export const classesOf = (list: string): StoppableClass[] =>
  STOPPABLE_CLASSES.filter((each) => list.split(',').includes(each))

/** What still comes when these are stopped. */
export const othersThan = (list: string): StoppableClass[] => {
  const stopped = classesOf(list)
  return STOPPABLE_CLASSES.filter((each) => !stopped.includes(each))
}
