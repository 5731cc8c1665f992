"""What in a line a stranger may have written: names, commands and subjects that a program repeats in its own words.

A mark of another format says something only where a header alone stands before it. Called by the readers and the labels.
"""
from __future__ import annotations

import re

#: Daemons that repeat the name or the command that a stranger gave: of the formats, only pairs are looked for in their lines.
REPEATING = re.compile(r"(?:<\d{1,3}>)?(?:\d )?(?:[A-Z][a-z]{2} {1,2}\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT\S{8,40}) \S{1,255} "
                       r"(?:sshd(?:-session|-auth)?|sudo(?:-rs)?|doas|su|login|crond?|CRON|vsftpd|proftpd|pure-ftpd|dovecot|exim|postfix/\w{1,20}|-?bash|zsh|snoopy|pkexec)"
                       r"(?:\([^)]{0,64}\))?(?:\[\d{1,10}\])?[: ]")
#: A header of syslog, and words of a sentence: programs, levels and relays have other signs in them.
_HEADER = re.compile(r"(?:<\d{1,3}>)?(?:\d )?(?:[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?[\d:]{8}|\d{4}-\d\d-\d\d[T ]\S{8,40})(?: \S{1,255})? ")
_SENTENCE_WORD = re.compile(r"(?<!\S)[a-z]{2,20}(?!\S)")
_SENTENCE_WORDS_MIN = 2


def is_strangers(text: str, start: int) -> bool:
    """Whether what begins at `start` stands in a line that repeats what was typed or sent, or behind words that a program wrote itself.

    >>> line = "Mar  1 10:11:12 web3 app[7]: login failed for %ASA-6-302013: x"
    >>> is_strangers(line, line.index("%")), is_strangers("Mar  1 10:11:12 gw : %ASA-6-302013: x", 21)
    (True, False)
    """
    daemon = REPEATING.match(text)
    if daemon is not None and daemon.end() < start - 1:
        return True
    header = _HEADER.match(text, 0, start)
    # Without a header two of the words may be the names of hosts.
    begin, words_min = (header.end(), _SENTENCE_WORDS_MIN) if header is not None else (0, _SENTENCE_WORDS_MIN + 1)
    return len(_SENTENCE_WORD.findall(text, begin, start)) >= words_min
