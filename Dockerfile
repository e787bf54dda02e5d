# The server alone: no dev dependencies, no shell tools, not root. Answers live in the volume /app/data.
#   docker build -t tongket .
#   docker run -p 127.0.0.1:8080:8080 -v tongket-data:/app/data --env-file .env tongket
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
# `npm ci` also generates the database client from prisma/ (postinstall).
RUN npm ci
COPY . .
# The second line: peers of @prisma/client that only Prisma's own command line uses, half of what would be left.
RUN npm prune --omit=dev --ignore-scripts && cd node_modules \
  && rm -rf prisma typescript effect @electric-sql @prisma/dev @prisma/engines @prisma/studio-core

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATABASE_URL=file:./data/tongket.db
RUN mkdir data && chown node:node data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/locales ./locales
COPY --from=build /app/prompts ./prompts
COPY --from=build /app/src ./src
USER node
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
