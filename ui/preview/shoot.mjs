// node shoot.mjs VIEW.xml ROWS.json OUT.png: renders a Studio view in Chromium with rows that rows.py made.
// Run by preview.sh inside build/ui, where node_modules lies. Answers splunkd's search REST by the text of the search.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { chromium } from 'playwright-core';

const [view, rowsFile, target] = process.argv.slice(2);
const xml = fs.readFileSync(view, 'utf8');
const definition = JSON.parse(xml.match(/<definition><!\[CDATA\[([\s\S]*?)\]\]><\/definition>/)[1]);
const theme = xml.match(/theme="(\w+)"/)?.[1] ?? 'light';
const plain = (text) => text.replace(/^\s*(search\s)?/, '').replace(/\s+/g, ' ').trim();
const answers = new Map(JSON.parse(fs.readFileSync(rowsFile, 'utf8')).map((entry) => [plain(entry.query), entry]));
const jobs = new Map();
const unknown = new Set();

const bundle = await esbuild.build({
    entryPoints: [path.resolve('page.jsx')], bundle: true, write: false, format: 'iife', minify: !process.env.VERBOSE, jsx: 'transform',
    define: { define: 'undefined', 'process.env.NODE_ENV': '"production"', global: 'window' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.css': 'empty' }, logLevel: 'error',
});
const config = { SPLUNKD_PATH: '/en-US/splunkd/__raw', MRSPARKLE_PORT_NUMBER: 8000, LOCALE: 'en-US', USERNAME: 'admin', VERSION_LABEL: '9.4',
    SERVER_ZONEINFO: '### SERIALIZED TIMEZONE FORMAT 1.0;C0;Y0 NW 55 54 43;$' };
const page = `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#f2f4f5"><div id="root"></div>
<script>window.$C=${JSON.stringify(config)};window.__AISCORE__=${JSON.stringify({ definition, theme }).replaceAll('</', '<\\/')}</script>
<script src="/bundle.js"></script>`;

function results(entry) {
    return { preview: false, init_offset: 0, messages: [], fields: entry.fields.map((name) => ({ name })),
        rows: entry.rows.map((row) => entry.fields.map((name) => (row[name] == null ? null : String(row[name])))),
        columns: entry.fields.map((name) => entry.rows.map((row) => (row[name] == null ? null : String(row[name])))),
        results: entry.rows, post_process_count: entry.rows.length };
}

function status(sid) {
    const count = answers.get(jobs.get(sid))?.rows.length ?? 0;
    return { name: jobs.get(sid), id: sid, acl: {}, content: { sid, dispatchState: 'DONE', isDone: true, isFailed: false, isFinalized: false,
        isPaused: false, isPreviewEnabled: false, isSaved: false, doneProgress: 1, resultCount: count, resultPreviewCount: count,
        eventCount: count, scanCount: count, runDuration: 0.1, reportSearch: 'stats', statusBuckets: 0, messages: [], request: {},
        performance: {}, optimizedSearch: jobs.get(sid), eventAvailableCount: 0, earliestTime: '', latestTime: '' } };
}

function answer(method, url, form) {
    const job = url.pathname.match(/search\/(?:v2\/)?jobs\/([^/]+)(?:\/(\w+))?$/);
    if (method === 'POST' && /search\/(v2\/)?jobs$/.test(url.pathname)) {
        const sid = `job_${jobs.size}`;
        jobs.set(sid, plain(form.get('search')));
        return { sid };
    }
    if (!job) return { entry: url.searchParams.getAll('id').map(status), links: {} };
    if (job[2] === undefined) return { entry: [status(job[1])] };
    const wanted = plain(url.searchParams.get('search') || form.get('search') || jobs.get(job[1]));
    const entry = answers.get(wanted) ?? answers.get(plain(wanted.split('| sort 0 ')[0]));
    if (!entry) {
        unknown.add(wanted);
        return results({ fields: [], rows: [] });
    }
    return results(entry);
}

const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
        if (process.env.VERBOSE) console.log(request.method, request.url.slice(0, 160), body.slice(0, 160));
        const url = new URL(request.url, 'http://localhost');
        if (url.pathname === '/') return response.setHeader('Content-Type', 'text/html').end(page);
        if (url.pathname === '/bundle.js') return response.setHeader('Content-Type', 'text/javascript').end(bundle.outputFiles[0].contents);
        response.statusCode = request.method === 'POST' && url.pathname.endsWith('/jobs') ? 201 : 200;
        return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer(request.method, url, new URLSearchParams(body))));
    });
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'aiscore-preview-'));
const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, viewport: { width: 1440, height: definition.layout.options.height + 180 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const problems = [];
const tab = await browser.newPage();
if (process.env.VERBOSE) tab.on('console', (line) => console.log('console:', line.text().slice(0, 900)));
tab.on('pageerror', (error) => problems.push(String(error).slice(0, 900)));
await tab.goto(`http://127.0.0.1:${server.address().port}/`, { timeout: 180000 });  // a busy machine takes its time
await tab.waitForTimeout(Number(process.env.WAIT_MS ?? 15000));
await tab.screenshot({ path: target, fullPage: true });
const text = await tab.evaluate(() => document.body.innerText);
await browser.close();
server.close();
fs.rmSync(profile, { recursive: true, force: true });
for (const search of unknown) problems.push(`nobody has rows for: ${search}`);
for (const viz of Object.values(definition.visualizations)) if (!text.includes(viz.title)) problems.push(`not on the page: ${viz.title}`);
console.log(problems.length ? problems.join('\n') : `${target}: all ${Object.keys(definition.visualizations).length} panels are there`);
process.exit(problems.length ? 1 : 0);
