// The form: what is entered, what is saved of it, and what the scorer says.
import React, { useEffect, useRef, useState } from 'react';
import Button from '@splunk/react-ui/Button';
import Link from '@splunk/react-ui/Link';
import Message from '@splunk/react-ui/Message';
import { LABELS, changesOf, formOf, isAdvanced, isEmpty, problemsOf, sentence } from './fields.js';
import { Bar, Code, Frame, Prose, Row, Title, idOf } from './parts.jsx';
import { base, readSettings, saveSettings, testConnection } from './rest.js';
import { Address, Advanced, Connection, Key } from './sections.jsx';

// What a change holds, in the page's own words: "Address, Key".
function named(changes) {
    const names = Object.entries(changes).flatMap(([stanza, found]) => (
        stanza === 'keys' ? ['keys'] : Object.keys(found).map((setting) => `${stanza}.${setting}`)));
    return names.map((name) => LABELS[name] ?? name).join(', ');
}

// Where the keyboard goes when a field is wrong: into it, after what hides it has opened.
function focusOn(name) {
    setTimeout(() => {
        const found = document.getElementById(idOf(name));
        (found?.matches('input, textarea') ? found : found?.querySelector('input'))?.focus();
    }, 50);
}

function useLeaveWarning(isDirty) {
    useEffect(() => {
        const warn = (event) => {
            event.preventDefault();
            event.returnValue = '';
        };
        if (isDirty) window.addEventListener('beforeunload', warn);
        return () => window.removeEventListener('beforeunload', warn);
    }, [isDirty]);
}

// Where nothing is set up yet, the way that works everywhere is offered.
function start(settings) {
    const form = formOf(settings);
    return form.place === 'none' && !settings.is_configured ? { ...form, place: 'store' } : form;
}

export default function Form({ first }) {
    const [settings, setSettings] = useState(first);
    const [form, setForm] = useState(() => start(first));
    const [errors, setErrors] = useState({});
    const [notice, setNotice] = useState(null);
    const [outcome, setOutcome] = useState(null);
    const [busy, setBusy] = useState('');
    const [isOpen, setIsOpen] = useState(false);
    const untouched = useRef(form);
    const saved = formOf(settings);
    const changes = changesOf(form, saved);
    const isDirty = form !== untouched.current && !isEmpty(changes);
    useLeaveWarning(isDirty);

    const touch = (next, name) => {
        setForm(next);
        setErrors(({ [name]: gone, ...others }) => others);
        setOutcome(null);
    };
    const change = (name, value) => touch({ ...form, values: { ...form.values, [name]: value } }, name);
    const changePlace = (name, place) => touch({ ...form, place }, 'keys');
    const changeKeys = (keys) => touch({ ...form, keys }, 'keys');

    const showProblems = (problems) => {
        setErrors(problems);
        const [name] = Object.keys(problems);
        if (isAdvanced(name)) setIsOpen(true);
        focusOn(name);
    };
    const showTrouble = (error, doing) => {
        if (error.field in LABELS) {
            showProblems({ [error.field]: sentence(error.problem) });
            setNotice({ type: 'error', text: `${doing}: see ${LABELS[error.field]}.` });
        } else {
            setNotice({ type: 'error', text: `${doing}. ${sentence(error.message)}` });
        }
    };

    // A button that is dimmed keeps the keyboard's place, and may still be pressed.
    const ask = async (asked) => {
        setBusy('test');
        setOutcome(null);
        try {
            setOutcome(await testConnection(asked));
        } catch (error) {
            showTrouble(error, 'The connection was not tested');
        } finally {
            setBusy('');
        }
    };
    const isFilled = () => {
        const problems = problemsOf(form, settings.key_ids);
        if (!isEmpty(problems)) showProblems(problems);
        return isEmpty(problems);
    };
    const test = () => {
        if (busy) return;
        setNotice(null);
        if (isFilled()) ask(changes);
    };
    const save = async () => {
        if (busy) return;
        setNotice(null);
        if (!isFilled()) return;
        setBusy('save');
        let done;
        try {
            done = await saveSettings(changes);
            const found = await readSettings();
            const next = formOf(found);
            untouched.current = next;
            setSettings(found);
            setForm(next);
            setErrors({});
        } catch (error) {
            showTrouble(error, done ? 'Saved, but the settings could not be read again' : 'Nothing was saved');
            setBusy('');
            return;
        }
        const text = isEmpty(changes) ? 'Nothing was changed.' : `Saved: ${named(changes)}. Searches use it from now on.`;
        setNotice(done.is_configured ? { type: 'success', text }
            : { type: 'warning', text: `${text} Splunk could not be told that the app is set up, and may lead to this page again.` });
        await ask({});
    };
    const rulesAlone = async () => {
        if (busy) return;
        setBusy('rules');
        try {
            await saveSettings({});
            window.location.assign(`${base()}/app/aiscore/aiscore_overview`);
        } catch (error) {
            showTrouble(error, 'Splunk was not told');
            setBusy('');
        }
    };
    const discard = () => {
        untouched.current = saved;
        setForm(saved);
        setErrors({});
        setNotice(null);
        setOutcome(null);
    };

    const shared = { form, errors, settings, change };
    return (
        <Frame>
            <Title>Set up AI Anomaly Score</Title>
            <Prose>
                {settings.is_configured ? 'The settings of the app: where the scorer is, and the key it knows this Splunk by. '
                    : 'Two things are needed from the host of the scorer: its address and its key. '}
                While no scorer answers, the rules score, and <Code>ai_source</Code> says so.
            </Prose>
            {settings.is_key_unusable && (
                <Message appearance="fill" type="warning">The key that is stored cannot be used. Paste it again below.</Message>
            )}
            <form noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
                <Address {...shared} />
                <Key {...shared} changePlace={changePlace} changeKeys={changeKeys} />
                <Connection outcome={outcome} isBusy={busy === 'test'} isOff={busy ? 'dimmed' : false} isDirty={isDirty} test={test} />
                <Advanced {...shared} isOpen={isOpen} toggle={() => setIsOpen(!isOpen)} />
                <Bar>
                    <div role="status" aria-live="polite">
                        {notice && <Message appearance="fill" type={notice.type}>{notice.text}</Message>}
                    </div>
                    <Row>
                        <Button type="submit" appearance="primary" label={busy === 'save' ? 'Saving ...' : 'Save'} disabled={busy ? 'dimmed' : false} />
                        {isDirty && <Button label="Discard changes" onClick={discard} disabled={busy ? 'dimmed' : false} />}
                        <span>{isDirty ? `Not saved yet: ${named(changes)}` : 'No unsaved changes'}</span>
                    </Row>
                </Bar>
            </form>
            {!settings.is_configured && (
                <Row>
                    <span>No scorer yet?</span>
                    <Button label="Go on with the rules alone" onClick={rulesAlone} disabled={busy ? 'dimmed' : false} />
                </Row>
            )}
            {settings.is_configured && (
                <Row>
                    <Link to={`${base()}/app/aiscore/search?q=${encodeURIComponent('| makeresults | eval _raw="user logged in" | aiscore mode=model | table ai_*')}`}>
                        Try it in a search
                    </Link>
                    <Link to={`${base()}/app/aiscore/aiscore_overview`}>Go to the overview</Link>
                </Row>
            )}
        </Frame>
    );
}
