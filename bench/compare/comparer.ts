import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { compareFile } from '../../api/comparisons/service'
import { createSealer } from '../../api/shared/sealing'
import { APP_ROLE, connect } from '../../db/client'
import { BENCH_COUNTY, BENCH_DATA_KEY } from '../import/setting'

/** One comparison in a process of its own, as the command line runs it. */
const connection = connect(process.env['BENCH_DATABASE'] ?? '', { role: APP_ROLE })
await connection.sql`select 1`
const begun = performance.now()
const before = process.cpuUsage()
const { leads, matched } = await compareFile(
  {
    deps: {
      connection,
      clock: () => new Date(),
      sealer: createSealer(BENCH_DATA_KEY),
      serviceToken: 'bench-service-token',
      defaultCounty: BENCH_COUNTY,
      publicUrl: 'http://localhost',
      log: pino({ level: 'silent' }),
    },
    county: BENCH_COUNTY,
    actor: { kind: 'job', name: 'command' },
    grant: { reach: 'all' },
    requestId: randomUUID(),
    now: new Date(),
    write: null,
  },
  { records: 'vehicles', file: process.env['BENCH_FILE'] ?? '' },
)
const seconds = (performance.now() - begun) / 1000
const { user, system } = process.cpuUsage(before)
const cpuSeconds = (user + system) / 1e6
const peakMiB = process.resourceUsage().maxRSS / 1024
process.send?.({ seconds, cpuSeconds, peakMiB, leads: leads.length, matched })
await connection.close()
process.disconnect?.()
