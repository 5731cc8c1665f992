// The settings of aiscore.conf that the page shows. What they mean and their bounds is said by the spec file alone.
import spec from '../../../README/aiscore.conf.spec';

// {"scorer.url": ["sentence", ...]}: the bullet points below each setting, without the last one, its default.
export const explanations = (() => {
    const found = {};
    let stanza = '';
    let lines = [];
    for (const line of spec.split('\n')) {
        const setting = line.match(/^([a-z_]+) = /)?.[1];
        if (line.startsWith('[')) {
            stanza = line.slice(1, -1);
            lines = [];
        } else if (setting) {
            lines = [];
            found[`${stanza}.${setting}`] = lines;
        } else if (line.startsWith('* ') && !line.startsWith('* Default:')) {
            lines.push(line.slice(2));
        } else if (line.startsWith('  ') && lines.length) {
            lines[lines.length - 1] += ` ${line.trim()}`;
        }
    }
    return found;
})();

const TRUTH = { true: 'Yes', false: 'No' };

export const ADVANCED = [
    { title: 'What is sent', fields: [
        { name: 'search.redact_events', label: 'Redact secrets', choices: TRUTH },
        { name: 'search.context_fields', label: 'Context fields' },
        { name: 'scorer.gzip', label: 'Compress requests', choices: { auto: 'Automatic', true: 'Always', false: 'Never' } },
    ] },
    { title: 'Time and volume', fields: [
        { name: 'scorer.connect_timeout_s', label: 'Time to connect (s)' },
        { name: 'search.lost_time_max_s', label: 'Lost time of a search (s)' },
        { name: 'search.maxwait_s', label: 'Patience of splunkd (s)' },
        { name: 'search.max_events_limit', label: 'Highest max_events=' },
        { name: 'scorer.max_in_flight', label: 'Batches under way' },
    ] },
    { title: 'Client certificate', fields: [
        { name: 'scorer.client_cert', label: 'Client certificate file' },
        { name: 'scorer.client_key', label: 'Client key file' },
    ] },
];

export const LABELS = {
    'scorer.url': 'Address',
    'scorer.ca_file': 'Certificate authority',
    'scorer.key_file': 'Key file',
    'scorer.ticket_source': 'Where the key is kept',
    keys: 'Key',
    ...Object.fromEntries(ADVANCED.flatMap((group) => group.fields.map((field) => [field.name, field.label]))),
};

export const isAdvanced = (name) => ADVANCED.some((group) => group.fields.some((field) => field.name === name));

// -- the form: what was read from Splunk, and what is entered -------------------------------------

// {values: {"scorer.url": text}, place: 'store' | 'file' | 'none', keys: text}
export function formOf(settings) {
    const values = {};
    for (const name of Object.keys(explanations)) {
        const [stanza, setting] = name.split('.');
        values[name] = settings[stanza]?.[setting] ?? '';
    }
    let place = 'none';
    if (values['scorer.ticket_source'] === 'broker') place = 'store';
    else if (values['scorer.key_file']) place = 'file';
    return { values, place, keys: '' };
}

// What the form would have Splunk change, as the settings' address takes it. An untouched key is not in it.
export function changesOf(form, saved) {
    const wanted = { ...form.values, 'scorer.ticket_source': form.place === 'store' ? 'broker' : 'key_file' };
    if (form.place === 'none') wanted['scorer.key_file'] = '';
    const changes = {};
    for (const [name, value] of Object.entries(wanted)) {
        if (value.trim() !== saved.values[name]) {
            const [stanza, setting] = name.split('.');
            (changes[stanza] ??= {})[setting] = value.trim();
        }
    }
    if (form.place === 'store' && form.keys.trim()) changes.keys = form.keys;
    return changes;
}

export const isEmpty = (changes) => Object.keys(changes).length === 0;

// What can be told wrong before Splunk is asked: {field: problem}.
export function problemsOf(form, keyIds) {
    const problems = {};
    if (!form.values['scorer.url'].trim()) problems['scorer.url'] = 'Enter the address of the scorer.';
    if (form.place === 'store' && !form.keys.trim() && !keyIds.length) problems.keys = 'Paste the line of tickets.keys.';
    if (form.place === 'file' && !form.values['scorer.key_file'].trim()) problems['scorer.key_file'] = 'Enter the path of the key file.';
    return problems;
}

// What Splunk or the settings' address says, as a sentence of the page.
export const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
