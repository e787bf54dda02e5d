// Tests mirror src/ under test/. `setup.ts` shuts the network; what needs a program that may be absent says so itself.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['node_modules/**', '.stryker-tmp/**'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous: machines are shared, and no test is about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    passWithNoTests: false,
    allowOnly: !process.env['TONGKET_CI'],
    unstubEnvs: true,
    restoreMocks: true,
  },
})
