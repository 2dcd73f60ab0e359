// What `require` of mock-ssp/vitest gets. The types are those of the ES module, because Vitest turns imports of TypeScript into
// ES modules, whatever the compiler makes of them.
type Module = typeof import('./vitest.mjs', { with: { 'resolution-mode': 'import' } });

export declare const expect: Module['expect'];
export declare const it: Module['it'];
export declare const test: Module['test'];

throw new Error(
  'mock-ssp/vitest is an ES module, as Vitest is: require() cannot load it. Use import in a file that Vitest runs:' +
    " import { expect, test } from 'mock-ssp/vitest'. In another test runner, use mock-ssp/jest or mock-ssp/node-test.",
);
