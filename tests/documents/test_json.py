"""JSON whose strings know their places."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.markup.json import Text, Value, escaped, parse
from qa.documents.raw import Raw
from qa.errors import DocumentError
from tests.growth import linear


def raw(text: str) -> Raw:
    return Raw("a.json", text.encode("utf-8", "surrogatepass"), text, "utf-8")


def plain(value: Value) -> object:
    """The value as the standard library has it."""
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case Text():
            return value.text
    return value


TEXTS = {
    "plain": '{"a": "塔利班 said"}',
    "escapes": r'{"a": "R\u0026D \"x\" \\ \/ \b\f\n\r\t"}',
    "a pair of escapes": r'{"a": "\ud83c\udde6\ud83c\uddeb \u5854利班"}',
    "half a pair": r'{"a": "\ud83c \udde6\u0041 \uD83Cx"}',
    "keys": r'{"": "x", "\u0061\"}": {"b": ["y", {"c": "z"}, []]}, "a": {}}',
    "twice": '{"a": "x", "a": ["y"]}',
    "others": '[1, -2.5e3, true, false, null, "", NaN]',
    "a string": ' "x" ',
    "white space": '\r\n{\t"a"\n:\r"b" ,"c":1}',
    "brackets in strings": '{"a": "[{]},:\\"", "b{": "}"}',
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_values_are_those_of_the_standard_library(text: str) -> None:
    assert repr(plain(parse(raw(text)))) == repr(json.loads(text, parse_int=float))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_strings_know_where_they_stand(text: str) -> None:
    waiting = [parse(raw("  " + text), 2)]
    while waiting:
        value = waiting.pop()
        waiting += value.values() if isinstance(value, dict) else ()
        waiting += value if isinstance(value, list) else ()
        for string in [value] if isinstance(value, Text) else ():
            assert ("  " + text)[string.at - 1] == '"' == ("  " + text)[string.end]
            said = [json.loads(f'"{("  " + text)[at : at + width]}"')
                    for _, at, width in string.chars()]  # fmt: skip
            assert said == [part for part, _, _ in string.chars()]
            assert "".join(said) == string.text


@given(st.recursive(
    st.text() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
), st.booleans())  # fmt: skip
def test_any_value(value: object, ascii_: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_)
    assert plain(parse(raw(text))) == value


@given(st.text(st.characters(), max_size=20), st.booleans())
def test_what_is_escaped_reads_as_itself(text: str, ascii_: bool) -> None:
    file = raw('"x"' if ascii_ else '"塔"')
    new = escaped(text, file)
    value = parse(raw(f'"{new}"'))
    assert isinstance(value, Text)
    assert value.text.encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
    assert not ascii_ or new.isascii()
    new.encode()


WRONG = {
    "nothing": ("", "a.json:1: not valid JSON (expecting value). Mend the file."),
    "cut": ('{"a":\n "x', "a.json:2: not valid JSON (unterminated string starting at). Mend"),
    "a comma": ('{"a": 1,\n}', "a.json:"),
    "two": ("{}\n{}", "a.json:2: not valid JSON (extra data). Mend the file."),
    "a line break": ('"a\nb"', "a.json:1: not valid JSON (invalid control character at)."),
    "depth": ("[" * 300 + "]" * 300, "could be an attack (values in more than 200 others). Give"),
    "depth without an end": ("\n" + '{"a":' * 300, "a.json:2: not read, for it could be an attack"),
    "numbers": (
        "[" + "0," * 2_000_001 + "0]",
        "attack (more than 2000000 values). Give plain JSON.",
    ),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG.keys())
def test_what_is_no_json_is_one_sentence(text: str, says: str) -> None:
    with pytest.raises(DocumentError) as raised:
        parse(raw(text))
    assert says in str(raised.value)


LARGE: dict[str, Callable[[int], str]] = {
    "without an end": lambda n: '"' + r"\"" * 3 * n,
    "quotation marks": lambda n: "[" * 201 + '"' * (6 * n + 1),
    "backslashes": lambda n: '["' + "\\" * 6 * n + '"]',
    "digits": lambda n: "[" + "9" * 6 * n + "]",
    "one word": lambda n: '{"a": "' + "x" * 6 * n + '"}',
    "many": lambda n: '{"a": [' + ",".join(['"\\u00e9"'] * (n // 3)) + "]}",
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE.keys())
def test_large_files_take_no_more_than_their_length(make: Callable[[int], str]) -> None:
    texts = {size: raw(make(500_000 * size)) for size in (1, 2)}

    def read(size: int) -> None:
        with contextlib.suppress(DocumentError):
            parse(texts[size])

    assert linear(read)
