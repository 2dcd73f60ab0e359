import http from 'node:http';
import https from 'node:https';
import { MockSspError } from './errors.js';

const LONGEST_RESPONSE_MS = 30_000;

/**
 * A client of the admin API. It uses node:http, because tests replace `fetch` and timers, and browser-like environments
 * have others.
 */
export class AdminClient {
  readonly baseUrl: string;
  readonly #source: string;
  readonly #token: string | undefined;

  /**
   * @param url the URL of the mock server
   * @param source where the URL comes from, for messages; empty if there is nothing to tell
   * @param token the token of the mock server, if it needs one
   */
  constructor(url: string, source = '', token?: string) {
    this.#source = source;
    this.#token = token;
    this.baseUrl = this.#checked(url);
  }

  #checked(url: string): string {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
      throw new MockSspError(`"${url}"${this.#source} is no URL of a mock server; expected one such as http://127.0.0.1:7777`);
    }
    return url.replace(/\/+$/, '');
  }

  /**
   * Sends a request.
   *
   * @param path the path after the URL of the mock server, such as `/__admin/health`
   * @param query parameters; those that are undefined are left out
   * @returns the JSON of the response, or undefined if it has no body
   * @throws {MockSspError} if the mock server does not respond, or rejects the request
   */
  async send<T>(method: string, path: string, body?: unknown, query: object = {}): Promise<T> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const parameters = given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
    const target = this.baseUrl + path + (parameters.length > 0 ? `?${parameters.join('&')}` : '');
    const { status, text } = await this.#exchange(method, target, body === undefined ? undefined : JSON.stringify(body));
    const json = this.#parsed(method, path, status, text);
    if (status >= 400) {
      throw rejection(json, `the mock server responds to ${method} ${path} with ${status}`);
    }
    return json as T;
  }

  #exchange(method: string, target: string, body: string | undefined): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const { request } = target.startsWith('https:') ? https : http;
      const fail = (cause: Error) => reject(this.#unreachable(cause));
      const headers = {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.#token === undefined ? {} : { Authorization: `Bearer ${this.#token}` }),
      };
      const sent = request(target, { method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', fail);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', fail);
      sent.setTimeout(LONGEST_RESPONSE_MS, () => sent.destroy(new Error(`no response within ${LONGEST_RESPONSE_MS} ms`)));
      sent.end(body);
    });
  }

  #unreachable(cause: Error): MockSspError {
    const reason = cause.message || (cause as NodeJS.ErrnoException).code;
    return new MockSspError(`no mock server responds at ${this.baseUrl}${this.#source}: ${reason}`, { cause });
  }

  #parsed(method: string, path: string, status: number, text: string): unknown {
    if (text === '') {
      return undefined;
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new MockSspError(
        `${this.baseUrl}${this.#source} is no mock server: ${method} ${path} has the status ${status} and no JSON`,
      );
    }
  }
}

function rejection(json: unknown, fallback: string): MockSspError {
  type Place = { pointer?: string; message: string };
  const error = (json as { error?: { code?: string; message?: string; problems?: Place[] } } | undefined)?.error;
  const problems = error?.problems ?? [];
  const lines = problems.length > 1 ? problems.map(({ pointer, message }) => `  ${pointer ? `${pointer}: ` : ''}${message}`) : [];
  return new MockSspError([error?.message ?? fallback, ...lines].join('\n'), error?.code ? { code: error.code } : {});
}
