// For the Prisma command line only; the program applies its migrations itself (src/store/migrate.ts).
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/sqlite/schema.prisma',
  migrations: { path: 'prisma/sqlite/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:./data/tongket.db' },
})
