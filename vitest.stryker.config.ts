// For `npm run mutate`: only the tests of the core, since only the core is mutated.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/core/**/*.test.ts'], setupFiles: ['test/setup.ts'], testTimeout: 60_000 },
})
