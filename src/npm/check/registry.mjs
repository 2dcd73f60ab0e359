// A registry of the tarballs of a folder, so that packages are installed as their users install them. For all other packages, it
// leads to the registry that npm uses without it:
//   node registry.mjs FOLDER COMMAND ARG...     runs the command with npm_config_registry; its exit code is that of this program
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [folder, command, ...args] = process.argv.slice(2);
const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/$/, '');
const packages = new Map();
const tarballs = new Map();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.tgz'))) {
  const bytes = readFileSync(join(folder, file));
  const manifest = JSON.parse(execFileSync('tar', ['-xzOf', join(folder, file), 'package/package.json'], { encoding: 'utf8' }));
  packages.set(manifest.name, { manifest, file, integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}` });
  tarballs.set(`/-/${file}`, bytes);
}

const server = createServer((request, response) => {
  const tarball = tarballs.get(request.url);
  if (tarball) {
    response.end(tarball);
    return;
  }
  const found = packages.get(decodeURIComponent(request.url.slice(1)));
  if (!found) {
    response.writeHead(302, { Location: upstream + request.url }).end();
    return;
  }
  const { manifest, file, integrity } = found;
  const dist = { tarball: `http://${request.headers.host}/-/${file}`, integrity };
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(
    JSON.stringify({
      name: manifest.name,
      'dist-tags': { latest: manifest.version },
      versions: { [manifest.version]: { ...manifest, dist } },
    }),
  );
});
server.listen(0, '127.0.0.1', () => {
  const registry = `http://127.0.0.1:${server.address().port}/`;
  spawn(command, args, { stdio: 'inherit', env: { ...process.env, npm_config_registry: registry } }).on('exit', (code) =>
    process.exit(code ?? 1),
  );
});
