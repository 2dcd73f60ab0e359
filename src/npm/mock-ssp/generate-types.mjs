// Generates src/types from the documents of a running mock server: node generate-types.mjs [--check] URL
// With --check, it writes nothing, and exits with 1 if the files are not current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENTS = { 'vendor.ts': '/openapi.json', 'admin.ts': '/__admin/openapi.json' };

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const url = positionals[0];
if (!url) {
  console.error('usage: node generate-types.mjs [--check] URL');
  process.exit(2);
}

/** Removes `additionalProperties: true` from objects with members: a type with it accepts every misspelt member. */
function closed(node) {
  if (Array.isArray(node)) {
    return node.map(closed);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const { additionalProperties, ...rest } = node;
  const open = additionalProperties === undefined || (additionalProperties === true && rest.properties !== undefined);
  const kept = open ? rest : { ...rest, additionalProperties };
  return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, closed(value)]));
}

for (const [file, path] of Object.entries(DOCUMENTS)) {
  const document = await (await fetch(new URL(path, url))).json();
  const types = astToString(await openapiTS(closed(document)));
  const text = `// Generated from ${path} by generate-types.mjs.\n${types}`;
  const target = join(import.meta.dirname, 'src', 'types', file);
  if (!values.check) {
    writeFileSync(target, text);
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error(`src/types/${file} is not current. Run: node generate-types.mjs URL`);
    process.exitCode = 1;
  }
}
