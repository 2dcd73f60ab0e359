import { indented, pythonValue, shellText } from './quoting.js';
import { recordedRequest } from './recorded.js';

/** Code that sends the request of an exchange again. Each function takes the key to send, and returns the code. */

export function asCurl(exchange, key) {
  const { method, path, headers, body, base64 } = recordedRequest(exchange, key);
  const lines = [`curl -sS -i ${method === 'POST' && body !== null ? '' : `-X ${method} `}${shellText(location.origin + path)}`];
  for (const [name, value] of headers) lines.push(`  -H ${shellText(`${name}: ${value}`)}`);
  if (base64) lines.push('  --data-binary @-');
  else if (body !== null) lines.push(`  --data-raw ${shellText(body)}`);
  if (base64) lines[0] = `printf %s ${shellText(body)} | base64 -d | ${lines[0]}`;
  return lines.join(' \\\n');
}

export function asFetch(exchange, key) {
  const { method, path, headers } = recordedRequest(exchange, key);
  const body = javaScriptBody(exchange, 2);
  return [
    `const response = await fetch(${JSON.stringify(location.origin + path)}, {`,
    `  method: ${JSON.stringify(method)},`,
    `  headers: ${indented(Object.fromEntries(headers), 2)},`,
    ...(body === null ? [] : [`  body: ${body},`]),
    '});',
    'console.log(response.status, await response.text());', ''].join('\n');
}

/** Returns the body as an expression of JavaScript, or null. Lines after the first are indented by `blanks`. */
export function javaScriptBody(exchange, blanks) {
  const { body, base64 } = recordedRequest(exchange);
  if (body === null) return null;
  if (base64) return `Uint8Array.from(atob(${JSON.stringify(body)}), letter => letter.charCodeAt(0))`;
  return typeof exchange.request.body === 'string' ? JSON.stringify(body) : `JSON.stringify(${indented(exchange.request.body, blanks)})`;
}

export function asPython(exchange, key) {
  const { method, path, headers, body, base64 } = recordedRequest(exchange, key);
  const isText = typeof exchange.request.body === 'string';
  const data = body === null ? null
    : base64 ? `base64.b64decode(${pythonValue(body)})`
      : isText ? `${pythonValue(body)}.encode()` : `json.dumps(${pythonValue(exchange.request.body, 4)}).encode()`;
  const imports = [...(base64 ? ['base64'] : []), ...(data?.startsWith('json') ? ['json'] : []), 'urllib.error', 'urllib.request'];
  return [
    ...imports.map(name => `import ${name}`), '',
    'request = urllib.request.Request(',
    `    ${pythonValue(location.origin + path)},`,
    ...(data === null ? [] : [`    data=${data},`]),
    `    headers=${pythonValue(Object.fromEntries(headers), 4)},`,
    `    method=${pythonValue(method)},`,
    ')',
    'try:',
    '    with urllib.request.urlopen(request, timeout=10) as response:',
    '        print(response.status, response.read().decode())',
    'except urllib.error.HTTPError as error:',
    '    print(error.code, error.read().decode())', ''].join('\n');
}
