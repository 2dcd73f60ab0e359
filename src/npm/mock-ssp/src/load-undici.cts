import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Loads the undici of the application in the working directory, if it has one that this Node can load. */
export function loadUndici(): void {
  try {
    createRequire(join(process.cwd(), 'package.json'))('undici');
  } catch {
    // There is none, or the application cannot load it either.
  }
}
