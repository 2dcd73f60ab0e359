import './require-node.js';
import { test as base, type TestAPI } from 'vitest';
import { finish, keyOfTest, sharedMockSsp, type Fixtures } from './fixture.js';

export { expect } from 'vitest';

// Here, so that a start does not count as time of the first test.
const server = await sharedMockSsp();

interface Task {
  name: string;
  suite?: Task | undefined;
}

/** The names of a test's file, its groups and itself. */
function path(task: Task & { file: Task }): string[] {
  const names = [task.name];
  for (let { suite } = task; suite && suite !== task.file; suite = suite.suite) {
    names.unshift(suite.name);
  }
  return [task.file.name, ...names];
}

/** Vitest's `test`, whose body gets a key of its own: `test('shows an ad', async ({ ssp }) => …)`. */
export const test: TestAPI<Fixtures> = base.extend<Fixtures>({
  ssp: async ({ task }, use) => {
    const ssp = keyOfTest(server, task.name, path(task));
    await use(ssp);
    if (task.result?.state !== 'fail') {
      await finish(ssp);
    }
  },
});

export const it = test;
