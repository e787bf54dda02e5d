// For `npm run mutate`: only the tests of the core, since only the core is mutated.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts'],
    // A hundred thousand messages for every mutant would take days; the tables and properties beside it judge the same code.
    exclude: ['test/core/answer/bad-input.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    env: { STRYKER_RUN: '1' },
  },
})
