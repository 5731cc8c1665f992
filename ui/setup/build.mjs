// node build.mjs [FOLDER]: builds the setup page into appserver/static (or FOLDER): setup.js, and setup.LICENSES.txt about what is in it.
// The same sources give the same bytes. The first line of setup.js holds the digest of the sources, which tests/app compares.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'appserver/static'));
const sources = ['README/aiscore.conf.spec', 'ui/setup/build.mjs', 'ui/setup/package-lock.json', 'ui/setup/package.json',
    ...fs.readdirSync(path.join(here, 'src')).sort().map((name) => `ui/setup/src/${name}`)];
const digest = crypto.createHash('sha256');
for (const name of sources) digest.update(`${name}\n`).update(fs.readFileSync(path.join(root, name)));

const built = await esbuild.build({
    absWorkingDir: here,
    entryPoints: ['src/index.jsx'],
    outfile: path.join(target, 'setup.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2019',
    charset: 'ascii',
    legalComments: 'none', // setup.LICENSES.txt has them whole
    loader: { '.spec': 'text' },
    // lodash would call RequireJS's define() without a name, which Splunk Web answers with an error.
    define: { define: 'undefined', 'process.env.NODE_ENV': '"production"' },
    banner: { js: `/* aiscore setup page. Sources: ui/setup, sha256 ${digest.digest('hex')}. Licences: setup.LICENSES.txt */` },
    metafile: true,
    logLevel: 'warning',
});

const folders = new Set(Object.values(built.metafile.outputs).flatMap((output) => Object.entries(output.inputs)
    .filter(([, part]) => part.bytesInOutput > 0)
    .map(([name]) => name.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean)));
const found = [...folders].map((folder) => {
    const about = JSON.parse(fs.readFileSync(path.join(here, folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(path.join(here, folder)).sort().find((name) => /^(licen[cs]e|copying)/i.test(name));
    const text = file ? fs.readFileSync(path.join(here, folder, file), 'utf8').replace(/\r/g, '').trim() : '';
    return { line: `npm ${about.name} ${about.version} ${about.license}`, text };
}).sort((a, b) => (a.line < b.line ? -1 : 1));
const texts = new Map();
for (const { line, text } of found) texts.set(text, [...(texts.get(text) ?? []), line]);
fs.writeFileSync(path.join(target, 'setup.LICENSES.txt'), [
    'What is bundled in setup.js:', '', ...new Set(found.map(({ line }) => line)), '',
    ...[...texts].filter(([text]) => text).flatMap(([text, lines]) => ['-'.repeat(80), ...new Set(lines), '', text, '']),
].join('\n'));
