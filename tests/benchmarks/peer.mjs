// From a file of tokens to how many verify and fit the schema, by two workers: node peer.mjs LIBRARY FILE KEY SCHEMA
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const WORKERS = 2;

async function judge({ library, lines, key, schema }) {
  const require = createRequire(process.cwd() + "/");
  const Ajv = require("ajv/dist/2020").default;
  const fits = new Ajv({ strict: false }).compile(schema);
  const verify = await verifier(require, library, key);
  let good = 0;
  for (const line of lines) {
    try {
      if (fits(await verify(line))) good += 1;
    } catch {
      // a token that does not verify is not good
    }
  }
  return good;
}

async function verifier(require, library, key) {
  if (library === "jsonwebtoken") {
    const jwt = require("jsonwebtoken");
    const options = { algorithms: ["RS256"], ignoreExpiration: true, ignoreNotBefore: true };
    return (line) => jwt.verify(line, key, options);
  }
  if (library === "fast-jwt") {
    const { createVerifier } = require("fast-jwt");
    return createVerifier({ key, algorithms: ["RS256"], ignoreExpiration: true, ignoreNotBefore: true, cache: false });
  }
  const jose = await import(require.resolve("jose"));
  const imported = await jose.importSPKI(key, "RS256");
  return async (line) => JSON.parse(new TextDecoder().decode((await jose.compactVerify(line, imported)).payload));
}

if (isMainThread) {
  const [library, file, keyFile, schemaFile] = process.argv.slice(2);
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const key = readFileSync(keyFile, "utf8");
  const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
  const began = process.hrtime.bigint();
  const share = Math.ceil(lines.length / WORKERS);
  const counts = await Promise.all(
    Array.from({ length: WORKERS }, (_, at) => {
      const some = lines.slice(at * share, (at + 1) * share);
      const worker = new Worker(new URL(import.meta.url), { workerData: { library, lines: some, key, schema } });
      return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    }),
  );
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ good: counts.reduce((a, b) => a + b, 0), perSecond: lines.length / seconds }));
} else {
  parentPort.postMessage(await judge(workerData));
}
