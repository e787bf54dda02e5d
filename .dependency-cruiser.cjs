// The directions of dependency: core ← pack, text ← app ← main; channels, store, report and web are leaves that see
// contracts only. test/house/imports.test.ts holds the same rules without this tool; `npm run imports` also counts
// the modules seen, since the cruiser reports success over nothing when it cannot load TypeScript.

const ROOT_TOOLS = '^src/(problem|log|secret|settings|config)\\.ts$'
const OPENAPI = '^src/zalo-openapi/'
const GENERATED = '^src/store/generated/'

/** Inside the program, `from` may import only what `to` names. */
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: GENERATED },
  to: { path: '^src/', pathNot: to },
})

/** Only `from` may import a library. */
const sole = (library, from) => ({
  name: `only-${library.replace(/\W+/g, '-')}-user`,
  severity: 'error',
  comment: `Only ${from} imports ${library}.`,
  from: { path: '^src/', pathNot: [from, GENERATED] },
  to: { path: `^node_modules/${library}/` },
})

const SHARED = ['^src/problem\\.ts$', '^src/secret\\.ts$', '^src/log\\.ts$']

module.exports = {
  forbidden: [
    only('core-is-closed', '^src/core/', ['^src/core/'], 'The core imports nothing of the program but itself.'),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'No disk, network, clock or database in the core; its one library is the exact decimals.',
      from: { path: '^src/core/' },
      to: {
        path: ['^node_modules/', '^node:'],
        pathNot: ['^node_modules/decimal\\.js/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-uses-no-node',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    only('pack-sees-core', '^src/pack/', ['^src/pack/', '^src/core/', ...SHARED]),
    only('text-sees-core', '^src/text/', [
      '^src/text/',
      '^src/core/',
      '^src/channels/(channel|mark)\\.ts$',
      '^src/pack/',
      ...SHARED,
    ]),
    only(
      'app-sees-contracts',
      '^src/app/',
      [
        '^src/(app|core|text|pack)/',
        '^src/channels/(channel|mark|abilities)\\.ts$',
        '^src/store/(store|records)\\.ts$',
        '^src/report/report\\.ts$',
        ...SHARED,
      ],
      'Use cases see contracts; main hands them the things themselves.',
    ),
    only('contract-stands-alone', '^src/channels/[^/]+\\.ts$', ['^src/channels/[^/]+\\.ts$']),
    {
      name: 'channel-is-a-leaf',
      severity: 'error',
      comment:
        "A channel sees the contract, its own folder and the shared tools; Zalo's one also the wrapper of its API.",
      from: { path: '^src/channels/([^/]+)/' },
      to: {
        path: '^src/',
        pathNot: ['^src/channels/$1/', '^src/channels/[^/]+\\.ts$', OPENAPI, ...SHARED],
      },
    },
    only(
      'openapi-is-a-package',
      OPENAPI,
      [OPENAPI],
      'It could be published as it is, so it knows nothing of the program.',
    ),
    {
      name: 'openapi-has-few-libraries',
      severity: 'error',
      from: { path: OPENAPI },
      to: { path: '^node_modules/', pathNot: ['^node_modules/zod/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'openapi-users',
      severity: 'error',
      comment: 'The channel speaks through it, the command line authorises, the server joins them.',
      from: { path: '^src/', pathNot: [OPENAPI, '^src/channels/zalo-oa/', '^src/cli/', '^src/server\\.ts$'] },
      to: { path: OPENAPI },
    },
    only('store-is-a-leaf', '^src/store/', [
      '^src/store/',
      '^src/core/',
      '^src/channels/channel\\.ts$',
      '^src/channels/local/local-store\\.ts$',
      ...SHARED,
    ]),
    only('report-is-a-leaf', '^src/report/', ['^src/report/', '^src/core/', ...SHARED]),
    only('web-is-a-leaf', '^src/web/', ['^src/web/', '^src/channels/channel\\.ts$', ...SHARED]),
    only('tools-see-tools', ROOT_TOOLS, [ROOT_TOOLS]),

    sole('telegraf', '^src/channels/telegram/'),
    sole('@prisma/client', '^src/store/'),
    sole('@prisma/adapter-better-sqlite3', '^src/store/'),
    sole('better-sqlite3', '^src/store/'),
    sole('docx', '^src/report/docx'),
    sole('fastify', '^src/(web|channels/local)/'),
    sole('commander', '^src/(cli\\.ts|cli/)'),
    sole('@marcbachmann/cel-js', '^src/pack/'),
    sole('pino', '^src/log\\.ts$'),
    {
      name: 'generated-client-is-the-stores',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: GENERATED },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Types may name each other; code may not wait for each other.',
      from: { pathNot: GENERATED },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports it, and it is not started by hand.',
      from: {
        orphan: true,
        pathNot: ['^src/(main|cli)\\.ts$', '^src/pack/write-schema\\.ts$', '^src/channels/local/page/', GENERATED],
      },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: GENERATED }, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      comment: 'The image is installed without them.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ['^node_modules/@types/'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', GENERATED] },
    exclude: { path: '^src/channels/local/page/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
