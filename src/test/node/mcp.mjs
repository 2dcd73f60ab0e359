// Uses a mock server by the official client of the Model Context Protocol. Prints one line of JSON with what it has seen.
// MOCK_SSP_ADMIN_TOKEN is the token of the mock server, if it needs one.
// node mcp.mjs http URL | node mcp.mjs stdio COMMAND ARGUMENT…
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [kind, target, ...args] = process.argv.slice(2);
const token = process.env.MOCK_SSP_ADMIN_TOKEN;
const headers = token ? { Authorization: `Bearer ${token}` } : {};
const transport = kind === 'http'
  ? new StreamableHTTPClientTransport(new URL(`${target}/__admin/mcp`), { requestInit: { headers } })
  : new StdioClientTransport({ command: target, args, stderr: 'inherit' });
const client = new Client({ name: 'mock-ssp-checks', version: '1.0.0' });
await client.connect(transport);

// listTools makes the client validate each result against the output schema of its tool
const { tools } = await client.listTools();
const { resources } = await client.listResources();
const { prompts } = await client.listPrompts();
const body = { userId: 'jane@shop.example', chatId: 'c1', messages: [{ role: 'user', content: 'running shoes' }] };
const sent = await client.callTool({ name: 'send_request', arguments: { body } });
const findings = await client.callTool({ name: 'list_findings', arguments: { source: 'assistant' } });
const explained = await client.callTool({ name: 'explain_exchange', arguments: { source: 'assistant' } });
const contract = await client.callTool({ name: 'how_to_call', arguments: { language: 'python' } });
const report = await client.callTool({ name: 'get_report', arguments: {} });
const wrong = await client.callTool({ name: 'clock', arguments: { freeze_at: 7 } });
const rules = await client.readResource({ uri: 'mock-ssp://docs/LINT.md' });
const prompt = await client.getPrompt({ name: 'review_my_integration' });
console.log(JSON.stringify({
  server: client.getServerVersion().name,
  tools: tools.map(tool => tool.name),
  resources: resources.length,
  prompts: prompts.map(one => one.name),
  status: sent.structuredContent.status,
  rules: findings.structuredContent.findings.map(finding => finding.rule),
  checks: explained.structuredContent.checks.length,
  example: contract.structuredContent.example,
  requests: report.structuredContent.requests,
  wrong: wrong.isError,
  lint: rules.contents[0].text.split('\n')[0],
  prompt: prompt.messages[0].content.text.length,
}));
await client.close();
