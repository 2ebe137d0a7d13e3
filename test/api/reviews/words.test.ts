import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAttendance } from '../../../api/reviews/attendee-words'
import { readMeetingTime } from '../../../api/reviews/meeting-words'
import {
  isRestUnanimous,
  readVoteLine,
  strangeName,
  voteLines,
} from '../../../api/reviews/vote-words'

/** Monday. */
const TODAY = '2026-03-09'

describe('when a meeting is', () => {
  test.each([
    ['宝坪村3社 明天下午2点', '2026-03-10', 14 * 60, '宝坪村3社'],
    ['明天下午2点 宝坪村3社', '2026-03-10', 14 * 60, '宝坪村3社'],
    ['宝坪村3社明天下午两点半开会', '2026-03-10', 14 * 60 + 30, '宝坪村3社'],
    ['今天2点', '2026-03-09', 14 * 60, ''],
    ['后天上午9点', '2026-03-11', 9 * 60, ''],
    ['后天早上九点半', '2026-03-11', 9 * 60 + 30, ''],
    ['周五晚上7点', '2026-03-13', 19 * 60, ''],
    ['周一上午9点', '2026-03-09', 9 * 60, ''],
    ['下周一上午9点', '2026-03-16', 9 * 60, ''],
    ['下星期天中午12点', '2026-03-22', 12 * 60, ''],
    ['中午1点 今天', '2026-03-09', 13 * 60, ''],
    ['3月12日 14:30', '2026-03-12', 14 * 60 + 30, ''],
    ['2026-03-10 14:00', '2026-03-10', 14 * 60, ''],
    ['12号10点', '2026-03-12', 10 * 60, ''],
    ['5号10点', '2026-04-05', 10 * 60, ''],
    ['１０号下午３点', '2026-03-10', 15 * 60, ''],
    ['天元乡 3月20日上午十点', '2026-03-20', 10 * 60, '天元乡'],
    ['明天', '2026-03-10', null, ''],
    ['下午3点', null, 15 * 60, ''],
    ['宝坪村3社', null, null, '宝坪村3社'],
    ['昨天下午2点', '2026-03-08', 14 * 60, ''],
    ['3月5日上午9点', '2026-03-05', 9 * 60, ''],
    ['周五宝坪村3社上午9点', '2026-03-13', 9 * 60, '宝坪村3社'],
    ['下个月5号上午9点', '2026-04-05', 9 * 60, ''],
    ['三月初三上午9点', '2026-04-19', 9 * 60, ''],
  ])('“%s”', (text, day, minutes, rest) =>
    expect(readMeetingTime(text, TODAY)).toEqual({ day, minutes, rest }),
  )

  test('any text is read, and none makes an hour beyond the day', () => {
    const word = fc.constantFrom(...'明天下午周三2点半村社号月日:0123456789 宝坪')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const { minutes } = readMeetingTime(words.join(''), TODAY)
        expect(minutes === null || (minutes >= 0 && minutes <= 25 * 60)).toBe(true)
      }),
    )
  })
})

describe('who is present', () => {
  const names = (text: string) => readAttendance(text).attendees.map(({ said }) => said)

  test.each([
    ['张三 李四 王五', ['张三', '李四', '王五']],
    ['张三、李四，王五。', ['张三', '李四', '王五']],
    ['到会的有：张三 李四', ['张三', '李四']],
    ['还有 王五', ['王五']],
    ['还有王五、赵六等', ['王五', '赵六']],
    ['张  三 李四', ['张三', '李四']],
    ['3社张三 李四4口', ['3社张三', '李四4口']],
    ['张三（3社）', ['张三']],
    ['买买提·艾力 张三', ['买买提·艾力', '张三']],
    ['买买提・艾力', ['买买提·艾力']],
    ['张三\n李四', ['张三', '李四']],
    ['张春来 王爱家', ['张春来', '王爱家']],
  ])('“%s”', (text, expected) => expect(names(text)).toEqual(expected))

  test.each([
    ['张三 委托 李四', [['张三', '李四']]],
    ['张三委托李四', [['张三', '李四']]],
    ['张三书面委托给李四', [['张三', '李四']]],
    [
      '王五 张三 委托 李四 赵六',
      [
        ['王五', null],
        ['张三', '李四'],
        ['赵六', null],
      ],
    ],
  ])('a paper is read: “%s”', (text, expected) =>
    expect(readAttendance(text).attendees.map(({ said, proxy }) => [said, proxy])).toEqual(
      expected,
    ),
  )

  test.each([
    ['35人', ['35人']],
    ['张三等35人', ['张三等35人']],
    ['张三 委托', ['张三委托']],
    ['abc 张三', ['abc']],
  ])('what is no name is not taken: “%s”', (text, unread) =>
    expect(readAttendance(text).unread).toEqual(unread),
  )

  test.each(['照上次', '跟上次一样', '上次那些人'])('“%s” is as last time', (text) =>
    expect(readAttendance(text)).toEqual({ attendees: [], removed: [], isLast: true, unread: [] }),
  )

  test('who did not come after all is taken off', () =>
    expect(readAttendance('去掉 张三、李四')).toEqual({
      attendees: [],
      removed: ['张三', '李四'],
      isLast: false,
      unread: [],
    }))

  test('any text is read without a name that is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const { said } of readAttendance(text).attendees)
          expect(said).toMatch(/^(?:\d{1,2}[社组])?\p{Script=Han}/u)
      }),
    )
  })
})

describe('votes', () => {
  const NAMES = ['张三', '李四', '欧阳春来']
  /** The first line, as it is read. */
  const read = (text: string) => readVoteLine(voteLines(text, NAMES)[0] ?? '', NAMES)

  test.each([
    ['35 2 1', [35, 2, 1, null]],
    ['35，2，1', [35, 2, 1, null]],
    ['35/2/1', [35, 2, 1, null]],
    ['35票 2票 1票', [35, 2, 1, null]],
    ['35 2', [35, 2, 0, null]],
    ['38', [38, 0, 0, null]],
    ['0 38 0', [0, 38, 0, null]],
    ['34 2 1 回避1', [34, 2, 1, 1]],
    ['34 2 1 回避 2人', [34, 2, 1, 2]],
    ['同意35 反对2 弃权1', [35, 2, 1, null]],
    ['同意：35票，反对：2票，弃权：1票', [35, 2, 1, null]],
    ['35票同意，2票反对', [35, 2, 0, null]],
    ['赞成35 不同意3', [35, 3, 0, null]],
    ['反对30 同意8', [8, 30, 0, null]],
    ['３５　２　１', [35, 2, 1, null]],
    ['好', null],
    ['同意', null],
  ])('“%s”', (text, expected) => {
    const [votesFor, votesAgainst, abstained, kin] = expected ?? []
    expect(read(text).counts).toEqual(expected && { votesFor, votesAgainst, abstained, kin })
  })

  test.each(['全票', '都同意', '一致通过', '全部同意', '全体举手', '张三 全票'])(
    '“%s” is everybody',
    (text) => expect(read(text)).toMatchObject({ isUnanimous: true }),
  )

  test.each([
    ['其余全票', true],
    ['剩下的都同意', true],
    ['其他几户 一致通过', true],
    ['其余 30 2 1', false],
    ['剩下的都反对', false],
    ['其余不同意', false],
    ['全票', false],
  ])('“%s” is everybody for all the rest: %s', (text, isRest) =>
    expect(isRestUnanimous(text)).toBe(isRest),
  )

  test('everybody but those who may not vote', () =>
    expect(read('全票 回避2')).toMatchObject({
      isUnanimous: true,
      counts: { kin: 2 },
    }))

  test.each([
    ['张三 35 2 1', '张三', ''],
    ['1 张三 35 2 1', '张三', ''],
    ['2. 李四家 30 8 0', '李四', ''],
    ['第3户 张三：35 2 1', '张三', ''],
    ['3社张三 35 2 1', '张三', '3社'],
    ['张三4口 35 2 1', '张三', '4口'],
    ['3社张三（4口）35 2 1', '张三', '3社4口'],
    ['欧阳春来 35 2 1', '欧阳春来', ''],
    ['35 2 1', null, ''],
    // Behind the numbers a name belongs to the reason.
    ['8 30 0 跟张三是一家', null, ''],
  ])('“%s” is about %s', (text, name, which) => expect(read(text)).toMatchObject({ name, which }))

  test.each([
    ['8 30 0 家里有小车', '家里有小车'],
    ['张三 8 30 0，因为家里有3间门面', '家里有3间门面'],
    ['同意8 反对30 原因：收入过线', '收入过线'],
    ['35 2 1', ''],
  ])('“%s” says why', (text, reason) => expect(read(text)).toMatchObject({ reason }))

  test.each([
    ['1 张三 35 2 1；2 李四 30 8 0', ['1 张三 35 2 1', '2 李四 30 8 0']],
    ['张三 35 2 1\n李四 30 8 0', ['张三 35 2 1', '李四 30 8 0']],
    ['张三 35 2 1，李四 30 8 0', ['张三 35 2 1', '李四 30 8 0']],
    ['张三 35，2，1', ['张三 35,2,1']],
    ['张三 8 30 0 跟李四合伙，有店', ['张三 8 30 0 跟李四合伙,有店']],
    [' ；\n', []],
  ])('“%s” are so many', (text, lines) => expect(voteLines(text, NAMES)).toEqual(lines))

  test.each([
    ['王五 30 2 1', '王五'],
    ['1 王五家 30 2 1', '王五'],
    ['同意 30', null],
    ['30 2 1', null],
    ['张三 30 2 1', '张三'],
  ])('a name nobody has is seen: “%s”', (text, name) => expect(strangeName(text)).toBe(name))

  test('any text is read, and numbers stay within what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const line of voteLines(text, NAMES)) {
          const { counts } = readVoteLine(line, NAMES)
          for (const count of [counts?.votesFor ?? 0, counts?.votesAgainst ?? 0])
            expect(count === 0 || line.includes(String(count)) || /0\d/.test(line)).toBe(true)
        }
      }),
    )
  })
})
