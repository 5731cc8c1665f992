// The app's REST endpoints through Splunk Web. Every failure is a Trouble with words for an admin.

export class Trouble extends Error {
    constructor(kind, text, field = '', problem = '') {
        super(text);
        this.kind = kind; // 'rights', 'session', 'missing', 'refused', 'failed' or 'unreached'
        this.field = field;
        this.problem = problem;
    }
}

const WAIT_MS = 40000;

// Splunk Web's own words about this page: its base path and the port that names its cookie.
const config = () => window.$C ?? {};

export function base() {
    return window.location.pathname.match(/^(.*?)\/app\//)?.[1] ?? `/${config().LOCALE ?? 'en-US'}`;
}

function formKey() {
    const name = `splunkweb_csrf_token_${config().MRSPARKLE_PORT_NUMBER ?? ''}`;
    const entry = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
    return entry ? decodeURIComponent(entry.slice(name.length + 1)) : '';
}

async function ask(method, path, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), WAIT_MS);
    let response;
    let text;
    try {
        response = await fetch(`${config().SPLUNKD_PATH ?? `${base()}/splunkd/__raw`}/services/aiscore/${path}?output_mode=json`, {
            method,
            credentials: 'same-origin',
            headers: { 'X-Requested-With': 'XMLHttpRequest', 'X-Splunk-Form-Key': formKey(), 'Content-Type': 'application/json' },
            body: body === undefined ? undefined : JSON.stringify(body),
            signal: stop.signal,
        });
        text = await response.text();
    } catch (error) {
        throw new Trouble('unreached', stop.signal.aborted ? 'Splunk did not answer within 40 seconds.' : 'Splunk Web was not reached. Is it restarting?');
    } finally {
        clearTimeout(timer);
    }
    return read(response, text);
}

function read(response, text) {
    let answer = null;
    try {
        answer = JSON.parse(text);
    } catch (error) {
        // Splunk Web answers with a page of its own where the session has ended.
    }
    const said = typeof answer?.error === 'string' ? answer.error : '';
    if (response.ok && answer && !response.redirected) return answer;
    if (response.status === 403) throw new Trouble('rights', 'Your user does not hold the capability edit_aiscore.');
    if (response.status === 401 || response.redirected || response.ok) throw new Trouble('session', 'Your session has ended. Log in in another tab, then repeat this here: nothing that you entered is lost.');
    if (response.status === 404) throw new Trouble('missing', 'Splunk does not know the address of these settings yet.');
    if (response.status === 400) throw new Trouble('refused', said || 'The settings were refused.', answer?.field ?? '', answer?.problem ?? '');
    throw new Trouble('failed', said || `Splunk answered with status ${response.status}.`);
}

export const readSettings = () => ask('GET', 'settings');
export const saveSettings = (changes) => ask('POST', 'settings', changes);
export const testConnection = (changes) => ask('POST', 'connection', changes);
