import './typescript.mjs';

await import('./worker-process.ts');
