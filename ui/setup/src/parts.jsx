// The pieces that the page is laid out with.
import React from 'react';
import styled from 'styled-components';
import ControlGroup from '@splunk/react-ui/ControlGroup';
import RadioList from '@splunk/react-ui/RadioList';
import Text from '@splunk/react-ui/Text';
import variables from '@splunk/themes/variables';

export const Frame = styled.main`
    box-sizing: border-box;
    max-width: 860px;
    margin: 0 auto;
    padding: 16px 8px 24px;
    font-family: ${variables.sansFontFamily};
    font-size: 14px;
    line-height: 1.45;
    color: ${variables.contentColorDefault};

    /* Splunk Web's own style sheet has rules for bare elements, which reach into the components. */
    && input[type],
    && textarea {
        margin: 0;
        box-shadow: none;
    }

    /* What the keyboard reaches is not left behind the bar at the bottom. */
    input,
    textarea,
    button {
        scroll-margin-bottom: 96px;
    }
`;
export const Title = styled.h1`
    margin: 0 0 8px;
    font-size: 24px;
    line-height: 32px;
    font-weight: 600;
    color: ${variables.contentColorActive};
`;
const Box = styled.section`
    margin: 16px 0;
    padding: 16px 20px;
    border: 1px solid ${variables.borderColor};
    border-radius: 4px;
    background: ${variables.backgroundColorSection};
`;
const Heading = styled.h2`
    margin: 0 0 4px;
    font-size: 18px;
    line-height: 26px;
    font-weight: 600;
    color: ${variables.contentColorActive};
`;
export const Subheading = styled.h3`
    margin: 20px 0 8px;
    font-size: 14px;
    font-weight: 600;
    color: ${variables.contentColorActive};
`;
export const Prose = styled.p`
    margin: 0 0 16px;
    max-width: 72ch;
`;
export const Code = styled.code`
    padding: 0;
    border: 0;
    font-family: ${variables.monoFontFamily};
    font-size: 13px;
    white-space: nowrap;
    color: ${variables.contentColorActive};
    background: none;
`;
export const Row = styled.div`
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
    margin: 8px 0;
`;
/* Stays in sight: what is not saved, the way to save it, and what became of that. */
export const Bar = styled.div`
    position: sticky;
    bottom: 0;
    z-index: 10;
    padding: 4px 20px;
    border: 1px solid ${variables.borderColor};
    border-radius: 4px;
    background: ${variables.backgroundColorPopup};
    box-shadow: 0 -2px 8px rgba(0, 0, 0, 0.15);
`;
export const Masked = styled.div`
    textarea { -webkit-text-security: disc; }
`;
export const Facts = styled.dl`
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px 16px;
    margin: 12px 0 0;
    overflow-wrap: anywhere;

    dt { font-weight: 600; }
    dd { margin: 0; }
`;

export function Section({ id, title, children }) {
    return (
        <Box aria-labelledby={id}>
            <Heading id={id}>{title}</Heading>
            {children}
        </Box>
    );
}

export const idOf = (name) => `aiscore-${name.replace('.', '-')}`;

// A setting that is a line of text.
export function Line({ name, label, help, value, error, onChange, ...others }) {
    return (
        <ControlGroup label={label} labelPosition="top" help={help} error={error || false} controlsLayout="fill">
            <Text inputId={idOf(name)} name={name} value={value} error={Boolean(error)} autoComplete="off" spellCheck={false}
                onChange={(event, { value: entered }) => onChange(name, entered)} {...others} />
        </ControlGroup>
    );
}

// A setting with few values. A value that is none of them, written by hand, stays as it is until another is chosen.
export function Choice({ name, label, help, value, choices, error, onChange, direction = 'row' }) {
    const listed = value in choices || value === '' ? choices : { ...choices, [value]: value };
    return (
        <ControlGroup label={label} labelPosition="top" help={help} error={error || false} controlsLayout="none">
            <RadioList id={idOf(name)} value={value} name={name} direction={direction} error={Boolean(error)}
                onChange={(event, { value: chosen }) => onChange(name, chosen)}>
                {Object.entries(listed).map(([key, text]) => (
                    <RadioList.Option key={key} value={key}>{text}</RadioList.Option>
                ))}
            </RadioList>
        </ControlGroup>
    );
}
