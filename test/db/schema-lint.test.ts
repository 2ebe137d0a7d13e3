import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { is, SQL } from 'drizzle-orm'
import { type AnyPgColumn, getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import * as schema from '../../db/schema'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')

/** Which county an address of ours belongs to is asked before a county is known. */
const GLOBAL = new Set(['sender_addresses'])
/** Replicated to every node, so they may not point at rows of one. */
const LOOKUPS = new Set(['counties', 'areas', 'area_names', 'area_codes', 'sender_addresses'])
/** What a distributed database can do to the rows that hang on one. */
const ON_CHANGE = new Set(['cascade', 'restrict', 'no action'])

const configs = Object.values(schema)
  .filter((each) => is(each, PgTable))
  .map((table) => getTableConfig(table))
const tenants = configs.filter(({ name }) => !GLOBAL.has(name))
const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name)

describe.each(configs.map((config) => [config.name, config] as const))(
  'table %s',
  (name, config) => {
    const { columns, primaryKeys, foreignKeys, indexes, uniqueConstraints } = config

    test('has a county that is text and never null', () => {
      const county = columns.find((column) => column.name === 'county')
      expect(county?.getSQLType()).toBe('text')
      expect(county?.notNull).toBe(true)
    })

    test('has one named primary key', () => {
      expect(primaryKeys).toHaveLength(1)
      expect(columns.filter((column) => column.primary)).toEqual([])
      expect(primaryKeys[0]?.getName()).toBe(`${name}_pk`)
    })

    test('gives every index, check and foreign key a name of its own', () => {
      for (const index of indexes) expect(index.config.name).toMatch(/^[a-z]\w+$/)
      for (const { name: check } of config.checks) expect(check).toMatch(/^[a-z]\w+$/)
      for (const key of foreignKeys) expect(key.getName()).toMatch(/_fk$/)
      // A column's own `.unique()` would have no county in it.
      expect(columns.filter((column) => column.isUnique)).toEqual([])
      expect(uniqueConstraints).toEqual([])
    })

    test('takes no number, instant or random value from the database', () => {
      for (const column of columns) {
        expect(column.getSQLType()).not.toMatch(/serial/)
        expect(column.generatedIdentity).toBeUndefined()
        expect(column.generated).toBeUndefined()
        // A constant is the same on every node; an expression is worked out there.
        expect(is(column.default, SQL)).toBe(false)
      }
    })

    test('holds only foreign keys whose effect stays on one node', () => {
      for (const key of foreignKeys) {
        expect(ON_CHANGE).toContain(key.onDelete ?? 'no action')
        expect(ON_CHANGE).toContain(key.onUpdate ?? 'no action')
      }
    })

    test('keeps instants with their zone', () => {
      const timestamps = columns.filter((column) => column.getSQLType().startsWith('timestamp'))
      for (const column of timestamps) expect(column.getSQLType()).toBe('timestamp with time zone')
    })
  },
)

describe.each(tenants.map((config) => [config.name, config] as const))(
  'tenant table %s',
  (_, config) => {
    test('begins its primary key with the county', () => {
      expect(names(config.primaryKeys[0]?.columns ?? [])[0]).toBe('county')
    })

    test('begins every index with the county', () => {
      for (const index of config.indexes) {
        const [first] = index.config.columns as AnyPgColumn[]
        expect([index.config.name, first?.name]).toEqual([index.config.name, 'county'])
      }
    })

    test('begins every foreign key with the county on both sides', () => {
      for (const key of config.foreignKeys) {
        const { columns, foreignColumns } = key.reference()
        expect([names(columns)[0], names(foreignColumns)[0]]).toEqual(['county', 'county'])
        expect(columns.length).toBe(foreignColumns.length)
      }
    })
  },
)

test('lookups hold no foreign key', () => {
  const pointing = configs.filter(
    ({ name, foreignKeys }) => LOOKUPS.has(name) && foreignKeys.length,
  )
  expect(names(pointing)).toEqual([])
})

test('nothing holds a foreign key into a lookup, which other nodes only copy', () => {
  const into = configs.flatMap(({ foreignKeys }) =>
    foreignKeys.map((key) => getTableConfig(key.reference().foreignTable).name),
  )
  expect(into.filter((name) => LOOKUPS.has(name))).toEqual([])
})

test('constraint names are used once, so that an error tells which one it was', () => {
  const all = configs.flatMap(({ primaryKeys, foreignKeys, indexes, checks }) => [
    ...primaryKeys.map((key) => key.getName()),
    ...foreignKeys.map((key) => key.getName()),
    ...indexes.map((index) => index.config.name),
    ...names(checks),
  ])
  expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([])
})

test('a closed list in TypeScript is closed in the database too', () => {
  const dialect = new PgDialect()
  for (const { columns, checks } of configs) {
    const held = checks.map((check) => dialect.sqlToQuery(check.value).sql)
    for (const column of columns) {
      // Of an array the check would have to look at every element.
      if (!column.enumValues?.length || column.getSQLType().endsWith('[]')) continue
      const list = column.enumValues.map((value) => `'${value}'`).join(', ')
      expect(held.filter((check) => check.includes(`"${column.name}" in (${list})`))).toHaveLength(
        1,
      )
    }
  }
})

const migrations = readdirSync(MIGRATIONS)
  .filter((file) => file.endsWith('.sql'))
  .map((file) => ({ file, text: readFileSync(join(MIGRATIONS, file), 'utf8') }))

describe.each(migrations)('migration $file', ({ file, text }) => {
  const statements = text.split('--> statement-breakpoint').map((each) => each.trim())

  test('is numbered and named for what it does', () => {
    expect(file).toMatch(/^\d{4}_[a-z]+(_[a-z]+)*\.sql$/)
  })

  test('has one statement between two breakpoints', () => {
    for (const statement of statements) {
      const body = withoutBodies(statement)
      expect(body).toMatch(/;$/)
      expect(body.match(/;/g)).toHaveLength(1)
    }
  })

  test('takes no time, number or random value from the database', () => {
    // After DEFAULT only a constant may stand: it fills the rows there are with one value.
    const own =
      /\b(now|gen_random_uuid|random|clock_timestamp)\(|current_|localtime|\bserial\b|\bidentity\b|\bsequence\b|\bdefault\b(?! (true|false|null|-?\d+|'[^']*')( |,|;))/i
    for (const statement of statements) expect(withoutBodies(statement)).not.toMatch(own)
  })

  test('adds foreign keys by statements of their own, named', () => {
    for (const statement of statements.filter((each) => /\breferences\b/i.test(each)))
      expect(statement).toMatch(/^ALTER TABLE "\w+" ADD CONSTRAINT "\w+_fk" FOREIGN KEY \("county"/)
  })

  test('keeps triggers apart from tables', () => {
    const kinds = new Set(statements.map((each) => /^create (trigger|function)/i.test(each)))
    const hasTrigger = statements.some((each) => /^create trigger/i.test(each))
    if (hasTrigger) expect([...kinds]).toEqual([true])
  })
})

test('the journal lists exactly the files there are', () => {
  const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[]
  }
  expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(
    migrations.map(({ file }) => file).toSorted(),
  )
})

/** What stands between $$ is a function's own text. */
function withoutBodies(statement: string): string {
  return statement.replace(/\$\$[\s\S]*?\$\$/g, '$$$$')
}
