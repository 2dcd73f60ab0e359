import './require-node.js';
import { test as nodeTest, type TestContext, type TestOptions } from 'node:test';
import { shortPath, withKey, type Fixtures } from './fixture.js';

type Body = (fixtures: Fixtures & { t: TestContext }) => unknown;
interface Test {
  (name: string, body: Body): Promise<void>;
  (name: string, options: TestOptions, body: Body): Promise<void>;
}

function registering(select: TestOptions): Test {
  return (name: string, second: TestOptions | Body, third?: Body) => {
    const [options, body] = typeof second === 'function' ? [{}, second] : [second, third!];
    return nodeTest(name, { ...options, ...select }, (t) => withKey(name, path(t), ({ ssp }) => body({ ssp, t })) as Promise<void>);
  };
}

function path(t: TestContext): string[] {
  const { filePath } = t as { filePath?: string }; // not in all versions of the types
  return [...shortPath(filePath), t.fullName];
}

/** The `test` of node:test, whose body gets a key of its own: `test('shows an ad', async ({ ssp, t }) => …)`. */
export const test: Test & { only: Test; skip: Test; todo: Test } = Object.assign(registering({}), {
  only: registering({ only: true }),
  skip: registering({ skip: true }),
  todo: registering({ todo: true }),
});
