import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

interface Source {
  /** From the project's folder, `api/app.ts`. */
  path: string
  text: string
}

interface Violation {
  rule: string
  path: string
  what: string
}

const ROOT = resolve(import.meta.dirname, '..')
const MAX_LINES = 300

/** Import rules: files whose path matches the first may import nothing that matches the second. */
const IMPORTS: [rule: string, inFiles: RegExp, mayNotImport: RegExp][] = [
  ['the bot knows the API by its client alone', /^bot\//, /^(db|test|bench)\/|^api\/(?!client$)/],
  ['the API does not know the bot', /^api\//, /^(bot|test|bench)\/|^main$/],
  ['the database knows nobody', /^db\//, /^(api|bot|test|bench)\/|^main$/],
  ['rules know values, shared code and other rules, and no package', RULES(), NOT_FOR_RULES()],
  ['shared code knows no feature and no HTTP', /^api\/shared\//, /^hono\b|^api\/(?!shared\/)/],
  ['routes write no SQL', /\/routes\.tsx?$/, /^(drizzle-orm|postgres)\b|^db\/(?!values\/|client$)/],
  ['only the app and the client know routes', /^api\/(?!app|client)/, /\/routes$/],
  ['only channels know their vendor', /^(?!bot\/channels\/)/, /^(grammy|@grammyjs|twilio)\b/],
  [
    'only documents know what draws and writes them',
    /^(?!api\/documents\/)/,
    /^(@myriaddreamin\/|@resvg\/|(uqr|hucre\/xlsx)\b)/,
  ],
  ['documents know no feature', /^api\/documents\//, /^(db|bot)\/|^api\/(?!documents\/|shared\/)/],
  [
    'conversation knows what a channel is, and no channel',
    /^bot\/(flows|conversation|messages)\//,
    /^bot\/channels\/(?!channel$)/,
  ],
  ['product code knows no test tool', /^(api|bot|db)\/|^main\.ts$/, /^(vitest|fast-check)\b/],
]

function RULES() {
  return /\/(rules|paths|facts)\.tsx?$/
}

function NOT_FOR_RULES() {
  return /^(?!db\/values\/|api\/shared\/|api\/figures\/names$|(api|bot)\/.*\b(rules|paths|facts)$)/
}

/** Text rules, over code without its comments. */
const TEXTS: [rule: string, inFiles: RegExp, mayNotContain: RegExp][] = [
  ['nothing is any', /./, /\bas any\b|<any>|: any\b(?! ?\w)|\bany\[\]/],
  [
    'the archive and the import of the roll alone write it',
    /^(?!api\/(archive|roll\/load)\/)/,
    /\.(update|insert|delete)\((households|people)\)|\b(update|insert into|delete from|copy)\s+(\$\{)?(households|people)\b/i,
  ],
  ['relative imports carry no extension', /./, /from '\.[^']*\.(ts|tsx|js)'/],
  [
    'the environment is read where a process begins',
    // What starts PostgreSQL hands the PATH on.
    /^(?!main\.ts$|(api|bot)\/(server|settings)\.ts$|api\/commands\/cunxin\.ts$|db\/embedded\/)/,
    /\bprocess\.env\b/,
  ],
  [
    'rules have no clock and throw no dice',
    RULES(),
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/,
  ],
  [
    'the clock is injected where the API is opened',
    /^api\/(?!start\.ts$|commands\/)|^bot\/(flows|conversation|messages)\//,
    /\bDate\.now\(|\bnew Date\(\)/,
  ],
]

const BANNED_NAME = /(^|[/.-])(utils?|helpers?|manager|types|common|misc)(\.tsx?$|\/)/

function violations(sources: readonly Source[], dependencies: ReadonlySet<string>): Violation[] {
  return sources.flatMap(({ path, text }) => {
    const code = withoutComments(text)
    const imports = importsOf(path, code)
    const found = (rule: string, what: string) => ({ rule, path, what })
    const lines = text.split('\n').length - 1
    return [
      ...IMPORTS.filter(([, inFiles]) => inFiles.test(path)).flatMap(([rule, , mayNotImport]) =>
        imports.filter((from) => mayNotImport.test(from)).map((from) => found(rule, from)),
      ),
      ...TEXTS.filter(([, inFiles]) => inFiles.test(path)).flatMap(([rule, , mayNotContain]) => {
        const match = mayNotContain.exec(code)
        return match ? [found(rule, match[0])] : []
      }),
      ...imports
        .filter((from) => isPackage(from) && !dependencies.has(packageOf(from)))
        .map((from) => found('packages that run stand under dependencies', from)),
      ...(lines > MAX_LINES
        ? [found(`no file is longer than ${MAX_LINES} lines`, `${lines}`)]
        : []),
      ...(BANNED_NAME.test(path) ? [found('every file is named for what it holds', path)] : []),
    ]
  })
}

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1')

/** Every import of a file, static or not: our own as paths from the root, packages by name. */
function importsOf(path: string, code: string): string[] {
  const statements = code.matchAll(
    /^(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gm,
  )
  const calls = code.matchAll(/\b(?:import|require)\(\s*['"]([^'"\n]+)['"]\s*\)/g)
  return [...statements, ...calls].map(([, from = '']) =>
    from.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), from)) : from,
  )
}

const isPackage = (from: string) => !/^(node:|(api|bot|db|bench|test)\/|main$)/.test(from)

const packageOf = (from: string) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

function productSources(): Source[] {
  const inFolders = ['bot', 'api', 'db'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  const paths = [...inFolders, ...readdirSync(ROOT)].filter((name) =>
    /(?<!\.config)\.tsx?$/.test(name),
  )
  return paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}
const dependencies = new Set(Object.keys(manifest.dependencies))

describe('the project', () => {
  test('keeps to its own rules', () => {
    expect(violations(productSources(), dependencies)).toEqual([])
  })

  test('has one file at its root, which alone knows bot and API', () => {
    const sources = productSources()
    expect(sources.filter(({ path }) => !path.includes('/')).map(({ path }) => path)).toEqual([
      'main.ts',
    ])
    // Shows that the files are really read.
    expect(sources.length).toBeGreaterThan(100)
    const main = sources.find(({ path }) => path === 'main.ts')
    const folders = importsOf('main.ts', main?.text ?? '').map((from) => from.split('/')[0])
    expect(folders).toEqual(expect.arrayContaining(['api', 'bot']))
  })
})

/** Planted one by one; every rule above must catch its own. */
const PLANTED: [what: string, path: string, text: string][] = [
  [
    'a flow that reads the database',
    'bot/flows/check-status.ts',
    "import { x } from '../../db/client'",
  ],
  [
    'a flow that calls a service',
    'bot/flows/apply.ts',
    "import { x } from '../../api/links/service'",
  ],
  ['a service that speaks', 'api/links/service.ts', "import { zh } from '../../bot/messages/zh'"],
  ['a test’s stand-in in the API', 'api/app.ts', "import { x } from '../test/support/api'"],
  ['a table that knows a rule', 'db/schema/areas.ts', "import { x } from '../../api/areas/rules'"],
  ['a rule that asks the database', 'api/links/rules.ts', "import { eq } from 'drizzle-orm'"],
  ['a rule that reads a file', 'api/links/rules.ts', "import { readFileSync } from 'node:fs'"],
  ['a rule that knows a service', 'api/links/rules.ts', "import type { X } from './service'"],
  ['shared code that answers', 'api/shared/day.ts', "import { Hono } from 'hono'"],
  ['shared code that knows HTTP', 'api/shared/day.ts', "import { x } from '../http/scope'"],
  ['a route with SQL', 'api/links/routes.ts', "import { sql } from 'drizzle-orm'"],
  ['a route with a table', 'api/links/routes.ts', "import { links } from '../../db/schema'"],
  ['a route asked by a service', 'api/links/service.ts', "import { x } from '../help/routes'"],
  ['a flow with a vendor', 'bot/flows/apply.ts', "import { Bot } from 'grammy'"],
  ['a delivery with a vendor', 'bot/delivery.ts', "import t from 'twilio/lib/twiml'"],
  ['a poster with its own compiler', 'api/notices/poster.ts', "import { encode } from 'uqr'"],
  ['a document with a list', 'api/documents/pdf.ts', "import { x } from '../notices/find'"],
  ['a flow with a channel', 'bot/flows/apply.ts', "import { x } from '../channels/telegram'"],
  ['an engine with a channel', 'bot/conversation/run.tsx', "export * from '../channels/telegram'"],
  ['an import within a type', 'bot/flows/apply.ts', "let x: import('../../db/client').Db"],
  ['an import on demand', 'api/app.ts', "const bot = await import('../bot/start')"],
  ['an import over several lines', 'db/client.ts', "import {\n  a,\n  b,\n} from '../api/app'"],
  ['an import for its effect', 'db/client.ts', "import '../api/app'"],
  ['a test tool that runs', 'api/app.ts', "import fc from 'fast-check'"],
  ['a package nobody declared', 'api/app.ts', "import lodash from 'lodash/fp'"],
  [
    'a decision past the archive',
    'api/leads/decide.ts',
    'await tx.update(households).set({ status })',
  ],
  ['a statement past the archive', 'api/areas/merge.ts', 'tx`update households h set x = 1`'],
  ['a cast', 'api/app.ts', 'const x = y as any'],
  ['a parameter of any kind', 'api/app.ts', 'function f(x: any) {}'],
  ['a list of anything', 'api/app.ts', 'const x: any[] = []'],
  ['an extension', 'api/app.ts', "import { x } from './start.ts'"],
  ['a secret read on the side', 'api/links/service.ts', "const key = process.env['DATA_KEY']"],
  ['a rule with a clock', 'api/links/rules.ts', 'const now = new Date()'],
  ['a rule with dice', 'api/links/rules.ts', 'const x = Math.random()'],
  ['a service with its own clock', 'api/links/service.ts', 'const now = Date.now()'],
  ['a flow with its own clock', 'bot/flows/apply.ts', 'const now = new Date()'],
  ['a file too long', 'bot/flows/apply.ts', '\n'.repeat(MAX_LINES + 1)],
  ['a grab-bag', 'api/links/utils.ts', ''],
  ['a folder of grab-bags', 'api/helpers/text.ts', ''],
  ['a file of types', 'bot/conversation/types.ts', ''],
]

describe('the rules catch', () => {
  test.each(PLANTED)('%s', (_what, path, text) => {
    expect(violations([{ path, text }], dependencies)).not.toEqual([])
  })

  test('each of them something planted', () => {
    const caught = PLANTED.flatMap(([, path, text]) => violations([{ path, text }], dependencies))
    const rules = [...IMPORTS, ...TEXTS].map(([rule]) => rule)
    expect(rules.filter((rule) => !caught.some((each) => each.rule === rule))).toEqual([])
  })

  test.each([
    ['a flow with the client', 'bot/flows/apply.ts', "import { say } from '../../api/client'"],
    ['a rule with a day', 'api/links/rules.ts', "import type { Day } from '../shared/day'"],
    ['a rule with another rule', 'api/links/rules.ts', "import { x } from '../areas/rules'"],
    ['a rule with a given instant', 'api/links/rules.ts', 'const later = new Date(at.getTime())'],
    ['a channel with its vendor', 'bot/channels/twilio.ts', "import x from 'twilio/lib/twiml'"],
    ['the archive with the roll', 'api/archive/store.ts', 'await tx.delete(people).where(x)'],
    ['a document with its compiler', 'api/documents/qr.ts', "import { encode } from 'uqr'"],
    ['an old sheet with its reader', 'api/sheets/xls.ts', "const x = await import('hucre')"],
    ['a comment on an import', 'db/client.ts', "// import { x } from '../api/app'"],
    ['a comment on any', 'api/app.ts', '/** Takes: any number. */'],
    ['a file just short enough', 'bot/flows/apply.ts', '\n'.repeat(MAX_LINES)],
  ])('nothing in %s', (_what, path, text) => {
    expect(violations([{ path, text }], dependencies)).toEqual([])
  })
})
