import { before, realNow } from '../harness/clock.ts';
import { measure } from '../harness/pace.ts';

/** An answer of the API, and how long it took by the pace of the figures. */
export interface Reply {
  status: number;
  ms: number;
  retryAfter: string | null;
  body: string;
  data: { createBreach?: { id: string; reference: string } } | null;
  errors?: { message: string; extensions: { code: string } }[] | undefined;
}

const CREATE =
  'mutation create($input: CreateBreachInput!) { createBreach(input: $input) { id reference version dueAt } }';

/** Software that talks to the API with a token. */
export class Client {
  readonly #url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.token = token;
  }

  async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Reply> {
    const took = measure();
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.token}`,
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = await response.text();
    const { data = null, errors } = JSON.parse(body) as Partial<Reply>;
    return {
      status: response.status,
      ms: took(),
      retryAfter: response.headers.get('retry-after'),
      body,
      data,
      errors,
    };
  }

  /** A breach of which one became aware just now: its clock runs from the commit on. */
  createBreach(legalEntityId: string, headers: Record<string, string> = {}): Promise<Reply> {
    const input = {
      legalEntityId,
      title: 'Fichier envoyé à un autre',
      natures: ['CONFIDENTIALITY'],
      awareAt: before(realNow(), 1000),
    };
    return this.ask(CREATE, { input }, headers);
  }

  async get(path: string): Promise<{ status: number; body: string }> {
    const response = await fetch(`${this.#url}${path}`);
    return { status: response.status, body: await response.text() };
  }
}
