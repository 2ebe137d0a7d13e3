import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    env: { NODE_ENV: 'test' },
    // Test files share no state but modules, and loading those would be most of the time.
    isolate: false,
    maxWorkers: 2,
    // What was read once is not read anew for the other project, nor by the next run.
    experimental: { fsModuleCache: true },
    // Of a machine that is busy with other things as well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{pg,slow}.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/**/*.{pg,slow}.test.ts'],
          globalSetup: 'test/support/cluster.ts',
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
