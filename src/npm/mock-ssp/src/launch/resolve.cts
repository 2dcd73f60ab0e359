import { dirname } from 'node:path';

/**
 * The folder of an installed package, or undefined. It is a CommonJS module, because `require` finds packages from the
 * place of this file on, in ES modules too.
 */
export function packageFolder(name: string): string | undefined {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
