/** How a mail server is reached, and from whom. */
export interface SmtpAddress {
  /** Without the options that are ours. */
  url: string;
  /** `?from=`, as it was given. */
  from: string | null;
  /** The name under which we sign in there; empty without one. */
  user: string;
  /** `?connections=`: how many at once. */
  connections: number | null;
  /** `?rate=`: mails a second over all of them. */
  rate: number | null;
}

// Anything that could end a header line or begin another address is refused before a server sees it.
const MAIL_ADDRESS = /^[^\s<>,;:"()[\]\\@]{1,64}@[^\s<>,;:"()[\]\\@]{1,255}$/u;

/** Whether a text is one mail address and nothing else. */
export const isMailAddress = (text: string): boolean => MAIL_ADDRESS.test(text);

const LARGEST = { connections: 100, rate: 10_000 };

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const hasPort = (text: string): boolean => {
  const port = /^smtps?:\/\/[^/?#]*:(\d+)(?=[/?#]|$)/.exec(text)?.[1];
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
};

/** Reads `SMTP_URL`; for one that cannot be used, the rest of a sentence that begins with its name. */
export function readSmtpAddress(text: string): SmtpAddress | string {
  if (!hasPort(text)) return 'has a port that is no whole number from 1 to 65535';
  if (!URL.canParse(text) || !/^smtps?:\/\//.test(text))
    return 'has to be an address that starts with smtp:// or smtps://';
  const url = new URL(text);
  if (!url.hostname) return 'has to name a mail server, as in smtp://mail.example.org:587';
  const user = decoded(url.username);
  if (user === null || decoded(url.password) === null)
    return 'has a name or password that is not percent-encoded: write % as %25';
  if (!/^\/?$/.test(url.pathname) || url.hash)
    return 'has to end with its port or its options, as in smtp://mail.example.org:587?rate=10';
  const numbers: Record<keyof typeof LARGEST, number | null> = { connections: null, rate: null };
  let from: string | null = null;
  for (const [name, value] of url.searchParams) {
    if (url.searchParams.getAll(name).length > 1) return 'has an option twice';
    if (name === 'from') {
      if (!isMailAddress(value.trim())) return 'has a from= that is no mail address';
      from = value.trim();
    } else if (name === 'connections' || name === 'rate') {
      const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      if (number < 1 || number > LARGEST[name])
        return `has a ${name}= that is no whole number from 1 to ${LARGEST[name]}`;
      numbers[name] = number;
    } else return 'has an option that is unknown: it takes from=, connections= and rate=';
  }
  url.search = '';
  return { url: url.href, from, user, ...numbers };
}

/** The same of one that was read before: when the environment was. */
export function getSmtpAddress(text: string): SmtpAddress {
  const read = readSmtpAddress(text);
  if (typeof read === 'string') throw new TypeError(`the address of the mail server ${read}`);
  return read;
}
