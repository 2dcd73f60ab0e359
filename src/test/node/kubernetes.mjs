// Checks Kubernetes manifests: each document against Kubernetes' JSON Schema, and the names that documents know each other by.
//
//   node kubernetes.mjs OPTIONS_PAGE FOLDER...
//
// The schemas allow unknown members, which Kubernetes drops in silence; here they are mistakes. Prints each mistake with its folder.
// Exit code 1: there is one.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);

/** The Ajv of the package, with Kubernetes' formats. Each schema registers itself, and those that it refers to, with `register`. */
const registry = require(join(dirname(require.resolve('@kubernetes-models/validate')), 'ajv.js'));
const registered = new Set();
registry.register = (id, schema) => {
  if (!registered.has(id)) {
    registered.add(id);
    registry.ajv.addSchema(schema.properties ? { ...schema, additionalProperties: false } : schema, id);
  }
};
const schemas = join(dirname(require.resolve('kubernetes-models')), '_schemas');

/** The schema of a kind, such as io.k8s.api.apps.v1.Deployment. */
function validator({ apiVersion, kind }) {
  const [version, group = 'core'] = String(apiVersion).split('/').reverse();
  const id = `io.k8s.api.${group.replace(/\.k8s\.io$/, '')}.${version}.${kind}`;
  const file = id.replace(/(^|\.)(.)/g, (_, dot, letter) => letter.toUpperCase());
  try {
    require(join(schemas, `${file}.js`)).addSchema();
  } catch (e) {
    if (e.code === 'MODULE_NOT_FOUND') return undefined;
    throw e;
  }
  return registry.ajv.getSchema(id);
}

function schemaMistakes(document) {
  const validate = validator(document);
  if (!validate) return [`there is no ${document.kind} in ${document.apiVersion}`];
  if (validate(document)) return [];
  // "oneOf null" says nothing beside the mistake in the other branch
  return validate.errors
    .filter(({ keyword, params }) => keyword !== 'oneOf' && params.type !== 'null')
    .map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${params.additionalProperty ?? ''}`.trim());
}

const podOf = ({ spec }) => spec?.template?.spec;
const containersOf = (document) => [...(podOf(document)?.initContainers ?? []), ...(podOf(document)?.containers ?? [])];
const matches = (selector, labels) => Object.entries(selector ?? {}).every(([name, value]) => labels?.[name] === value);

function nameMistakes(documents, options) {
  const mistakes = [];
  const must = (isTrue, mistake) => isTrue || mistakes.push(mistake);
  const find = (kind, name) => documents.find((document) => document.kind === kind && document.metadata?.name === name);
  const workloads = documents.filter(podOf);
  const hasKey = (kind, { name, key }) => {
    const { data, stringData } = find(kind, name) ?? {};
    return key in { ...data, ...stringData };
  };
  for (const document of documents) {
    const at = `${document.kind} ${document.metadata?.name}`;
    must(!document.metadata?.namespace, `${at} has a namespace`);
    const selector = document.kind === 'Service' ? document.spec.selector : (document.spec?.selector ?? document.spec?.podSelector)?.matchLabels;
    const selected = workloads.filter(({ spec }) => matches(selector, spec.template.metadata?.labels));
    must(!document.spec || selected.length === 1, `${at} selects the pods of ${selected.length} workloads`);
    const ports = selected.flatMap(containersOf).flatMap((container) => container.ports ?? []).map(({ name }) => name);
    if (document.kind === 'Service') {
      document.spec.ports.forEach(({ targetPort }) => must(ports.includes(targetPort), `${at}: no container has the port ${targetPort}`));
    }
    if (document.kind === 'NetworkPolicy') {
      const from = (document.spec.ingress ?? []).flatMap((rule) => rule.ports ?? [{}]);
      from.forEach(({ port }) => must(ports.includes(port), `${at}: no container has the port ${port}`));
    }
    for (const { configMap } of podOf(document)?.volumes ?? []) {
      must(!configMap || find('ConfigMap', configMap.name), `${at}: there is no ConfigMap ${configMap?.name}`);
    }
    for (const { name, valueFrom } of containersOf(document).flatMap((container) => container.env ?? [])) {
      const secret = valueFrom?.secretKeyRef;
      must(!secret || hasKey('Secret', secret), `${at}: ${name} reads a Secret without ${secret?.key}`);
      must(!name.startsWith('MOCK_SSP_') || options.includes(`\`${name}\``), `${at}: ${name} is no option`);
    }
  }
  return mistakes;
}

function mistakesIn(folder, options) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const mistakes = files.length ? [] : ['there is no manifest'];
  const documents = files.flatMap((file) => {
    const parsed = parseAllDocuments(readFileSync(join(folder, file), 'utf8'));
    parsed.flatMap(({ errors }) => errors).forEach(({ message }) => mistakes.push(`${file}: ${message}`));
    const values = parsed.map((document) => document.toJS() ?? {});
    values.forEach((value) => schemaMistakes(value).forEach((mistake) => mistakes.push(`${file}: ${value.kind} ${mistake}`)));
    return values;
  });
  // names in a document that is broken would only lead to more of the same
  return mistakes.length ? mistakes : nameMistakes(documents, options);
}

const [optionsPage, ...folders] = process.argv.slice(2);
const options = readFileSync(optionsPage, 'utf8');
const found = folders.flatMap((folder) => mistakesIn(folder, options).map((mistake) => `${folder}: ${mistake}`));
found.forEach((mistake) => console.log(mistake));
process.exitCode = found.length ? 1 : 0;
