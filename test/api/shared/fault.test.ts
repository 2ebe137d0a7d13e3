import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { describeFault } from '../../../api/shared/fault'

test('a failed query is logged without the villager’s name in its values', () => {
  const cause = new Error('column "x" does not exist')
  const error = new DrizzleQueryError('select x where name = $1', ['谭大山'], cause)
  expect(error.message).toContain('谭大山')
  const fault = describeFault(error)
  expect(JSON.stringify(fault)).not.toContain('谭大山')
  expect(fault.message).toContain('select x where name = $1')
  expect(fault.cause?.message).toBe(cause.message)
})

test('a number that could be a phone or an ID is blotted out', () => {
  expect(describeFault(new Error('no such contact +8619900001001')).message).toBe(
    'no such contact +…',
  )
  expect(describeFault(new Error('exit code 1234')).message).toBe('exit code 1234')
})

test('what was thrown and is no error is told by its kind alone', () => {
  expect(describeFault('谭大山')).toEqual({ name: 'string', message: 'not an Error', at: [] })
})
