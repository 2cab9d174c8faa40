import { createServer } from 'node:net';
import { Sentence } from './sentence.mjs';

/** Tries PORT and HOST before anything that takes time: a taken port is the commonest reason not to start. */
export async function checkPort() {
  const port = Number(process.env.PORT || 4000);
  const host = process.env.HOST || '127.0.0.1';
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Sentence(`PORT must be a number from 0 to 65535: PORT=4001 npm start`);
  }
  const refusal = await tryToListen(port, host);
  if (!refusal) return;
  const other = `choose another with PORT=${await freePortAfter(port, host)} npm start`;
  if (refusal === 'EADDRINUSE') throw new Sentence(`port ${port} is in use: ${other}`);
  if (refusal === 'EACCES') throw new Sentence(`port ${port} is reserved by the system: ${other}`);
  throw new Sentence(
    `HOST must be an address of this machine, such as 127.0.0.1, and cannot be listened on now (${refusal})`,
  );
}

async function freePortAfter(port, host) {
  const first = port < 1024 ? 4000 : port + 1;
  for (let candidate = first; candidate < Math.min(first + 50, 65536); candidate += 1) {
    if (!(await tryToListen(candidate, host))) return candidate;
  }
  return first;
}

/** The system's code for not letting us listen; null when it does. */
function tryToListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}
