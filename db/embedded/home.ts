import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, OURSELVES, run } from './account'

/** `nobody` on Linux. */
const NOBODY = 65534

/** Where the data lies, and who owns it. */
export interface Home {
  readonly folder: string
  readonly account: Account
}

/**
 * `${dataDir}/postgres`. For root it has to be another user's, who needs a way to it; where that user
 * cannot be given one the data goes to /var/tmp instead, which is said on stderr.
 */
export async function chooseHome(dataDir: string): Promise<Home> {
  mkdirSync(dataDir, { recursive: true })
  const parent = realpathSync(dataDir)
  if (process.getuid?.() !== 0) return ownHome(join(parent, 'postgres'))

  const spare = join('/var/tmp', `cunxin-${hash(parent)}`)
  const isMovedOut = existsSync(join(spare, 'postgres')) && !existsSync(join(parent, 'postgres'))
  if (!isMovedOut) {
    const plain = othersHome(parent, false)
    if (await canReach(plain)) return plain
    const passing = othersHome(parent, true)
    if (await canReach(passing)) return passing
  }
  mkdirSync(spare, { recursive: true })
  if (lstatSync(spare).uid !== 0) throw new Error(`${spare} is not root's: remove it`)
  const moved = othersHome(spare, false)
  if (!(await canReach(moved)))
    throw new Error(
      'PostgreSQL refuses to run as root, and root cannot become another user here: ' +
        'start as an ordinary user or set DATABASE_URL',
    )
  process.stderr.write(
    `The database cannot live in ${parent}, which is closed to all but root: it is in ${spare}\n`,
  )
  return moved
}

function ownHome(folder: string): Home {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid
  if (owner !== undefined && owner !== process.getuid?.())
    throw new Error(`${folder} belongs to user ${owner}: start as that user or as root`)
  return { folder, account: OURSELVES }
}

function othersHome(parent: string, passesClosedFolders: boolean): Home {
  const folder = join(parent, 'postgres')
  const owner = statSync(folder, { throwIfNoEntry: false })
  const uid = owner?.uid || NOBODY
  return { folder, account: { other: { uid, gid: owner?.gid || NOBODY }, passesClosedFolders } }
}

async function canReach({ folder, account }: Home): Promise<boolean> {
  return (await run(account, 'ls', ['-d', `${dirname(folder)}/.`])).ok
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
