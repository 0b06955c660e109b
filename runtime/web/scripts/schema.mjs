// Writes src/protocol/schema.json: what the runtime's tests validate messages and elements against.
// usage: npm run schema [-- --check]   (--check: fail when the file on disk is another)
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

const folder = fileURLToPath(new URL("../src/protocol/", import.meta.url));
const target = `${folder}schema.json`;
const options = { skipTypeCheck: true, additionalProperties: false, topRef: true, expose: "all", jsDoc: "none" };

const generator = createGenerator({ ...options, path: `${folder}messages.ts` });
const names = ["FromWorker", "ToWorker", "TreeNode"];
const definitions = Object.assign({}, ...names.map((name) => generator.createSchema(name).definitions));
const elements = createGenerator({ ...options, path: `${folder}elements.ts` });
for (const name of ["Elements", "Blocks"]) Object.assign(definitions, elements.createSchema(name).definitions);

const schema = { $schema: "http://json-schema.org/draft-07/schema#", definitions };
const text = `${JSON.stringify(schema, null, 1)}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("src/protocol/schema.json is not what the TypeScript files say: run `npm run schema` and commit it");
    process.exit(1);
  }
} else writeFileSync(target, text);
