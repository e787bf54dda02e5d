// Names in package-lock.json the platform packages that npm left out. npm records an optional package only if the
// registry that was asked has it; a mirror may carry one platform's packages alone, and `npm ci` then refuses the lock
// file everywhere. Versions are those that the locked packages themselves ask for; the platform is read from the name.
//   node .ci/complete-lock.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const added = []

for (const [path, locked] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) throw new Error(`${path} wants ${name} ${version}: not one version`)
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(locked.dev && { dev: true }),
      optional: true,
    }
    added.push(`${name}@${version}`)
  }
}

if (process.argv.includes('--check')) {
  for (const name of added) console.error(`not in ${FILE}: ${name}`)
  process.exitCode = added.length > 0 ? 1 : 0
} else {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(`${added.length} added`)
}

/** As node looks a package up: in the asker's own folder, then in each above it. */
function isLocked(path, name) {
  if (`${path ? `${path}/` : ''}node_modules/${name}` in lock.packages) return true
  if (path === '') return false
  return isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu')) && os === 'linux'
      ? 'glibc'
      : undefined
  if (!os || !cpu) throw new Error(`which platform is ${name} for?`)
  return { cpu: [cpu], ...(libc && { libc: [libc] }), os: [os] }
}
