import { randomUUIDv7 } from 'node:crypto'

/** UUIDv7: near its neighbours on disk, but within a millisecond in no order. */
export const newId = (): string => randomUUIDv7()
