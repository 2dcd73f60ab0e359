// The oldest Node, as in package.json. The package is compiled to the syntax of Node 12, so that an old Node can load this check.
const MAJOR = 20;
const MINOR = 19;

/** Why this Node cannot run mock-ssp, or an empty text. */
export function nodeProblem(version: string = process.versions.node): string {
  const [major, minor] = version.split('.').map(Number) as [number, number];
  return major > MAJOR || (major === MAJOR && minor >= MINOR)
    ? ''
    : `mock-ssp needs Node ${MAJOR}.${MINOR} or newer; this is Node ${version} (${process.execPath})`;
}
