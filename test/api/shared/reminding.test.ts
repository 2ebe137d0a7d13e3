import { describe, expect, test } from 'vitest'
import { remindingTimes } from '../../../api/shared/reminding'

const at = (text: string) => new Date(`${text}+08:00`)

describe('whoever must act is reminded on the morning of the working day before', () => {
  test.each([
    ['due on a Friday', '2026-03-14T00:00', '2026-03-12T08:00'],
    ['due on a Monday: on Friday', '2026-03-17T00:00', '2026-03-13T08:00'],
    ['due at noon of a Wednesday', '2026-03-11T12:00', '2026-03-10T08:00'],
    ['due after the October holiday', '2026-10-09T00:00', '2026-09-30T08:00'],
  ])('%s', (_what, due, morning) => {
    expect(remindingTimes(at('2026-03-01T10:00'), at(due))).toEqual({
      notBefore: at(morning),
      notAfter: at(due),
    })
  })

  test('and is not where that morning has begun', () => {
    const due = at('2026-03-14T00:00')
    expect(remindingTimes(at('2026-03-12T07:59:59'), due)).not.toBeNull()
    expect(remindingTimes(at('2026-03-12T08:00'), due)).toBeNull()
  })
})
