// Bundles the style sheet, its fonts and the few lines of script into the host's wwwroot/assets.
// Every page works without the script; nothing refers to another host.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const outdir = fileURLToPath(new URL('../src/VuonLen.Host/wwwroot/assets', import.meta.url));

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  entryPoints: ['app.css', 'app.ts'],
  outdir,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  loader: { '.woff2': 'file' },
  assetNames: 'fonts/[name]-[hash]', // the name changes with the content, so that a browser may keep it for ever
  legalComments: 'linked',
  logLevel: 'warning',
});
