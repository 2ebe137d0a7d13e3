import { expect, test } from 'vitest'
import { fill, namedIn, refusalOfNamed } from '../../../api/broadcasts/variables'
import { BROADCAST_AUDIENCES } from '../../../db/values/broadcasts'

const VALUES = { 户主: '谭大山', 人口: '4', 村: '宝坪村', 社: '3社', 乡: '天元乡', 县: '巫溪县' }

test('a notice names each household as it is', () => {
  expect(fill('{户主}家{人口}口，请到{ 村 }{社}', VALUES)).toBe('谭大山家4口，请到宝坪村3社')
  expect(namedIn('{户主}{户主}{村}')).toEqual(['户主', '村'])
})

test('a head whose name looks like a variable is not taken for one', () => {
  expect(fill('{户主}', { ...VALUES, 户主: '{村}' })).toBe('{村}')
})

test.each(['{户口}', '{}', '{ }', '{head}', '{constructor}', '{__proto__}'])(
  'what nobody has is refused by its name: %s',
  (body) => {
    const [name] = namedIn(body)
    expect(refusalOfNamed(`请${body}来`, 'households')).toEqual({
      reason: 'variable_unknown',
      name,
    })
  },
)

test.each(BROADCAST_AUDIENCES)(
  'whose household is meant is not said to whoever holds a phone of those %s',
  (audience) => {
    const isPrivate = ['watched', 'applied', 'contested', 'declined'].includes(audience)
    const expected =
      audience === 'staff' ? 'variable_of_households' : isPrivate ? 'variable_private' : undefined
    expect(refusalOfNamed('{户主}请来', audience)?.reason).toBe(expected)
    expect(refusalOfNamed('{人口}口', audience)?.reason).toBe(expected)
    expect(refusalOfNamed('{村}开会', audience)?.reason).toBe(
      audience === 'staff' ? 'variable_of_households' : undefined,
    )
    expect(refusalOfNamed('{县}开会', audience)).toBeNull()
  },
)
