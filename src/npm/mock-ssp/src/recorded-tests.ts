import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Names the file in which the workers of a run write, for the gate at its end, which has a process of its own.
const VARIABLE = 'MOCK_SSP_TESTS';

const own = new Map<string, string>();

/** Makes the file of a run. Returns a function that removes it. */
export function collectTests(): () => void {
  const folder = fs.mkdtempSync(join(tmpdir(), 'mock-ssp-tests-'));
  process.env[VARIABLE] = join(folder, 'tests.jsonl');
  return () => {
    delete process.env[VARIABLE];
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** Records which test has a key, so that the gate can name it. */
export function recordTest(key: string, name: string): void {
  own.set(key, name);
  const file = process.env[VARIABLE];
  if (!file) {
    return;
  }
  try {
    fs.appendFileSync(file, `${JSON.stringify([key, name])}\n`);
  } catch {
    // The run has ended, or its file belongs to another user: the gate tells the request without the test.
  }
}

/** The names of the tests of this run, by their keys. */
export function recordedTests(): Map<string, string> {
  const file = process.env[VARIABLE];
  let lines: string[] = [];
  try {
    lines = file ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  } catch {
    // No test of the run has a key.
  }
  return new Map([...lines.map((line) => JSON.parse(line) as [string, string]), ...own]);
}
