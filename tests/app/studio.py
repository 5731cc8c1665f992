"""A Dashboard Studio view as the tests need it, and what can be told of it without a Splunk."""
import json
import re
import xml.etree.ElementTree as ElementTree

import spl

#: Options of a visualization that splunkd's schema knows; a misspelt one is ignored without a word.
_COMMON = {"backgroundColor"}
_CHART = _COMMON | set("""
stackMode seriesColors seriesColorsByField legendDisplay legendTruncation xAxisTitleText xAxisTitleVisibility xAxisScale
yAxisTitleText yAxisTitleVisibility yAxisScale yAxisMin yAxisMax dataValuesDisplay nullValueDisplay markerDisplay
lineWidth showRoundedY2AxisLabels xAxisLabelRotation annotationX annotationLabel annotationColor y y2 x
""".split())
OPTIONS = {
    "splunk.singlevalue": _COMMON | set("""majorValue majorColor unit unitPosition trendDisplay trendValue trendColor
        sparklineDisplay sparklineValues underLabel numberPrecision shouldUseThousandSeparators majorFontSize""".split()),
    "splunk.column": _CHART, "splunk.bar": _CHART, "splunk.line": _CHART, "splunk.area": _CHART,
    "splunk.table": _COMMON | set("table columnFormat tableFormat count showRowNumbers headerVisibility paginateDataSourceKey".split()),
    "splunk.markdown": _COMMON | {"markdown", "fontColor", "fontSize"},
}


def definition(path):
    """The JSON definition inside the view at `path`."""
    root = ElementTree.parse(path).getroot()
    if root.tag != "dashboard" or root.get("version") != "2":
        raise ValueError(f"{path.name} is no Dashboard Studio view")
    return json.loads(root.findtext("definition"))


def tokens(board):
    """{token: a value it may have} of the inputs."""
    values = {}
    for entry in board["inputs"].values():
        name, default = entry["options"]["token"], entry["options"].get("defaultValue", "x")
        if entry["type"] == "input.timerange":
            values[f"{name}.earliest"], _, values[f"{name}.latest"] = default.partition(",")
        else:
            values[name] = default
    return values


def query(board, name, values):
    """(whole search, names of tokens that no input sets) of data source `name`, its chain included."""
    source = board["dataSources"][name]["options"]
    own = source["query"]
    text = query(board, source["extend"], values)[0] + "\n" + own if "extend" in source else own
    unset = sorted(set(re.findall(r"\$([\w.]+)(?:\|s)?\$", own)) - set(values))
    for token, value in values.items():
        text = text.replace(f"${token}|s$", f'"{value}"').replace(f"${token}$", value)
    return text, unset


def problems(board, macros, starts):
    """Sentences about what is wrong with a definition. `starts`: {macro: fields of the events it finds}."""
    return [*_layout(board), *_sources(board, macros, starts), *_visualizations(board, macros, starts)]


def source_fields(board, name, macros, starts):
    text = query(board, name, tokens(board))[0]
    return spl.result_fields(text, macros, _start(text, starts))


def _start(text, starts):
    return next((fields for macro, fields in starts.items() if text.startswith(f"`{macro}`")), None)


def _layout(board):
    placed = [entry["item"] for entry in board["layout"]["structure"]]
    known = {**board["visualizations"], **board["inputs"]}
    yield from (f"layout: {name} does not exist" for name in placed + board["layout"]["globalInputs"] if name not in known)
    yield from (f"layout: {name} is placed twice" for name in sorted({n for n in placed if placed.count(n) > 1}))
    yield from (f"layout: {name} is not placed" for name in board["visualizations"] if name not in placed)
    yield from (f"layout: {name} is not shown" for name in board["inputs"] if name not in board["layout"]["globalInputs"])
    size, boxes = board["layout"]["options"], []
    for entry in board["layout"]["structure"]:
        box = tuple(entry["position"][side] for side in "xywh")
        if box[0] < 0 or box[1] < 0 or box[0] + box[2] > size["width"] or box[1] + box[3] > size["height"]:
            yield f"layout: {entry['item']} leaves the canvas"
        for other, name in boxes:
            if (box[0] < other[0] + other[2] and other[0] < box[0] + box[2]
                    and box[1] < other[1] + other[3] and other[1] < box[1] + box[3]):
                yield f"layout: {entry['item']} lies over {name}"
        boxes.append((box, entry["item"]))


def _sources(board, macros, starts):
    used = {name for viz in board["visualizations"].values() for name in viz.get("dataSources", {}).values()}
    used |= {source["options"].get("extend") for source in board["dataSources"].values()}
    for name, source in board["dataSources"].items():
        if name not in used:
            yield f"{name}: no panel reads it"
        base = source["options"].get("extend")
        if (base is not None) != (source["type"] == "ds.chain"):
            yield f"{name}: only a chain goes on from another search"
        if base is not None and base not in board["dataSources"]:
            yield f"{name}: there is no data source {base}"
            continue
        text, unset = query(board, name, tokens(board))
        yield from (f"{name}: no input sets ${token}$" for token in unset)
        yield from (f"{name}: {problem}" for problem in spl.problems(text, macros, _start(text, starts)))


def _visualizations(board, macros, starts):
    for name, viz in board["visualizations"].items():
        if viz["type"] not in OPTIONS:
            yield f"{name}: there is no visualization {viz['type']}"
            continue
        yield from (f"{name}: there is no option {option}" for option in sorted(set(viz.get("options", {})) - OPTIONS[viz["type"]]))
        if not viz.get("title"):
            yield f"{name}: has no title"
        missing = [source for source in viz.get("dataSources", {}).values() if source not in board["dataSources"]]
        yield from (f"{name}: there is no data source {source}" for source in missing)
        primary = board["dataSources"].get(viz.get("dataSources", {}).get("primary"), {"options": {"extend": ""}})
        if primary["options"].get("extend", next(iter(board["dataSources"]))) not in board["dataSources"]:
            continue  # Nothing to read, or a chain from nowhere: told above.
        there = source_fields(board, viz["dataSources"]["primary"], macros, starts)
        if there is None:
            yield f"{name}: nobody knows the fields of {viz['dataSources']['primary']}: end it with table"
            continue
        yield from (f"{name}: reads field {field}, which its search does not write" for field in sorted(_read(viz) - there))
        text = json.dumps(viz)
        yield from (f"{name}: there is no {word} in its context"
                    for word in re.findall(r"(?:rangeValue|formatByType|matchValue)\((\w+)\)", text) if word not in viz.get("context", {}))


def _read(viz):
    """The fields that a visualization names."""
    text = json.dumps(viz)
    read = set(re.findall(r"seriesByName\('(\w+)'\)", text)) | set(re.findall(r"\$row\.(\w+)\.value", text))
    for names in re.findall(r"frameBySeriesNames\(([^)]*)\)", text):
        read |= set(re.findall(r"'(\w+)'", names))
    options = viz.get("options", {})
    return read | set(options.get("columnFormat", {})) | set(options.get("seriesColorsByField", {}))
