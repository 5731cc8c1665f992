"""What can be told of a search without a Splunk: balance, commands, macros, functions and fields.

`problems(search, macros, fields)` reads a search as splunkd would, macros expanded, and follows the fields from
pipe to pipe. Where the set of fields is known (after stats, table and the like, or in the records and log lines of
this app), a field that is read but not there is a problem.
"""
import re

COMMANDS = frozenset("""
abstract accum addcoltotals addinfo addtotals aiscore append appendcols appendpipe arules associate autoregress bin
bucket chart cluster collect concurrency contingency convert correlate datamodel dedup delta diff erex eval eventcount
eventstats extract fieldformat fields fieldsummary fillnull filldown findtypes foreach format from gauge geostats head
highlight inputlookup iplocation join kmeans loadjob localize lookup makecontinuous makemv makeresults map mcollect
metadata mstats multikv multisearch mvcombine mvexpand nomv outlier outputlookup predict rangemap rare regex relevancy
reltime rename replace rest return reverse rex savedsearch search selfjoin sendalert set sichart sistats sitimechart
sitop sort spath stats strcat streamstats table tags tail timechart timewrap top transaction transpose trendline tstats
typeahead typelearner typer union uniq untable where xmlkv xyseries
""".split())
FUNCTIONS = frozenset("""
abs avg case ceiling coalesce count dc earliest exact exp first floor if in isnotnull isnull isnum json_extract last
latest len like list ln log lower ltrim match max md5 median min mvappend mvcount mvdedup mvfilter mvfind mvindex mvjoin
mvmap now null nullif perc50 perc90 perc95 perc99 pow printf random range relative_time replace round rtrim searchmatch
sha256 split sqrt stdev strftime strptime substr sum time tonumber tostring trim true false typeof upper urldecode
validate values var
""".split())
WORDS = frozenset("and or not xor in like as by true false".split())
INTERNAL = frozenset("_time _raw _indextime _cd index host source sourcetype splunk_server linecount".split())
_TOKEN = re.compile(r"""
    "(?:[^"\\]|\\.)*" | '[^']*' | [A-Za-z_][A-Za-z0-9_.:]* | \d+(?:\.\d+)? | == | != | <= | >= | \S""", re.X | re.S)


def problems(search, macros, fields=None):
    """Sentences about what is wrong with `search`; none if nothing is.

    macros  {name or name(count): (argument names, definition)}
    fields  the fields that the search starts with, for a search that goes on from another's result
    """
    found = _balance(search)
    if found:
        return found
    try:
        expanded = expand(search, macros)
    except LookupError as error:
        return [str(error.args[0])]
    found = _balance(expanded)
    return found or _walk(expanded, fields)[0]


def result_fields(search, macros, fields=None):
    """The fields that `search` ends with, or None where any may be there."""
    return _walk(expand(search, macros), fields)[1]


def expand(search, macros, depth=0):
    """`search` with every macro replaced by its definition."""
    if depth > 8:
        raise LookupError("macros go round in circles")

    def definition(match):
        name, arguments = re.fullmatch(r"(\w+)(?:\((.*)\))?", match[1], re.S).groups()
        values = [] if arguments is None else [value.strip().strip('"') for value in arguments.split(",")]
        key = f"{name}({len(values)})" if values else name
        if key not in macros:
            raise LookupError(f"macro `{key}` is not defined")
        names, text = macros[key]
        for argument, value in zip(names, values):
            text = text.replace(f"${argument}$", value)
        return expand(text, macros, depth + 1)

    return re.sub(r"`([^`]+)`", definition, search)


def stages(search):
    """`search` cut at its pipes, but not at those inside quotes or subsearches."""
    cut, depth, quote, start, position = [], 0, "", 0, 0
    while position < len(search):
        sign = search[position]
        if quote:
            if sign == "\\":
                position += 1
            elif sign == quote:
                quote = ""
        elif sign in "\"`":
            quote = sign
        elif sign in "[(":
            depth += 1
        elif sign in "])":
            depth -= 1
        elif sign == "|" and depth == 0:
            cut.append(search[start:position].strip())
            start = position + 1
        position += 1
    return cut + [search[start:].strip()]


def _balance(search):
    opened, quote, position = [], "", 0
    while position < len(search):
        sign = search[position]
        if quote:
            if sign == "\\" and quote == '"':
                position += 1
            elif sign == quote:
                quote = ""
        elif sign in "\"`":
            quote = sign
        elif sign in "[(":
            opened.append(sign)
        elif sign in "])" and (not opened or opened.pop() + sign not in ("[]", "()")):
            return [f"a {sign} closes nothing: ...{search[max(0, position - 30):position + 1]}"]
        position += 1
    if quote:
        return [f"a {quote} is not closed"]
    return [f"a {opened[-1]} is not closed"] if opened else []


def _walk(search, fields):
    """(problems, fields at the end) of a search, macros expanded; `fields` None: any may be there."""
    found, first = [], 0
    cut = stages(search)
    if cut[0] == "" and len(cut) > 1:
        first = 1
    elif fields is None:
        first = 1  # The terms of an implicit search command: any field.
    elif cut[0].partition(" ")[0] not in COMMANDS:
        found, first = _terms(cut[0], fields), 1
    for stage in cut[first:]:
        command, _, rest = stage.replace("\n", " ").partition(" ")
        if not command:
            found.append("a pipe has no command")
        elif command not in COMMANDS:
            found.append(f"there is no command {command!r}")
        else:
            for inner in re.findall(r"\[(.*)\]", rest, re.S):
                found += _walk(inner, None)[0]
            complaints, fields = _STEPS.get(command, _anything)(rest, None if fields is None else frozenset(fields))
            found += [f"{command}: {complaint}" for complaint in complaints]
    return found, fields


# -- expressions -----------------------------------------------------------------------------------

def _tokens(text):
    return _TOKEN.findall(text)


def _split(text, separator=","):
    """`text` cut at the separators that stand outside quotes and parentheses."""
    parts, depth, current = [], 0, ""
    for token in re.findall(r'"(?:[^"\\]|\\.)*"|.', text, re.S):
        depth += (token == "(") - (token == ")")
        if token == separator and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += token
    return [part.strip() for part in parts + [current] if part.strip()]


def _reads(expression):
    """(fields that an eval expression reads, functions that do not exist)."""
    tokens, fields, strange = _tokens(expression), set(), []
    for token, following in zip(tokens, tokens[1:] + [""]):
        if token[0] == "'":
            fields.add(token[1:-1])
        elif token[0].isalpha() or token[0] == "_":
            if following == "(" and token.lower() not in WORDS:
                strange += [token] if token not in FUNCTIONS else []
            elif token.lower() not in WORDS:
                fields.add(token)
    return fields, strange


def _check(expression, fields):
    read, strange = _reads(expression)
    return [f"there is no function {name}()" for name in strange] + _absent(read, fields)


def _absent(read, fields):
    return [] if fields is None else [f"no field {name!r} here" for name in sorted(set(read) - fields - INTERNAL)]


def _names(text):
    return [name.strip('"') for name in re.findall(r'"[^"]*"|[^\s,]+', text)]


def _options(text):
    """`text` without its leading and trailing option=value words."""
    return " ".join(word for word in re.findall(r'(?:"[^"]*"|[^\s"])+', text) if not re.fullmatch(r"\w+=.*", word))


def _terms(text, fields):
    return _absent(re.findall(r'([A-Za-z_][\w.]*)\s*(?:[=<>]|!=)', re.sub(r'"[^"]*"', '""', text)), fields)


# -- commands: (what follows the command, fields) -> (problems, fields) ----------------------------

def _anything(rest, fields):
    return [], None


def _nothing_new(rest, fields):
    return [], fields


def _eval(rest, fields):
    found = []
    for assignment in _split(rest):
        name, _, expression = assignment.partition("=")
        found += _check(expression, fields)
        fields = None if fields is None else fields | {name.strip()}
    return found, fields


def _where(rest, fields):
    return _check(rest, fields), fields


def _search(rest, fields):
    return _terms(rest, fields), fields


def _aggregate(rest, fields):
    """(problems, names that an aggregation makes, names after BY)."""
    found, made = [], []
    parts = re.split(r"\b(?:BY|by)\b", rest, maxsplit=1)
    functions, by = parts[0], _names(_options(parts[1])) if len(parts) > 1 else []
    pattern = r"(\w+)(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?(?:\s+(?:AS|as)\s+(\"[^\"]+\"|\w+))?"
    for function, argument, name in re.findall(pattern, re.sub(r'\b(span|limit|useother|bins)=\S+', " ", functions)):
        inner = argument[1:-1].strip()
        if function not in FUNCTIONS:
            found.append(f"there is no function {function}()")
        if inner.startswith("eval("):
            found += _check(inner[5:-1], fields)
        elif inner:
            found += _absent([inner], fields)
        made.append(name.strip('"') or f"{function}{argument}")
    return found + _absent(by, fields), made, by


def _stats(rest, fields):
    found, made, by = _aggregate(rest, fields)
    return found, frozenset(made + by)


def _eventstats(rest, fields):
    found, made, _ = _aggregate(rest, fields)
    return found, None if fields is None else fields | set(made)


def _timechart(rest, fields):
    found, made, by = _aggregate(rest, fields)
    return found, None if by else frozenset(made + ["_time"])


def _table(rest, fields):
    return _absent(_names(rest), fields), frozenset(_names(rest))


def _fields(rest, fields):
    names = [name for name in _names(rest) if name not in "+-"]
    if rest.startswith("-"):
        return [], None if fields is None else fields - set(names)
    return _absent(names, fields), frozenset(names) | {"_time", "_raw"}


def _rename(rest, fields):
    found = []
    for pair in re.findall(r'("[^"]+"|\w+)\s+(?:AS|as)\s+("[^"]+"|\w+)', rest):
        old, new = (name.strip('"') for name in pair)
        found += _absent([old], fields)
        fields = None if fields is None else (fields - {old}) | {new}
    return found, fields


def _sort(rest, fields):
    names = [name.lstrip("+-") for name in _names(rest) if not name.isdigit() and name not in "+-"]
    return _absent(names, fields), fields


def _listed(rest, fields):
    return _absent([name for name in _names(_options(rest)) if not name.isdigit()], fields), fields


def _fillnull(rest, fields):
    return [], None if fields is None else fields | set(_names(_options(rest)))


def _bin(rest, fields):
    name, _, new = _options(rest).partition(" AS ")
    return _absent([name.strip()], fields), None if fields is None else fields | ({new.strip()} - {""})


def _aiscore(rest, fields):
    options = dict(re.findall(r"(\w+)=(\S+)", rest))
    prefix = options.get("prefix", "ai_")
    read = _absent([options["field"]] if "field" in options else [], fields)
    added = {prefix + name for name in "score verdict novelty source reason technique model error".split()}
    return read, None if fields is None else fields | added


_STEPS = {
    "eval": _eval, "where": _where, "search": _search, "stats": _stats, "eventstats": _eventstats,
    "timechart": _timechart, "table": _table, "fields": _fields, "rename": _rename, "sort": _sort, "dedup": _listed,
    "mvexpand": _listed, "fillnull": _fillnull, "bin": _bin, "head": _nothing_new, "tail": _nothing_new,
    "collect": _nothing_new, "aiscore": _aiscore,
}
