import chromium from '@sparticuz/chromium';

// In a process apart: it unpacks into TMPDIR as it is when the package is loaded.
process.stdout.write(await chromium.executablePath());
