"""Which of many literals stand in a text: one pass over four-byte words, not one search a literal.

The text is read as 32-bit words at C speed, every fourth position first. A literal of at least seven
bytes covers one aligned word wherever it starts, so the words at four neighbouring positions of it are what
the index holds; literals of five and six bytes need every second position, those of four every position,
and a text is cut that finely only where the index holds such a literal. A word that is in the index
names literals, and those alone are then searched for.

    "mimikatz" -> words "mimi", "imik", "mika", "ikat";    text words "...|oke-|mimi|katz|..."

Which of its neighbouring words a long literal is found by is free, and decides how often it is searched for in
vain: `=http://127.0.0.1` by "http" in every request, by "127." hardly ever. So the rarest are taken, as far as
letters and the phrases that every log is full of tell.
"""
from __future__ import annotations

import sys
from typing import Dict, FrozenSet, Iterable, List, Sequence, Set, Tuple

#: Fewest characters of a literal that is indexed.
LITERAL_MIN_CHARS = 4
_WORD = 4
#: So many literals of seven bytes and more (where no shorter ones are left), of five and six, and of four, are cheaper
#: looked for one by one than by a pass of words: in texts of 100 to 5,000 characters a pass costs what 18 searches do on
#: average, and literals of four bytes need two of them.
_SINGLE_MAX = (18, 18, 40)
Entry = Tuple[str, Tuple[int, ...]]

#: What logs of every kind are full of, whatever happened.
_PHRASES = (
    "http/1.1 https://www. okhttp.com mozilla/5.0 (windows nt 10.0; win64; x64) applewebkit/537.36 (khtml, like gecko) chrome/ "
    "safari/ version/ mobile (compatible; msie 9.0; trident/ gecko/20100101 firefox/ (x11; linux x86_64; rv: ubuntu macintosh; "
    "intel mac os x android iphone bot.html get / post / head /index.html .php .jsp .png .css .js .gif .jpg text/html application/json "
    "application/x-www-form-urlencoded content-type: content-length: accept-language: accept-encoding: gzip, deflate user-agent: "
    "cache-control: no-cache connection: keep-alive close referer: host: cookie: set-cookie: charset=utf-8 session localhost "
    "name=\" value=\" id=\" <event <system> <data name='</data> </event> \":\"\",\" microsoft-windows- microsoft.com microsoft\\windows "
    "c:\\windows\\system32\\ c:\\program files (x86)\\ .exe .dll \\users\\ \\appdata\\local\\ command commandline process processid parentimage "
    "user username account domain target subject logon security authority provider channel eventid computer message information "
    "operation operational type status result success failure failed error warning time date version service source destination "
    "address port protocol network resource resources request response requestparameters responseelements eventname eventsource "
    "useridentity sessioncontext accesskey amazonaws.com arn:aws:iam:: policy role group authorization authentication application "
    "azure microsoft. subscriptions resourcegroups providers tenant client device object property properties identity action create "
    "update delete read write list description details default system server remote local access permission workload "
    "exchange sharepoint /usr/bin/ /usr/lib/ /usr/sbin/ /bin/ /etc/ /var/log/ /home/ sshd pam_unix session opened for user root by (uid=0) from "
    "invalid password kernel systemd started stopped daemon audit(1 type=syscall auid= exe=\"/ comm=\" key= ../../../ select from where and "
    "true false null none http:// =http disabled enabled administrator organization identity authentication accepted approved created recovery "
    "provider project signed application failed to login apple like over setting cloudtrail.amazonaws.com 0000 127.0.0.1 192.168. 0x0000 %20 %2f &amp; "
)
#: Letters by how common they are in logs, the most common first; whatever is not here is rarer.
_LETTERS = "eationrscldpmu0h1-.:2f/\"g3,w 54by6=v7_89kx"


def _word(four: bytes) -> int:
    return int.from_bytes(four, sys.byteorder)


_COMMON_WORDS = frozenset(_PHRASES[start:start + _WORD].encode() for start in range(len(_PHRASES) - _WORD + 1))
_COMMONNESS = {letter: len(_LETTERS) - rank for rank, letter in enumerate(_LETTERS.encode())}


def _best_words(encoded: bytes, count: int) -> List[bytes]:
    """The `count` neighbouring words of a literal that are met least often, by `_PHRASES` and `_LETTERS`."""
    words = [encoded[start:start + _WORD] for start in range(len(encoded) - _WORD + 1)]
    met = [1_000 * (word in _COMMON_WORDS) + sum(_COMMONNESS.get(letter, 0) for letter in word) for word in words]
    first = min(range(len(words) - count + 1), key=lambda start: sum(met[start:start + count]))
    return words[first:first + count]


class LiteralIndex:
    """An index over (literal, owner) pairs; `owners_in` finds whose literals a text holds."""

    __slots__ = ("_table", "_keys", "_single")

    def __init__(self, pairs: Iterable[Tuple[str, int]]) -> None:
        owners: Dict[str, List[int]] = {}
        for literal, owner in pairs:
            owners.setdefault(literal, []).append(owner)
        levels: Tuple[List[Tuple[bytes, Entry]], ...] = ([], [], [])
        self._single: List[Entry] = []
        for literal, literal_owners in owners.items():
            encoded = literal.encode("utf-8", "surrogatepass")
            entry = (literal, tuple(literal_owners))
            if len(encoded) < LITERAL_MIN_CHARS:
                self._single.append(entry)
            else:
                levels[0 if len(encoded) >= 7 else 1 if len(encoded) >= 5 else 2].append((encoded, entry))
        for level in (2, 1, 0):
            if len(levels[level]) <= _SINGLE_MAX[level] and (level or not (levels[1] or levels[2])):
                self._single.extend(entry for _, entry in levels[level])
                levels[level].clear()
        # What is found at every 4th position, at every 2nd as well, at every one as well; one table for all.
        self._table: Dict[int, List[Entry]] = {}
        words: List[FrozenSet[int]] = []
        for level, positions in enumerate((4, 2, 1)):
            level_words = set()
            for encoded, entry in levels[level]:
                for word in map(_word, _best_words(encoded, positions)):
                    level_words.add(word)
                    entries = self._table.setdefault(word, [])
                    if not entries or entries[-1] is not entry:
                        entries.append(entry)
            words.append(frozenset(level_words))
        second = words[2].union(words[1])
        self._keys = (second.union(words[0]), second, words[2])

    def owners_in(self, text: str) -> Set[int]:
        """Owners of at least one literal that stands in `text`, which is lower case."""
        found: Set[int] = set()
        for literal, owners in self._single:
            if literal in text:
                found.update(owners)
        every_fourth, every_second, every = self._keys
        if not every_fourth:
            return found
        encoded = memoryview(text.encode("utf-8", "surrogatepass"))
        self._collect(every_fourth.intersection(_shifted(encoded, 0)), text, found)
        if every_second:
            self._collect(every_second.intersection(_shifted(encoded, 2)), text, found)
        if every:
            self._collect(every.intersection(_shifted(encoded, 1)), text, found)
            self._collect(every.intersection(_shifted(encoded, 3)), text, found)
        return found

    def _collect(self, words: Iterable[int], text: str, found: Set[int]) -> None:
        for word in words:
            for literal, owners in self._table[word]:
                if literal in text and not found.issuperset(owners):
                    found.update(owners)


def _shifted(encoded: memoryview, offset: int) -> Sequence[int]:
    size = (len(encoded) - offset) & ~3
    # A list is walked through faster than the memory itself.
    return encoded[offset:offset + size].cast("I").tolist() if len(encoded) >= offset + _WORD else ()
