// Tests mirror src/ under test/. `setup.ts` shuts the network; what needs a program that may be absent says so itself.
import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Whole programs, browsers and signals: each file in a process of its own. */
const APART = ['test/e2e/**/*.test.ts']

/** The longest files, longest first: begun last, one of them would run alone on one core while the other is idle. */
const LONGEST = [
  'test/e2e/cli-zalo.test.ts',
  'test/e2e/kill/kill.test.ts',
  'test/e2e/two-at-one-card.test.ts',
  'test/e2e/cli-doctor.test.ts',
  'test/e2e/cli-outbox.test.ts',
  'test/e2e/cli.test.ts',
  'test/e2e/bad-input.test.ts',
  'test/report/every-sentence.test.ts',
  'test/app/delivery/deliver-load.test.ts',
  'test/app/reminders/undelivered.test.ts',
  'test/core/unit-names/resolve.test.ts',
  'test/zalo-openapi/rotation/bad-weeks.test.ts',
]

/** Files of both projects, by what is left to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.indexOf(relative(import.meta.dirname, moduleId).replaceAll('\\', '/'))
      return place < 0 ? LONGEST.length : place
    }
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

export default defineConfig({
  test: {
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
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      {
        extends: true,
        // To load the program anew for each of two hundred files takes longer than most of them run.
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ['node_modules/**', ...APART],
          isolate: false,
        },
      },
    ],
  },
})
