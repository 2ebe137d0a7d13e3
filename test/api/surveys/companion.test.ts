import { describe, expect, test } from 'vitest'
import { companionIn, readCompanion } from '../../../api/surveys/companion'

test.each([
  ['谭大山 同去 卢思远', '卢思远', '谭大山'],
  ['谭大山，同去卢思远', '卢思远', '谭大山'],
  ['谭大山 同去：卢思远；房 80平', '卢思远', '谭大山 ；房 80平'],
  ['同去 卢思远', '卢思远', ''],
  ['谭大山 房 80平', null, '谭大山 房 80平'],
])('in “%s” comes along %s', (text, name, rest) =>
  expect(companionIn(text)).toEqual({ name, rest }),
)

describe('who is meant', () => {
  const team = [
    { id: '1', name: '卢思远', unit: '驻村工作队' },
    { id: '2', name: '谭支书', unit: '宝坪村委会' },
    { id: '3', name: '李强', unit: '宝坪村委会' },
    { id: '4', name: '李强', unit: '天元乡' },
  ]
  test.each([
    ['as it is written', '卢思远', '1'],
    ['by ear', '鲁思源', '1'],
    ['with a gap', ' 谭 支书', '2'],
  ])('%s', (_, name, id) =>
    expect(readCompanion(team, { name, id: null })).toMatchObject({ id, isUnknown: false }),
  )
  test('nobody of the team, and one of two of the name, is asked for again', () => {
    for (const name of ['王麻子', '李强'])
      expect(readCompanion(team, { name, id: null })).toEqual({ id: null, name, isUnknown: true })
  })
  test('who was picked, whatever was said', () => {
    expect(readCompanion(team, { name: '王麻子', id: '4' })).toMatchObject({
      id: '4',
      name: '李强',
    })
    expect(readCompanion(team, { name: null, id: null })).toMatchObject({ isUnknown: false })
  })
})
