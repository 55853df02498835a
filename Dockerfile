# What runs is the source itself (docs/decisions/0001); only the client is built.
FROM node:22-slim AS build
WORKDIR /app
# better-sqlite3 is compiled where there is no binary for this Node and processor.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY vite.config.ts tsconfig.json manifest.json LICENSE ./
COPY client client
COPY common common
COPY db db
COPY server server
RUN npm run build

FROM node:22-slim
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATABASE_URL=sqlite:/data/hireside.db
WORKDIR /app
COPY --from=build /app ./
# Copies may bear the time of copying: built is newer than every source, or it is built again.
RUN touch dist/client/.vite/manifest.json \
  && mkdir /data \
  && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, and not npm: it hears SIGTERM and drains.
CMD ["node", "--import", "tsx", "server/main.ts"]
