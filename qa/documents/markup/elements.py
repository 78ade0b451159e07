"""The elements of HTML by what they are to a reader. https://html.spec.whatwg.org/#elements-3"""

from __future__ import annotations

from qa.model import Part

# Those that stand in a line of text or have no part in it; all others begin a block.
INLINE = frozenset((
    "a", "abbr", "acronym", "area", "audio", "b", "bdi", "bdo", "big", "canvas", "cite",
    "code", "data", "del", "dfn", "em", "embed", "font", "i", "img", "input", "ins", "kbd",
    "label", "link", "map", "mark", "math", "meta", "meter", "nobr", "noscript", "object",
    "output", "param", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp",
    "script", "slot", "small", "source", "span", "strike", "strong", "style", "sub", "sup",
    "svg", "template", "time", "track", "tt", "u", "var", "video", "wbr",
))  # fmt: skip
VOID = frozenset((
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img",
    "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# Their text is no prose; the readings of ruby text say the same a second time.
LEFT_OUT = frozenset((
    "audio", "canvas", "code", "iframe", "math", "noembed", "noframes", "noscript",
    "object", "pre", "rp", "rt", "script", "style", "svg", "template", "textarea", "video",
    "xmp",
))  # fmt: skip
PARTS: dict[str, Part] = {"title": "headline", "h1": "headline", "figcaption": "caption"}
META: dict[str, Part] = {
    "description": "body", "og:title": "headline", "og:description": "body",
    "twitter:title": "headline", "twitter:description": "body",
}  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What a start tag ends of its own kind, and where the search for that stops.
ENDS = {
    "li": frozenset(("li",)), "dt": frozenset(("dt", "dd")), "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th")), "th": frozenset(("td", "th")),
    "tr": frozenset(("td", "th", "tr")), "option": frozenset(("option",)),
    **dict.fromkeys(_HEADINGS, _HEADINGS),
}  # fmt: skip
FENCES = frozenset((
    "ul", "ol", "dl", "table", "select", "body", "html", "section", "article", "div",
))  # fmt: skip
