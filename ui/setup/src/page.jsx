// The setup page: read the settings, or say why not; then the form.
import React, { useCallback, useEffect, useState } from 'react';
import Button from '@splunk/react-ui/Button';
import Link from '@splunk/react-ui/Link';
import Message from '@splunk/react-ui/Message';
import WaitSpinner from '@splunk/react-ui/WaitSpinner';
import { sentence } from './fields.js';
import Form from './form.jsx';
import { Frame, Row, Title } from './parts.jsx';
import { base, readSettings } from './rest.js';

const ADVICE = {
    rights: 'The roles aiscore_admin and admin hold it; in Splunk Cloud give aiscore_admin to your sc_admin users. You can search with '
        + '| aiscore all the same: until an admin has finished here, the rules score.',
    missing: 'It learns of it at its start: restart Splunk once after the app was installed, then open this page again.',
};

function Failure({ trouble, retry }) {
    return (
        <Frame>
            <Title>Set up AI Anomaly Score</Title>
            <Message appearance="fill" type={trouble.kind === 'rights' ? 'warning' : 'error'} role="alert">
                {trouble.kind === 'rights' ? 'You may not see or change these settings. ' : 'The settings could not be read. '}
                {sentence(trouble.message)} {ADVICE[trouble.kind] ?? ''}
            </Message>
            <Row>
                <Button label="Try again" onClick={retry} />
                <Link to={`${base()}/app/aiscore/search`}>Go to the search page</Link>
            </Row>
        </Frame>
    );
}

export default function Page() {
    const [settings, setSettings] = useState(null);
    const [trouble, setTrouble] = useState(null);
    const load = useCallback(async () => {
        setTrouble(null);
        try {
            setSettings(await readSettings());
        } catch (error) {
            setTrouble(error);
        }
    }, []);
    useEffect(() => {
        load();
    }, [load]);

    if (trouble) return <Failure trouble={trouble} retry={load} />;
    if (!settings) {
        return (
            <Frame>
                <Row role="status">
                    <WaitSpinner size="medium" screenReaderText="" />
                    <span>Reading the settings ...</span>
                </Row>
            </Frame>
        );
    }
    return <Form first={settings} />;
}
