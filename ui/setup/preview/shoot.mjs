// node shoot.mjs FOLDER: goes through the setup page as an admin would, on stage.py, and leaves pictures in FOLDER.
// Each step holds what it sees against what it must be, and the run fails otherwise. Run by `make setup-preview`.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const target = path.resolve(process.argv[2]);
const port = 8700 + Math.floor(Math.random() * 200);
const web = `http://127.0.0.1:${port}`;
fs.mkdirSync(target, { recursive: true });

const python = process.env.PYTHON ?? path.join(root, 'build/venv/scorer/bin/python');
const stage = spawn(python, [path.join(here, 'stage.py'), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve, reject) => {
    stage.stdout.once('data', resolve);
    stage.once('exit', (code) => reject(new Error(`stage.py ended with ${code}`)));
});
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'aiscore-setup-'));
const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    viewport: { width: 1180, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage();
const complaints = [];
page.on('pageerror', (error) => complaints.push(String(error)));
const scene = async (query) => (await fetch(`${web}/stage?${query}`)).json();
const open = async () => {
    await page.goto(`${web}/en-US/app/aiscore/aiscore_setup`);
    await page.locator('main h1, main [role=status]').first().waitFor();
};
const shot = async (name) => {
    // As high as the page, so that the bar at the bottom hides nothing.
    await page.setViewportSize({ width: 1180, height: Math.max(600, await page.evaluate(() => document.documentElement.scrollHeight)) });
    await page.screenshot({ path: path.join(target, `${name}.png`) });
    await page.setViewportSize({ width: 1180, height: 900 });
};
const shows = (text) => page.getByText(text).first().waitFor({ timeout: 20000 });
const focused = (name) => page.waitForFunction((wanted) => document.activeElement.name === wanted, name, { timeout: 5000 });
const press = (name) => page.getByRole('button', { name, exact: true }).click();

try {
    const { url, ca_file: caFile, key } = await scene('reset=1');
    await open();
    await shows('No key is stored yet');
    await shot('1-first-use');
    await page.screenshot({ path: path.join(target, '1-first-use-window.png') });

    // A refused value: the error stands beside its field, the field has the keyboard, nothing was stored.
    await page.getByLabel('Address', { exact: true }).fill('http://gpu.example:9443');
    await page.getByLabel('Key', { exact: true }).fill(key);
    await press('Save');
    await shows('Must start with https://');
    await focused('scorer.url');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')), 'true');
    assert.deepEqual((await scene('')).confs, {});
    await shot('2-refused');

    // Tests before anything is saved: not reached, not trusted, a wrong key, then right.
    await page.getByLabel('Address', { exact: true }).fill('https://localhost:1');
    await press('Test connection');
    await shows('nothing listens on port 1');
    await shot('3-unreachable');
    await page.getByLabel('Address', { exact: true }).fill(url);
    await press('Test connection');
    await shows('signed by an authority that this search head does not trust');
    await page.getByLabel('Certificate authority', { exact: true }).fill(caFile);
    await page.getByLabel('Key', { exact: true }).fill(`k1 ${'00'.repeat(32)}`);
    await press('Test connection');
    await shows('does not accept the key');
    await shot('4-wrong-key');
    assert.deepEqual((await scene('')).confs, {});
    await page.getByLabel('Key', { exact: true }).fill(key);
    await press('Test connection');
    await shows('A search would be scored by the model');

    // By the keyboard alone: Enter in a field saves.
    await page.getByLabel('Address', { exact: true }).press('Enter');
    await shows('Saved: ');
    await shows('A search would be scored by the model');
    const { confs, passwords } = await scene('');
    assert.deepEqual(confs, { scorer: { url, ca_file: caFile, ticket_source: 'broker' } });
    assert.deepEqual(passwords, ['aiscore:scorer:']);
    await shows('Stored: k1.');
    assert.equal(await page.getByLabel('New key').inputValue(), '');
    await shot('5-saved');

    // An untouched key is not posted; a change is seen as unsaved; an advanced setting shows its error where it stands.
    await scene('theme=dark');
    await open();
    await press('Show advanced settings');
    await page.getByLabel('Time to connect (s)').fill('900');
    await shows('Not saved yet: Time to connect (s)');
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await press('Save');
    assert.deepEqual((await posted).postDataJSON(), { scorer: { connect_timeout_s: '900' } });
    await shows('Is a number of seconds from 0.1 to 60');
    await focused('scorer.connect_timeout_s');
    await shot('6-advanced-dark');
    await press('Discard changes');
    await shows('No unsaved changes');
    await scene('scorer=status_503');
    await press('Test connection');
    await shows('still loading its model');
    await scene('scorer=right');
    await press('Hide advanced settings');
    await press('Test connection');
    await shows('A search would be scored by the model');
    await shot('7-tested-dark');

    // Whoever leaves with unsaved changes is asked.
    await page.getByLabel('Address', { exact: true }).fill('https://other.example');
    let asked = false;
    page.once('dialog', (dialog) => {
        asked = true;
        dialog.accept();
    });
    await page.reload();
    assert.equal(asked, true);

    await scene('theme=dark&user=analyst');
    await open();
    await shows('The roles aiscore_admin and admin hold it');
    await shot('8-no-rights-dark');
    await scene('theme=light&user=admin&splunkd=500');
    await open();
    await shows('password store answered with status 500');
    await shot('9-failed');
    await scene('reset=1&theme=dark');
    await open();
    await shows('No key is stored yet');
    await shot('10-first-use-dark');

    // Every control has a name for screen readers, and a narrow window hides nothing.
    await press('Show advanced settings');
    const unnamed = await page.evaluate(() => [...document.querySelectorAll('main :is(input, textarea, button):not([aria-hidden=true])')].filter((control) => {
        const labels = (control.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
        return !`${labels.join('')}${control.getAttribute('aria-label') ?? ''}${control.labels?.[0]?.textContent ?? ''}${control.textContent}`.trim();
    }).map((control) => control.outerHTML));
    assert.deepEqual(unnamed, []);
    const groups = await page.getByRole('radiogroup').evaluateAll((found) => found.map((group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent ?? ''));
    assert.deepEqual(groups, ['Where the key is kept', 'Redact secrets', 'Compress requests']);
    assert.equal(await page.getByRole('button', { name: 'Hide advanced settings' }).getAttribute('aria-expanded'), 'true');
    await page.setViewportSize({ width: 420, height: 900 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await page.screenshot({ path: path.join(target, '11-narrow-dark.png') });
    assert.deepEqual(complaints, []);
    console.log(`all steps as they must be; pictures in ${target}`);
} catch (error) {
    await shot('failed-step').catch(() => {});
    throw error;
} finally {
    await browser.close();
    stage.kill();
    fs.rmSync(profile, { recursive: true, force: true });
}
