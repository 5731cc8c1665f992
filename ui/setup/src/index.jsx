// Puts the page into the view's panel, in the theme that Splunk Web shows.
import React from 'react';
import { createRoot } from 'react-dom/client';
import SplunkThemeProvider from '@splunk/themes/SplunkThemeProvider';
import Page from './page.jsx';

const ID = 'aiscore-setup';

// Splunk Web has told the theme in different ways over the years; what is drawn tells it always.
function colorScheme(element) {
    for (let node = element; node; node = node.parentElement) {
        const parts = (getComputedStyle(node).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
        if (parts.length >= 3 && (parts[3] ?? 1) > 0.5) {
            return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128 ? 'dark' : 'light';
        }
    }
    return 'light';
}

function show(element) {
    const scheme = colorScheme(element);
    element.removeAttribute('role');
    element.textContent = '';
    createRoot(element).render(
        <SplunkThemeProvider family="enterprise" colorScheme={scheme} density="comfortable">
            <Page />
        </SplunkThemeProvider>
    );
}

// The panel may arrive after the script.
function wait() {
    const element = document.getElementById(ID);
    if (element) {
        show(element);
        return;
    }
    const watch = new MutationObserver(() => {
        const arrived = document.getElementById(ID);
        if (arrived) {
            watch.disconnect();
            show(arrived);
        }
    });
    watch.observe(document.documentElement, { childList: true, subtree: true });
}

wait();
