import { jest } from '@jest/globals';

type Answer = { data?: unknown; errors?: unknown[] };
export interface Call {
  query: string;
  variables: Record<string, unknown>;
  headers: Record<string, string>;
}

/** The HTTP boundary, and nothing behind it: answers by the first word that the document holds. */
export function fakeApi(answers: Record<string, Answer | ((call: Call) => Answer)>, init: ResponseInit = {}) {
  const calls: Call[] = [];
  globalThis.fetch = jest.fn(async (url: unknown, request: RequestInit = {}) => {
    const call: Call = {
      // A file goes as a form, to an address that says it all.
      ...(typeof request.body === 'string' ? JSON.parse(request.body) : { query: String(url) }),
      headers: request.headers as Record<string, string>,
    };
    calls.push(call);
    const [, answer] = Object.entries(answers).find(([word]) => call.query.includes(word)) ?? [];
    if (!answer) throw new Error(`No answer for ${call.query}`);
    const body = typeof answer === 'function' ? answer(call) : answer;
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
  }) as unknown as typeof fetch;
  return calls;
}
