"""What in a line a stranger may have written: names, commands and subjects that a program repeats in its own words.

A mark of another format says something only where a header alone stands before it. Both halves ask here before they believe one.
"""
from __future__ import annotations

import re
from functools import lru_cache

#: Programs that repeat the name, the command, the page or the subject that a stranger gave.
REPEATING = frozenset("""
sshd sshd-session sshd-auth dropbear sudo sudo-rs su su-rs doas login passwd pkexec cron crond bash -bash ps sh dash ksh csh tcsh zsh -zsh fish snoopy
vsftpd proftpd pure-ftpd smbd_audit dovecot exim postfix sendmail slapd radiusd freeradius
""".split())
#: These too, but behind their header stands a line of their own form, which says where the stranger's part begins.
_ALL_REPEATING = REPEATING | frozenset("nginx httpd apache apache2 haproxy squid".split())
_PARTS = re.compile(r"[/(\[]")
#: How a line of syslog or of the journal begins: the time, in the ways in which relays and `journalctl` print it.
STAMP = (r"(?:[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?[\d:.]{8,18}|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ][^\s|;]{8,40}(?: (?:UTC|[A-Z]{1,3}T))?|"
         r"\d{10}\.\d{6})")
_PROGRAM = re.compile(rf"(?:<\d{{1,3}}>)?(?:\d )?{STAMP} {{1,2}}(?!\[\S{{1,80}}\]: )\S{{1,255}} (?:[a-z]{{3,8}}[.|][a-z:]{{3,16}} )?([\w./-]{{1,64}}(?:\([^)]{{0,64}}\))?)(?:\[\d{{1,10}}\])?[: ]")
#: Headers of syslog, in RFC 5424's form and in others, and words of a sentence: levels and relays have other signs in them.
_HEADER = re.compile(rf"<\d{{1,3}}>1 \d{{4}}-\S{{8,40}} \S{{1,255}} \S{{1,48}} \S{{1,128}} \S{{1,32}} |(?:<\d{{1,3}}>)?(?:\d )?{STAMP}(?: {{1,2}}\S{{1,255}})? ")
_SENTENCE_WORD = re.compile(r"(?<!\S)[a-z]{2,20}(?!\S)")
_SENTENCE_WORDS_MIN = 2


@lru_cache(maxsize=1 << 10)
def repeats(program: str) -> bool:
    """Whether `program`, as a header names it, is one that repeats what a stranger gave.

    >>> repeats("postfix/smtpd"), repeats("/usr/sbin/CRON"), repeats("su(pam_unix)"), repeats("fwd")
    (True, True, True, False)
    """
    return not _ALL_REPEATING.isdisjoint(_PARTS.split(program.lower()))


@lru_cache(maxsize=1 << 10)
def _repeats_behind_header(program: str) -> bool:
    return not REPEATING.isdisjoint(_PARTS.split(program.lower()))


def is_repeated(text: str) -> int:
    """Where the words of a program that repeats a stranger's begin in the line `text`; 0 where its header names no such program, or a
    server that writes lines of its own form."""
    found = _PROGRAM.match(text)
    return found.end() if found is not None and _repeats_behind_header(found[1]) else 0


def is_strangers(text: str, start: int) -> bool:
    """Whether what begins at `start` stands in a line that repeats what was typed or sent, or behind words that a program wrote itself.

    >>> line = "Mar  1 10:11:12 web3 app[7]: login failed for %ASA-6-302013: x"
    >>> is_strangers(line, line.index("%")), is_strangers("Mar  1 10:11:12 gw : %ASA-6-302013: x", 21)
    (True, False)
    """
    words = is_repeated(text)
    if words and words < start - 1:
        return True
    header = _HEADER.match(text, 0, start)
    # Without a header two of the words may be the names of hosts.
    begin, words_min = (header.end(), _SENTENCE_WORDS_MIN) if header is not None else (0, _SENTENCE_WORDS_MIN + 1)
    return len(_SENTENCE_WORD.findall(text, begin, start)) >= words_min


def stands_free(text: str, start: int) -> bool:
    """Whether what begins at `start` in a line stands in no pair's value, in nobody's quotes and in no words of a stranger's.

    >>> line, other = 'user="RT_FLOW: session denied" action=deny', 'user="a[7]: RT_FLOW: session denied"'
    >>> stands_free(line, line.index("RT_FLOW")), stands_free(other, other.index("RT_FLOW")), stands_free("Mar  1 10:11:12 srx RT_FLOW: session denied", 20)
    (False, False, True)
    """
    before = text[:start]
    # Behind a bracket of structured data or of a program's number, but not inside of quotes that hold one.
    behind = before.rpartition("]")[2]
    return "=" not in behind and '"' not in behind and not before.count('"') % 2 and not is_strangers(text, start)
