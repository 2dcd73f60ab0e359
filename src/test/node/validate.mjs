// Validates JSON texts against published schemas with Ajv, formats on.
//
//   node validate.mjs CASES BASE_URL SCHEMA...
//
// CASES is a file of JSON Lines: {"schema": a name of SCHEMA... or a schema, "json": a JSON text}. Each SCHEMA is read from
// BASE_URL + SCHEMA. Prints one line for each case: true, or what is wrong.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [cases, base, ...names] = process.argv.slice(2);

const ajv = new Ajv2020({
  strict: true,
  // delay_ms, timestamp and the user's own schema may have one of two types; that is legal in JSON Schema
  allowUnionTypes: true,
  // an "if", "then" or "oneOf" may require a property that the schema around it describes
  strictRequired: false,
});
addFormats(ajv);

for (const name of names) {
  const response = await fetch(base + name);
  if (!response.ok) throw new Error(`${base + name}: ${response.status}`);
  ajv.addSchema(await response.json(), base + name);
}
// a reference that leads nowhere, and a keyword that strict mode rejects, throw here
const validators = new Map(names.map((name) => [name, ajv.getSchema(base + name)]));

const validator = (schema) => (typeof schema === 'string' ? validators.get(schema) : ajv.compile(schema));
for await (const line of createInterface({ input: createReadStream(cases) })) {
  const { schema, json } = JSON.parse(line);
  const validate = validator(schema);
  const wrong = () => validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ');
  console.log(validate(JSON.parse(json)) ? 'true' : wrong().replaceAll('\n', ' '));
}
