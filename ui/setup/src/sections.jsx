// The sections of the form, in the order in which an admin goes through them.
import React from 'react';
import Button from '@splunk/react-ui/Button';
import ControlGroup from '@splunk/react-ui/ControlGroup';
import Message from '@splunk/react-ui/Message';
import TextArea from '@splunk/react-ui/TextArea';
import WaitSpinner from '@splunk/react-ui/WaitSpinner';
import { ADVANCED, explanations } from './fields.js';
import { Choice, Code, Facts, Line, Masked, Prose, Row, Section, Subheading, idOf } from './parts.jsx';

const PLACES = {
    store: "In Splunk's password store (encrypted; the way for Splunk Cloud)",
    file: 'In a file on each search head',
    none: 'No key (only a scorer on this machine itself accepts that)',
};

export function Address({ form, errors, change }) {
    return (
        <Section id="aiscore-address" title="1. Address of the scorer">
            <Line name="scorer.url" label="Address" value={form.values['scorer.url']} error={errors['scorer.url']} onChange={change} required
                help="https://HOST:PORT, with a name that the scorer's certificate bears. The text of scored events is sent there, and nowhere else." />
            <Line name="scorer.ca_file" label="Certificate authority" value={form.values['scorer.ca_file']} error={errors['scorer.ca_file']}
                onChange={change}
                help="Splunk Cloud, and every scorer with a certificate of a public authority: leave it empty. Otherwise the path of the scorer's ca.pem
                    on each search head, such as $SPLUNK_HOME/etc/auth/aiscore/ca.pem. The certificate is verified always." />
        </Section>
    );
}

export function Key({ form, errors, settings, change, changePlace, changeKeys }) {
    const stored = settings.key_ids;
    return (
        <Section id="aiscore-key" title="2. Key">
            <Prose>
                The key signs the tickets by which the scorer knows this Splunk. <Code>python -m aiscore_server init</Code> wrote it
                into <Code>tickets.keys</Code> on the host of the scorer.
            </Prose>
            <Choice name="scorer.ticket_source" label="Where the key is kept" value={form.place} choices={PLACES} onChange={changePlace}
                error={errors['scorer.ticket_source']} direction="column" />
            {form.place === 'store' && (
                <Masked as={ControlGroup} label={stored.length ? 'New key' : 'Key'} labelPosition="top" error={errors.keys || false} controlsLayout="fill"
                    help={`${stored.length ? `Stored: ${stored.join(', ')}. Leave this empty to keep it; what you paste replaces it. `
                        : 'No key is stored yet. Paste the line of tickets.keys. '}
                        It is never shown again. To rotate, paste the new line above the old one, and ten minutes later the new one alone.`}>
                    <TextArea inputId={idOf('keys')} name="keys" value={form.keys} error={Boolean(errors.keys)} rowsMin={2} rowsMax={4}
                        autoComplete="off" spellCheck={false} onChange={(event, { value }) => changeKeys(value)} />
                </Masked>
            )}
            {form.place === 'store' && (
                <Prose>Events are scored by the model for users who hold <Code>run_aiscore</Code>: the roles aiscore_user, aiscore_admin and admin.</Prose>
            )}
            {form.place === 'file' && (
                <Line name="scorer.key_file" label="Key file" value={form.values['scorer.key_file']} error={errors['scorer.key_file'] ?? errors.keys}
                    onChange={change} required
                    help="Path on each search head, such as $SPLUNK_HOME/etc/auth/aiscore/tickets.keys; readable by Splunk's account alone." />
            )}
        </Section>
    );
}

function Outcome({ outcome }) {
    if (!outcome.ok) {
        return (
            <Message appearance="fill" type="error">
                <strong>{outcome.title}</strong> {outcome.advice}{outcome.detail ? ` (${outcome.detail})` : ''}
            </Message>
        );
    }
    return (
        <>
            <Message appearance="fill" type="success"><strong>{outcome.title}</strong> A search would be scored by the model.</Message>
            <Facts>
                <dt>Model</dt><dd>{outcome.model}</dd>
                <dt>Encoder</dt><dd>{outcome.encoder}</dd>
                <dt>Runs on</dt><dd>{outcome.device}</dd>
                <dt>One event took</dt><dd>{outcome.latency_ms} ms</dd>
            </Facts>
        </>
    );
}

export function Connection({ outcome, isBusy, isOff, isDirty, test }) {
    return (
        <Section id="aiscore-connection" title="3. Test the connection">
            <Prose>
                This search head asks the scorer to score one fixed sentence{isDirty ? ', with what is entered above, saved or not' : ''}. Members of a
                search head cluster each have a way of their own.
            </Prose>
            <Row>
                <Button label="Test connection" onClick={test} disabled={isOff} />
                {isBusy && <WaitSpinner size="medium" screenReaderText="" />}
                <span role="status">{isBusy ? 'Asking the scorer; at most 13 seconds ...' : ''}</span>
            </Row>
            <div role="status" aria-live="polite">{outcome && <Outcome outcome={outcome} />}</div>
        </Section>
    );
}

export function Advanced({ form, errors, settings, change, isOpen, toggle }) {
    const field = ({ name, label, choices }) => {
        const [stanza, setting] = name.split('.');
        const shipped = settings.shipped[stanza][setting];
        const help = `${explanations[name].join(' ')} Default: ${choices?.[shipped] || shipped || 'empty'}.`;
        const shared = { key: name, name, label, help, value: form.values[name], error: errors[name], onChange: change };
        return choices ? <Choice {...shared} choices={choices} /> : <Line {...shared} />;
    };
    return (
        <Section id="aiscore-advanced" title="4. Advanced">
            <Row>
                <Button label={isOpen ? 'Hide advanced settings' : 'Show advanced settings'} onClick={toggle} aria-expanded={isOpen}
                    aria-controls="aiscore-advanced-fields" />
                {!isOpen && <span>What is sent, times and bounds, client certificate. The defaults suit most sites.</span>}
            </Row>
            <div id="aiscore-advanced-fields" hidden={!isOpen}>
                {isOpen && ADVANCED.map((group) => (
                    <div key={group.title}>
                        <Subheading>{group.title}</Subheading>
                        {group.fields.map(field)}
                    </div>
                ))}
            </div>
        </Section>
    );
}
